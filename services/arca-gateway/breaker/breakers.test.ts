/** Several processes over one store, in every order: one probe at a time, one piece of news a change, and an end to it. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type SimulatedClock, simulatedClock } from '@arca-api/platform/clock/simulated';
import type { NewEvent } from '@arca-api/platform/events/port';
import { localSignals } from '@arca-api/platform/events/signals';
import { silentLog } from '@arca-api/platform/log/silent';
import { seededRandom } from '@arca-api/platform/random/seeded';
import fc from 'fast-check';
import { DEFAULTS } from '../config.ts';
import { Barred } from './barred.ts';
import type { BreakersStore } from './breakers.store.ts';
import { type Breakers, createBreakers, type Ended } from './breakers.ts';
import { createPlaces } from './in-flight.ts';
import { memoryBreakers } from './memory-breakers.ts';

const START = Date.UTC(2026, 10, 18, 15);
const RULE = DEFAULTS.breaker;
const KEY = { environment: 'produccion', service: 'wsfe', methods: 'authorise' } as const;
const WELL: Ended = { judgement: 'well', tookMs: 5, words: '' };
const ILL: Ended = { judgement: 'ill', tookMs: 5, words: 'HTTP 503' };

interface Bench {
  readonly clock: SimulatedClock;
  readonly told: NewEvent[];
  process(options?: Partial<ProcessOptions>): Breakers;
}

interface ProcessOptions {
  readonly skew: number;
  readonly store: BreakersStore;
  readonly hearsSignals: boolean;
  readonly ping: () => Promise<Ended>;
  readonly inARow: () => Promise<number>;
  readonly storeNow: () => Promise<number>;
}

function openBench(): Bench {
  const clock = simulatedClock(START);
  const told: NewEvent[] = [];
  const shared = memoryBreakers((events) => void told.push(...events));
  const signals = localSignals(clock);
  return {
    clock,
    told,
    process: ({ skew = 0, store = shared, hearsSignals = true, ping, inARow, storeNow } = {}) => {
      const own = { now: () => clock.now() + skew, sleep: clock.sleep };
      return createBreakers({
        store,
        storeClock: { now: storeNow ?? (async () => clock.now()) },
        clock: own,
        random: seededRandom(1, clock),
        signals: hearsSignals ? signals : localSignals(clock),
        log: silentLog,
        rule: RULE,
        places: createPlaces(DEFAULTS.inFlight, own),
        inARow: inARow ?? (() => Promise.reject(new Error('nobody counts'))),
        ping: ping === undefined ? () => null : () => ping(),
      });
    },
  };
}

const wanted = (clock: SimulatedClock, cuit = '30000000007') => ({
  ...KEY,
  cuit,
  deadline: clock.now() + 3_600_000,
});

/** One call that ends so; `null` when it was not made. */
async function call(bench: Bench, breakers: Breakers, ended: Ended): Promise<Barred | null> {
  const entry = await breakers.enter(wanted(bench.clock));
  if (entry instanceof Barred) return entry;
  await entry.leave(ended);
  return null;
}

async function fail(bench: Bench, breakers: Breakers, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await call(bench, breakers, ILL);
}

