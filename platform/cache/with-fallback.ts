/** A shared cache while its server is there, and one of this process alone while it is away. */
import { RedisAway } from '../redis/redis-away.ts';
import type { Cache } from './port.ts';

/**
 * What was kept without the server is forgotten once it is back, and what it kept meanwhile is found again: a deletion
 * made without it is known to this process alone. So nothing belongs in a cache whose staleness harms before its time ends.
 */
export function cacheWithFallback(shared: Cache, makeOwn: () => Cache): Cache {
  let own: Cache | null = null;

  const ask = async <Answer>(question: (cache: Cache) => Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await question(shared);
      own = null;
      return answer;
    } catch (error) {
      if (!(error instanceof RedisAway)) throw error;
      own ??= makeOwn();
      return question(own);
    }
  };

  return {
    get: (key) => ask((cache) => cache.get(key)),
    set: (key, value, ttlMs) => ask((cache) => cache.set(key, value, ttlMs)),
    delete: (key) => ask((cache) => cache.delete(key)),
    increment: (key, ttlMs) => ask((cache) => cache.increment(key, ttlMs)),
  };
}
