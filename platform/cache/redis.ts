/** A cache that processes share. Throws `RedisAway` while its server is away: see `with-fallback.ts`. */
import type { Redis } from '../redis/open-redis.ts';
import type { Cache } from './port.ts';

// In one script, or a death between its two halves would leave a count that never ends.
const COUNT_UP = `local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return count`;

export function redisCache(redis: Redis): Cache {
  const nameOf = (key: string) => `${redis.prefix}cache:${key}`;
  return {
    get: (key) => redis.ask((client) => client.get(nameOf(key))),
    async set(key, value, ttlMs) {
      await redis.ask((client) => client.set(nameOf(key), value, 'PX', wholeMs(ttlMs)));
    },
    async delete(key) {
      await redis.ask((client) => client.del(nameOf(key)));
    },
    async increment(key, ttlMs) {
      const count = await redis.ask((client) => client.eval(COUNT_UP, 1, nameOf(key), wholeMs(ttlMs)));
      return Number(count);
    },
  };
}

/** Redis takes whole milliseconds, and refuses none at all. */
const wholeMs = (ms: number): number => Math.max(1, Math.ceil(ms));
