/** Signals between processes: over whichever carrier is there, and lost at worst. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import pg from 'pg';
import { systemClock } from '../clock/system.ts';
import { withTestServer } from '../database/testing/open-test-postgres.ts';
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
import { carriedSignals } from './carried-signals.ts';
import { carriedConformance, signalsConformance } from './conformance-signals.ts';
import type { Carrier, Signals } from './port.ts';
import { postgresCarrier } from './postgres.ts';
import { redisCarrier } from './redis.ts';

const clock = systemClock;
const random = systemRandom(clock);
const log = silentLog;
const overPostgres = (url: string) => postgresCarrier({ url, clock, random, log });
const over = (...carriers: Carrier[]) => carriedSignals({ clock, log, carriers });

signalsConformance('Signals without a carrier', () => ({ signals: over(), until: (work) => work }));

await withTestRedis('signals over Redis', ({ url }) => {
  carriedConformance('Redis', async () => {
    const redis = await openTestRedis(url);
    const carriers = [
      await redisCarrier({ redis, clock, random }),
      await redisCarrier({ redis, clock, random }),
    ] as const;
    return {
      here: over(carriers[0]),
      there: over(carriers[1]),
      async close() {
        for (const carrier of carriers) await carrier.close();
        await redis.close();
      },
    };
  });

  test('installations that share a server do not hear each other', async () => {
    const [ours, theirs] = [await openTestRedis(url), await openTestRedis(url)];
    const [here, there] = [
      await redisCarrier({ redis: ours, clock, random }),
      await redisCarrier({ redis: theirs, clock, random }),
    ];
    const told = over(there).wait('topic', 200);
    over(here).notify('topic');
    assert.equal(await told, false);
    await Promise.all([here.close(), there.close()]);
    await Promise.all([ours.close(), theirs.close()]);
  });
});

await withTestServer('signals over PostgreSQL', (server) => {
  let url: string;
  let drop: () => Promise<void>;
  before(async () => {
    ({ url, drop } = await server.makeDatabase());
  });
  after(() => drop());

  carriedConformance('PostgreSQL', async () => {
    const carriers = [await overPostgres(url), await overPostgres(url)] as const;
    return {
      here: over(carriers[0]),
      there: over(carriers[1]),
      async close() {
        for (const carrier of carriers) await carrier.close();
      },
    };
  });

  /** Tells until it is heard: a carrier that comes back says so to nobody. */
  const untilHeard = async (here: Signals, there: Signals) => {
    for (let round = 0; ; round++) {
      assert.ok(round < 100, 'never heard');
      const told = there.wait('is it back', 100);
      here.notify('is it back');
      if (await told) return;
    }
  };

  test('a connection that the server ends is made anew, and nothing is thrown meanwhile', async () => {
    const carriers = [await overPostgres(url), await overPostgres(url)] as const;
    const [here, there] = [over(carriers[0]), over(carriers[1])];
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    for (let round = 0; round < 3; round++) {
      const ended = await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'arca-api signals' and datname = current_database()`,
      );
      assert.equal(ended.rowCount, 2);
      here.notify('lost, perhaps');
      await untilHeard(here, there);
      await untilHeard(there, here);
    }
    await admin.end();
    for (const carrier of carriers) await carrier.close();
  });

  test('strangers on the channel are not understood, and harm nothing', async () => {
    const carrier = await overPostgres(url);
    const signals = over(carrier);
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    for (const words of ['', 'x', 'prc_1 {', 'prc_1 null', 'prc_1 [1]', 'prc_1 [[{}]]'])
      await admin.query('select pg_notify($1, $2)', ['arca_signals', words]);
    const told = signals.wait('topic', 60_000);
    await admin.query('select pg_notify($1, $2)', ['arca_signals', 'prc_1 [["topic",""]]']);
    assert.equal(await told, true);
    await admin.end();
    await carrier.close();
  });

  withOwnRedis('with a Redis that breaks before it', () => {
    let broken: OwnRedis;
    let redis: Redis;
    before(async () => {
      broken = await startOwnRedis();
      redis = await openTestRedis(broken.url);
    });
    after(async () => {
      await redis.close();
      await broken.close();
    });

    /** Two processes over both, and how often each carrier was taken. */
    const make = async () => {
      const sent = { redis: 0, postgres: 0 };
      const carriers = async () => {
        const first = await redisCarrier({ redis, clock, random });
        const second = await overPostgres(url);
        const counted = (carrier: Carrier, name: keyof typeof sent): Carrier => ({
          ...carrier,
          async send(words) {
            const was = await carrier.send(words);
            if (was) sent[name] += 1;
            return was;
          },
        });
        return [counted(first, 'redis'), counted(second, 'postgres')] as const;
      };
      const [one, other] = [await carriers(), await carriers()];
      return {
        here: over(...one),
        there: over(...other),
        sent,
        async close() {
          for (const carrier of [...one, ...other]) await carrier.close();
        },
      };
    };
    carriedConformance('Redis and PostgreSQL', make);

    test('they go by Redis, by PostgreSQL while it is gone or stands still, and by Redis again', async () => {
      const { here, there, sent, close } = await make();
      let notified = 0;
      const tell = async (patienceMs: number) => {
        const told = there.wait('topic', patienceMs);
        const begun = performance.now();
        here.notify('topic');
        notified += 1;
        const was = await told;
        const took = performance.now() - begun;
        while (sent.redis + sent.postgres < notified) await clock.sleep(5);
        return { was, took };
      };
      assert.equal((await tell(60_000)).was, true);
      assert.deepEqual(sent, { redis: 1, postgres: 0 });
      for (const [breakIt, mend] of [
        [() => broken.kill(), () => broken.start()],
        [async () => broken.freeze(), async () => broken.thaw()],
      ] as const) {
        const before = { ...sent };
        await breakIt();
        const [first, second] = [await tell(60_000), await tell(60_000)];
        assert.ok(first.was && first.took < 500, `one wait for Redis: ${first.took} ms`);
        assert.ok(second.was && second.took < 100, `then none: ${second.took} ms`);
        assert.deepEqual(sent, { redis: before.redis, postgres: before.postgres + 2 });
        await mend();
        for (let round = 0; ; round++) {
          assert.ok(round < 100, 'never by Redis again');
          const { was } = await tell(100);
          // The other one's subscription may still be on its way.
          if (sent.redis > before.redis && was) break;
        }
      }
      await close();
    });
  });
});

suite('carriers that take nothing', () => {
  test('telling is of no use to others, and harmless', async () => {
    const deaf: Carrier = { limit: 100, send: async () => false, hear: () => {}, close: async () => {} };
    const signals = over(deaf, deaf);
    const told = signals.wait('topic', 60_000);
    signals.notify('topic');
    assert.equal(await told, true);
  });
});
