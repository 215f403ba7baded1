import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SimulatedClock, simulatedClock } from '../clock/simulated.ts';
import { allowancesConformance } from './conformance.ts';
import { allowancesInBlocks } from './in-blocks.ts';
import { memoryAllowances } from './memory.ts';
import type { Allowance, Allowances } from './port.ts';
import { allowancesWithFallback } from './with-fallback.ts';

allowancesConformance('Memory', async () => {
  let shift = 0;
  const time = simulatedClock(10_000_000);
  const allowances = memoryAllowances({ ...time, now: () => time.now() + shift });
  return {
    allowances,
    elsewhere: allowances,
    pass: (ms) => time.advance(ms),
    setClock: (ms) => {
      shift += ms;
    },
  };
});

allowancesConformance('Blocks', async () => {
  let shift = 0;
  const time = simulatedClock(10_000_000);
  const clock = { ...time, now: () => time.now() + shift };
  const shared = memoryAllowances(clock);
  return {
    allowances: allowancesInBlocks(shared, clock),
    elsewhere: allowancesInBlocks(shared, clock),
    pass: (ms) => time.advance(ms),
    setClock: (ms) => {
      shift += ms;
    },
  };
});

const one: Allowance = { key: 'k', quota: 2, windowMs: 60_000, cost: 1 };

test('a full memory forgets the key drawn on longest ago', async () => {
  const allowances = memoryAllowances(simulatedClock(0), 2);
  for (const key of ['a', 'b', 'a', 'c']) await allowances.draw([{ ...one, key }]);
  const used = async (key: string) => (await allowances.draw([{ ...one, key, cost: 0 }])).used[0];
  assert.deepEqual([await used('b'), await used('a'), await used('c')], [0, 2, 1]);
});

/** A store that answers, fails or says nothing, as told, and counts who asks. */
function moody(clock: SimulatedClock) {
  const shared = memoryAllowances(clock);
  const told = { mood: 'answers' as 'answers' | 'fails' | 'hangs', asked: 0 };
  const allowances: Allowances = {
    async draw(wanted) {
      told.asked += 1;
      if (told.mood === 'fails') throw new Error('away');
      if (told.mood === 'hangs') return new Promise(() => {});
      return shared.draw(wanted);
    },
  };
  return { allowances, told };
}

for (const mood of ['fails', 'hangs'] as const) {
  test(`a shared store that ${mood} is replaced by this process's own limits, left alone for a second and asked again`, async () => {
    const clock = simulatedClock(0);
    const { allowances: shared, told } = moody(clock);
    const allowances = allowancesWithFallback({ shared, own: memoryAllowances(clock), clock });
    const draw = async () => (await clock.drive(allowances.draw([one]))).granted;
    assert.equal(await draw(), true);
    told.mood = mood;
    const before = clock.now();
    assert.deepEqual([await draw(), await draw(), await draw()], [true, true, false], 'its own quota of two');
    assert.equal(told.asked, 2, 'only the first of them waited for the store');
    assert.ok(clock.now() - before <= 100, `${clock.now() - before} ms`);
    told.mood = 'answers';
    await clock.advance(1000);
    assert.deepEqual([await draw(), await draw()], [true, false], 'the shared count goes on where it stood');
    assert.equal(clock.sleepers, 0);
  });
}

test('a clock that is set back does not keep a store from being asked again', async () => {
  const clock = simulatedClock(0);
  let shift = 0;
  const { allowances: shared, told } = moody(clock);
  const own = memoryAllowances(clock);
  const allowances = allowancesWithFallback({
    shared,
    own,
    clock: { ...clock, now: () => clock.now() + shift },
  });
  told.mood = 'fails';
  await allowances.draw([one]);
  shift = -3_600_000;
  told.mood = 'answers';
  await allowances.draw([one]);
  assert.equal(told.asked, 2);
});

/** A store whose answers take a turn, and which counts who asks. */
function remote(clock: SimulatedClock) {
  const store = memoryAllowances(clock);
  const told = { asked: 0 };
  const allowances: Allowances = {
    async draw(wanted) {
      told.asked += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return store.draw(wanted);
    },
  };
  return { allowances, told };
}

test('of a large quota most requests ask nobody, all of it can be had, and two processes grant no more than it', async () => {
  const clock = simulatedClock(0);
  const { allowances: shared, told } = remote(clock);
  const processes = [allowancesInBlocks(shared, clock), allowancesInBlocks(shared, clock)];
  const wanted = [
    { key: 'key', quota: 6000, windowMs: 60_000, cost: 1 },
    { key: 'organization', quota: 10_000, windowMs: 60_000, cost: 1 },
  ];
  const grants = async (count: number) => {
    const all = Array.from({ length: count }, (_, index) => processes[index % 2]?.draw(wanted));
    return (await Promise.all(all)).filter((drawn) => drawn?.granted).length;
  };
  assert.equal(await grants(500), 500);
  assert.ok(told.asked <= 20, `${told.asked} asked for 500`);
  assert.equal(await grants(5400), 5400);
  const last = await grants(400);
  assert.ok(last >= 80 && last <= 100, `${last} of the last 100`);
  const before = told.asked;
  assert.equal(await grants(1000), 0);
  assert.ok(told.asked - before <= 6, `${told.asked - before} asked for what was known to be refused`);
});

test('what a process tells counts down by one, within its block and beyond it', async () => {
  const clock = simulatedClock(0);
  const { allowances: shared } = remote(clock);
  const allowances = allowancesInBlocks(shared, clock);
  const wanted = { key: 'k', quota: 5000, windowMs: 60_000, cost: 1 };
  for (let count = 1; count <= 20; count++)
    assert.deepEqual(await allowances.draw([wanted]), { granted: true, used: [count] });
});

test('a refusal takes nothing of what the process had taken of another allowance', async () => {
  const clock = simulatedClock(0);
  const { allowances: shared } = remote(clock);
  const allowances = allowancesInBlocks(shared, clock);
  const large = { key: 'large', quota: 10_000, windowMs: 3_600_000, cost: 1 };
  const small = { key: 'small', quota: 1, windowMs: 3_600_000, cost: 1 };
  await allowances.draw([large]);
  assert.deepEqual(await allowances.draw([large, small]), { granted: true, used: [2, 1] });
  for (let i = 0; i < 3; i++)
    assert.deepEqual(await allowances.draw([large, small]), { granted: false, used: [2, 1] });
  assert.deepEqual(await allowances.draw([large]), { granted: true, used: [3] });
});