suite('breakers of several processes', () => {
  test('in whatever order they are answered, one probe at a time is made, and it ends once ARCA is well', async () => {
    const round = fc.record({
      isWell: fc.boolean(),
      calls: fc.integer({ min: 1, max: 4 }),
      takes: fc.integer({ min: 0, max: 5_000 }),
      pause: fc.integer({ min: 0, max: 30_000 }),
    });
    const skews = fc.array(fc.integer({ min: -60_000, max: 60_000 }), { minLength: 2, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(round, { minLength: 1, maxLength: 8 }),
        skews,
        fc.boolean(),
        async (scheduler, rounds, skewed, hearsSignals) => {
          const bench = openBench();
          const { clock, told } = bench;
          const shared = memoryBreakers((events) => void told.push(...events));
          const later = async <Result>(work: () => Promise<Result>): Promise<Result> => {
            await scheduler.schedule(Promise.resolve());
            return work();
          };
          const store: BreakersStore = {
            all: () => later(shared.all),
            change: (key, next, tell) => later(() => shared.change(key, next, tell)),
          };
          const processes = skewed.map((skew) =>
            bench.process({ skew, store, hearsSignals, storeNow: () => later(async () => clock.now()) }),
          );
          let probes = 0;
          const make = async (breakers: Breakers, isWell: boolean, takes: number): Promise<void> => {
            const entry = await breakers.enter({ ...KEY, cuit: '30000000007', deadline: START * 2 });
            if (entry instanceof Barred) return;
            if (entry.isProbe) probes += 1;
            assert.ok(probes <= 1, `${probes} probes at once`);
            await clock.sleep(takes);
            if (entry.isProbe) probes -= 1;
            await entry.leave(isWell ? WELL : ILL);
          };
          const settle = async (work: Promise<unknown>): Promise<void> => {
            let isDone = false;
            const done = () => {
              isDone = true;
            };
            void work.then(done, done);
            while (!isDone) {
              if (scheduler.count() > 0) await scheduler.waitOne();
              else await clock.advance(250);
            }
            await work;
          };
          const callAll = (isWell: boolean, calls: number, takes: number) =>
            settle(
              Promise.all(
                processes.flatMap((one) => Array.from({ length: calls }, () => make(one, isWell, takes))),
              ),
            );
          for (const { isWell, calls, takes, pause } of rounds) {
            await callAll(isWell, calls, takes);
            await clock.advance(pause);
          }
          const limit = clock.now() + RULE.longestWait * 1.2 + RULE.lease + 30_000;
          const isOut = async () => (await shared.all()).some(({ state }) => state !== 'closed');
          while ((await isOut()) && clock.now() < limit) {
            await callAll(true, 1, 5);
            await clock.advance(1_000);
            while (scheduler.count() > 0) await scheduler.waitOne();
          }
          assert.equal(await isOut(), false);
          const expected = told.map((_, index) => (index % 2 === 0 ? 'arca.unavailable' : 'arca.recovered'));
          assert.deepEqual(
            told.map(({ type }) => type),
            expected,
          );
          assert.equal(told.length % 2, 0);
          for (const one of processes) await settle(one.close());
        },
      ),
      { numRuns: 60 },
    );
  });

  test('answers about taxpayers never close the way, whoever gives them', async () => {
    const bench = openBench();
    const breakers = bench.process();
    for (let time = 0; time < 500; time += 1) assert.equal(await call(bench, breakers, WELL), null);
    assert.deepEqual(bench.told, []);
  });

  test('what one process finds out the others know, by a signal or by their next note', async () => {
    const bench = openBench();
    const [first, second] = [bench.process(), bench.process()];
    const deaf = bench.process({ hearsSignals: false });
    await call(bench, deaf, WELL);
    await fail(bench, first, 5);
    await bench.clock.advance(1);
    assert.ok((await call(bench, second, WELL)) instanceof Barred);
    assert.equal(await call(bench, deaf, WELL), null, 'it has not heard');
    const hear = deaf.listen();
    hear([{ ...KEY, ...(await rowOf(first)), generation: 1 }]);
    await bench.clock.advance(1);
    assert.ok((await call(bench, deaf, WELL)) instanceof Barred);
  });

  const rowOf = async (breakers: Breakers) => {
    const [reported] = await breakers.report([KEY]);
    assert.equal(reported?.state, 'open');
    return {
      state: 'open' as const,
      since: START,
      failing_since: START,
      probe_at: reported?.retry_at ?? 0,
      leased_until: 0,
      attempts: 0,
      reason: 'x',
    };
  };

  test('with the store out of reach each process has a breaker of its own, which opens and closes', async () => {
    const bench = openBench();
    const broken: BreakersStore = {
      all: () => Promise.reject(new Error('no store')),
      change: () => Promise.reject(new Error('no store')),
    };
    const breakers = bench.process({ store: broken, storeNow: () => Promise.reject(new Error('no store')) });
    await fail(bench, breakers, 5);
    const barred = await call(bench, breakers, WELL);
    assert.ok(barred instanceof Barred && barred.retryAfterMs >= 12_000 && barred.retryAfterMs <= 18_000);
    await bench.clock.advance(barred.retryAfterMs);
    assert.equal(await call(bench, breakers, WELL), null, 'the probe');
    await bench.clock.advance(9_000);
    for (let time = 0; time < 20; time += 1) assert.equal(await call(bench, breakers, WELL), null);
  });

  test('the probe of a process that died is made by another once its lease is over', async () => {
    const bench = openBench();
    const [dying, living] = [bench.process(), bench.process()];
    await fail(bench, dying, 5);
    await bench.clock.advance(18_000);
    const entry = await dying.enter(wanted(bench.clock));
    assert.ok(!(entry instanceof Barred) && entry.isProbe);
    assert.ok(entry.deadline <= bench.clock.now() + RULE.lease, 'nothing of it leaves after that');
    await bench.clock.advance(RULE.lease - 1);
    const waits = await call(bench, living, WELL);
    assert.ok(waits instanceof Barred && waits.retryAfterMs <= RULE.lookAgain);
    await bench.clock.advance(1);
    assert.equal(await call(bench, living, WELL), null);
    await entry.leave(ILL);
    assert.deepEqual(
      (await living.report([KEY]))[0]?.state,
      'recovering',
      'what came late counts for nothing',
    );
  });

  test('a failed ping costs no call: nobody gets the way free', async () => {
    const bench = openBench();
    let pings = 0;
    const breakers = bench.process({
      ping: async () => {
        pings += 1;
        return ILL;
      },
    });
    await fail(bench, breakers, 5);
    for (let time = 0; time < 4; time += 1) {
      await bench.clock.advance(36_000);
      assert.ok((await call(bench, breakers, WELL)) instanceof Barred);
    }
    assert.equal(pings, 4);
  });

  test('one probe that says nothing of ARCA lets another one be made a moment later', async () => {
    const bench = openBench();
    const breakers = bench.process();
    await fail(bench, breakers, 5);
    await bench.clock.advance(18_000);
    const neither: Ended = { judgement: 'neither', tookMs: 0, words: '' };
    assert.equal(await call(bench, breakers, neither), null);
    assert.ok((await call(bench, breakers, WELL)) instanceof Barred);
    await bench.clock.advance(RULE.lookAgain);
    assert.equal(await call(bench, breakers, WELL), null);
  });

  test('two failures while it recovers close the way again, for longer', async () => {
    const bench = openBench();
    const breakers = bench.process();
    await fail(bench, breakers, 5);
    await bench.clock.advance(18_000);
    await call(bench, breakers, WELL);
    for (let time = 0; time < 11; time += 1) await call(bench, breakers, ILL);
    const barred = await call(bench, breakers, WELL);
    assert.ok(barred instanceof Barred && barred.outage?.state === 'out');
    assert.ok(barred.retryAfterMs >= 24_000, String(barred.retryAfterMs));
    assert.equal(bench.told.length, 1, 'it was never told to be back');
  });

  test('enough failures at once are an outage a second later, though nobody calls meanwhile', async () => {
    const bench = openBench();
    const breakers = bench.process();
    for (let time = 0; time < 100; time += 1) await call(bench, breakers, WELL);
    await fail(bench, breakers, 8);
    assert.equal((await breakers.report([KEY]))[0]?.state, 'closed');
    await bench.clock.advance(1_000);
    assert.equal((await breakers.report([KEY]))[0]?.state, 'open');
  });

  test('what others met counts too: five failures of as many processes are an outage, if nobody is answered', async () => {
    const bench = openBench();
    let inARow = 0;
    const processes = Array.from({ length: 5 }, () => bench.process({ inARow: async () => inARow }));
    for (const one of processes) {
      inARow += 1;
      await call(bench, one, { ...ILL, inARow });
    }
    assert.equal(bench.told.length, 1);

    for (const [left, isOut] of [
      [0, false],
      [9, true],
    ] as const) {
      const calm = openBench();
      const one = calm.process({ inARow: async () => left });
      for (let time = 0; time < 100; time += 1) await call(calm, one, WELL);
      await call(calm, one, { ...ILL, inARow: 9 });
      assert.equal(calm.told.length, 0, 'with so much traffic it might be chance');
      await calm.clock.advance(1_000);
      assert.equal(calm.told.length, isOut ? 1 : 0);
    }
  });

  test('news says what is out, since when and until when, once for all methods of a service', async () => {
    const bench = openBench();
    const breakers = bench.process();
    await fail(bench, breakers, 5);
    const read = { ...wanted(bench.clock), methods: 'read' } as const;
    for (let time = 0; time < 5; time += 1) {
      const entry = await breakers.enter(read);
      assert.ok(!(entry instanceof Barred));
      await entry.leave(ILL);
    }
    assert.equal(bench.told.length, 1);
    const [news] = bench.told;
    assert.deepEqual(
      [news?.type, news?.organization, news?.mode, news?.subject],
      ['arca.unavailable', '*', 'live', 'produccion:wsfe'],
    );
    const data = news?.data as { methods: string[]; started_at: string; ended_at: null; reason: string };
    assert.deepEqual([data.methods, data.ended_at], [['authorise'], null]);
    assert.match(data.reason, /5 calls in a row failed: HTTP 503/);
    for (const methods of ['read', 'authorise'] as const) {
      await bench.clock.advance(18_000);
      const entry = await breakers.enter({ ...read, methods });
      assert.ok(!(entry instanceof Barred));
      await entry.leave(WELL);
      assert.equal(bench.told.length, 1);
    }
    await bench.clock.advance(9_000);
    const recovered = bench.told[1];
    assert.equal(recovered?.type, 'arca.recovered');
    assert.ok((recovered?.sequence ?? 0) > (news?.sequence ?? 0));
  });
});
