/**
 * Wakes workers by BullMQ on Redis: of all that wait for a kind, one is woken for each job. What BullMQ holds is only that
 * somebody should look at the job table, so a Redis that forgets it costs the time until the table is swept.
 */
import { createHash } from 'node:crypto';
import type { Queue as BullQueue, Worker as BullWorker, RedisClient } from 'bullmq';
import type { Clock } from '../clock/port.ts';
import type { Redis } from '../redis/open-redis.ts';
import type { Broker } from './port.ts';

export interface BullmqBrokerOptions {
  readonly redis: Redis;
  readonly clock: Clock;
}

/** Wake-ups that one worker takes at once: each is only passed on. */
const CONCURRENCY = 20;
/** How long it waits at a stretch, in seconds: an end that comes in between may take as long, and one more. */
const LOOK_S = 2;
/** Longest wait for a Redis that does not say goodbye. */
const GOODBYE_MS = 1000;

export interface BullmqBroker extends Broker {
  /** Ends what is still subscribed. */
  close(): Promise<void>;
}

export async function bullmqBroker({ redis, clock }: BullmqBrokerOptions): Promise<BullmqBroker> {
  const { Queue, Worker } = await import('bullmq');
  const prefix = `${redis.prefix}bull`;
  const queues = new Map<string, BullQueue>();
  const subscriptions = new Set<{ stop(): Promise<void> }>();

  const queueOf = (kind: string, client: unknown): BullQueue => {
    const known = queues.get(kind);
    if (known !== undefined) return known;
    const queue = new Queue(nameOf(kind), {
      connection: client as RedisClient,
      prefix,
      // Of which nobody reads anything.
      streams: { events: { maxLen: 10 } },
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    });
    // Whoever publishes is told; the library throws what nobody listens to.
    queue.on('error', () => {});
    queues.set(kind, queue);
    return queue;
  };

  const inTime = async (work: Promise<unknown>) => {
    const patience = new AbortController();
    await Promise.race([work.catch(() => {}), clock.sleep(GOODBYE_MS, patience.signal).catch(() => {})]);
    patience.abort('over');
  };

  return {
    async publish(kind, key) {
      try {
        await redis.ask((client) => queueOf(kind, client).add('look', null, { jobId: idOf(key) }));
        return true;
      } catch {
        return false;
      }
    },
    subscribe(kind, wake) {
      // As the library wants its connections: patient, and sending again what was cut off.
      const settings = { maxRetriesPerRequest: null, autoResendUnfulfilledCommands: true };
      const connection = redis.connect(settings);
      const connections = [connection];
      // It waits on a copy, which would look for a lost server for ever.
      connection.duplicate = (more) => {
        const copy = redis.connect({ ...settings, ...more });
        connections.push(copy);
        return copy;
      };
      const worker: BullWorker = new Worker(nameOf(kind), async () => null, {
        connection: connection as unknown as RedisClient,
        prefix,
        concurrency: CONCURRENCY,
        drainDelay: LOOK_S,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 0 },
      });
      worker.on('error', () => {});
      // Only now may the same key be published anew: what was told before, this look finds.
      worker.on('completed', () => wake());
      const subscription = {
        async stop() {
          subscriptions.delete(subscription);
          // Said goodbye to only where somebody hears it.
          await inTime(worker.close(redis.health().state === 'away'));
          for (const one of connections) one.disconnect();
        },
      };
      subscriptions.add(subscription);
      return subscription;
    },
    async close() {
      await Promise.all([...subscriptions].map((one) => one.stop()));
    },
  };
}

/** Neither names nor ids may hold a colon, and an id may be no number. */
const nameOf = (kind: string): string => kind.replaceAll(':', '.');
const idOf = (key: string): string => `k${createHash('sha256').update(key).digest('base64url')}`;
