/** BullMQ wakes workers; when its Redis is flushed, restarted, stopped or gone, jobs are found all the same. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { simulatedClock } from '../clock/simulated.ts';
import { systemClock } from '../clock/system.ts';
import type { Database } from '../database/port.ts';
import { openTestDatabase } from '../database/testing/open-test-database.ts';
import { localSignals } from '../events/signals.ts';
import { silentLog } from '../log/silent.ts';
import { systemRandom } from '../random/system.ts';
import type { Redis } from '../redis/open-redis.ts';
import {
  type OwnRedis,
  openTestRedis,
  startOwnRedis,
  withOwnRedis,
  withTestRedis,
} from '../redis/testing/open-test-redis.ts';
import { bullmqBroker } from './bullmq.ts';
import { brokerConformance } from './conformance-broker.ts';
import type { Broker, Queue } from './port.ts';
import { signalsBroker } from './signals.ts';
import { tableQueue } from './table.ts';
import { brokerWithFallback } from './with-fallback.ts';

const clock = systemClock;
const pass = (ms: number) => clock.sleep(ms);

brokerConformance(
  'Signals',
  async () => {
    const time = simulatedClock(0);
    const broker = signalsBroker(localSignals(time));
    return { here: broker, there: broker, pass: (ms) => time.advance(ms), close: async () => {} };
  },
  { wakesOne: false },
);

await withTestRedis('a broker on Redis', ({ url }) => {
  const pair = async (wrap: (broker: Broker) => Broker) => {
    const redis = await openTestRedis(url);
    const [here, there] = [await bullmqBroker({ redis, clock }), await bullmqBroker({ redis, clock })];
    return { here: wrap(here), there: wrap(there), pass, close: () => redis.close() };
  };
  brokerConformance('BullMQ', () => pair((broker) => broker), { wakesOne: true });
  brokerConformance(
    'BullMQ before signals',
    () => pair((broker) => brokerWithFallback(broker, signalsBroker(localSignals(clock)))),
    { wakesOne: true },
  );

  test('what is told while nobody works is kept, once a key, and nothing is kept once it was heard', async () => {
    const redis = await openTestRedis(url);
    const broker = await bullmqBroker({ redis, clock });
    for (let round = 0; round < 10; round++) for (const key of ['a', 'b']) await broker.publish('kept', key);
    let woken = 0;
    const worker = broker.subscribe('kept', () => {
      woken += 1;
    });
    while (woken < 2) await pass(5);
    await pass(100);
    assert.equal(woken, 2);
    await worker.stop();
    const left = await redis.ask((client) => client.keys(`${redis.prefix}bull:kept:k*`));
    assert.deepEqual(left, []);
    await redis.close();
  });
});

withOwnRedis('jobs whose Redis breaks', () => {
  let server: OwnRedis;
  let redis: Redis;
  let database: Database;
  let broker: Broker;
  let queue: Queue;
  before(async () => {
    server = await startOwnRedis();
    redis = await openTestRedis(server.url);
    database = await openTestDatabase(clock);
    broker = await bullmqBroker({ redis, clock });
    const signals = localSignals(clock);
    queue = tableQueue({
      database,
      clock,
      random: systemRandom(clock),
      log: silentLog,
      broker: brokerWithFallback(broker, signalsBroker(signals)),
      sweepMs: 300,
    });
  });
  after(async () => {
    await redis.close();
    await server.close();
    await database.close();
  });

  test('each is done once, however often Redis is flushed, killed, stopped and started while they come', async () => {
    const done = new Map<string, number>();
    const jobs = 120;
    const all = Promise.withResolvers<void>();
    const workers = [1, 2].map(() =>
      queue.work(
        'breaking',
        async ({ payload }) => {
          const key = String(payload);
          done.set(key, (done.get(key) ?? 0) + 1);
          if (done.size === jobs) all.resolve();
        },
        { concurrency: 5 },
      ),
    );
    const breakages = [
      () => server.tell('flushall'),
      () => server.kill(),
      () => server.start(),
      async () => server.freeze(),
      async () => server.thaw(),
      () => server.tell('flushall'),
    ];
    for (let job = 0; job < jobs; job++) {
      if (job % 20 === 0) await breakages[job / 20]?.();
      const key = `job ${job}`;
      await database.transaction('platform', (trx) =>
        queue.add(trx, [{ kind: 'breaking', key, payload: key }]),
      );
      queue.wake('breaking', key);
      await pass(5);
    }
    await all.promise;
    await Promise.all(workers.map((worker) => worker.stop()));
    assert.deepEqual([...new Set(done.values())], [1]);
  });

  test('stopping a worker whose Redis stands still takes a second at most', async () => {
    const worker = broker.subscribe('stopping', () => {});
    while (redis.health().state !== 'ok') await pass(20);
    await broker.publish('stopping', 'a');
    server.freeze();
    const begun = performance.now();
    await worker.stop();
    assert.ok(performance.now() - begun < 1500);
    assert.equal(await broker.publish('stopping', 'b'), false);
    server.thaw();
  });
});
