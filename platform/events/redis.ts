/** Carries signals by Redis's publish and subscribe: nothing of them is kept there. */

import type { Clock } from '../clock/port.ts';
import { repeat } from '../clock/repeat.ts';
import type { Random } from '../random/port.ts';
import type { Redis } from '../redis/open-redis.ts';
import type { Carrier } from './port.ts';

export interface RedisCarrierOptions {
  readonly redis: Redis;
  readonly clock: Clock;
  readonly random: Random;
}

/** A subscription that says nothing may be quiet or dead; it is asked this often, and may take as long. */
const PING_MS = 5000;
/** Longest wait for the first subscription. */
const FIRST_ANSWER_MS = 1000;

/** Resolves once it listens, or Redis is away: then it listens as soon as it is back. */
export async function redisCarrier({ redis, clock, random }: RedisCarrierOptions): Promise<Carrier> {
  const self = random.id('prc');
  const channel = `${redis.prefix}signals`;
  const listeners: ((words: string) => void)[] = [];
  const subscription = redis.connect({
    maxRetriesPerRequest: null,
    // Once more at every beginning, whatever became of the one before.
    autoResubscribe: false,
    connectionName: self,
  });
  subscription.on('message', (_channel: string, message: string) => {
    const end = message.indexOf(' ');
    if (message.slice(0, end) === self) return;
    for (const listener of listeners) listener(message.slice(end + 1));
  });
  const subscribed = Promise.withResolvers<void>();
  subscription.on('ready', () => {
    subscription.subscribe(channel).then(
      () => subscribed.resolve(),
      () => {},
    );
  });
  const pings = repeat({
    clock,
    everyMs: PING_MS,
    async work() {
      if (subscription.status !== 'ready') return false;
      const patience = new AbortController();
      const isDead = clock.sleep(PING_MS, patience.signal).then(
        () => true,
        () => false,
      );
      const answers = subscription.ping().then(
        () => false,
        () => false,
      );
      if (await Promise.race([answers, isDead])) subscription.disconnect(true);
      patience.abort('over');
      return false;
    },
    onError: () => {},
  });
  if (redis.health().state === 'ok') {
    const patience = new AbortController();
    await Promise.race([subscribed.promise, clock.sleep(FIRST_ANSWER_MS, patience.signal).catch(() => {})]);
    patience.abort('over');
  }

  return {
    // Redis itself would carry 512 MB.
    limit: 1_000_000,
    async send(words) {
      try {
        const heard = await redis.ask((client) => client.publish(channel, `${self} ${words}`));
        // Not even by this process: whoever else listens may have lost its subscription too.
        return heard > 0;
      } catch {
        return false;
      }
    },
    hear(listener) {
      listeners.push(listener);
    },
    async close() {
      subscription.disconnect();
      await pings.stop();
    },
  };
}
