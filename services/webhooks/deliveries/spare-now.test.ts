/** No second of an endpoint has more attempts than it takes, whoever begins them and whenever. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { seededRandom } from '@arca-api/platform/random/seeded';
import type { Begun } from '../tables.ts';
import { mostInASecond } from '../testing/most-in-a-second.ts';
import { noteBegun, type Pace, spareNow } from './spare-now.ts';

const begin = (pace: Pace, count: number, now: number): Pace => {
  const { begun, free_at } = noteBegun(pace, count, now);
  return { ...pace, begun: JSON.parse(begun), free_at };
};

test('an endpoint without a limit has always room', () => {
  const pace = { max_per_second: null, begun: [], free_at: null };
  assert.equal(spareNow(pace, 0), Number.MAX_SAFE_INTEGER);
});

test('what began a second ago makes room for as much, to the millisecond', () => {
  let pace: Pace = { max_per_second: 3, begun: [], free_at: null };
  pace = begin(pace, 1, 1000);
  assert.deepEqual([spareNow(pace, 1000), pace.free_at], [2, null]);
  pace = begin(pace, 2, 1400);
  assert.deepEqual([spareNow(pace, 1400), spareNow(pace, 1999), pace.free_at], [0, 0, 2000]);
  assert.equal(spareNow(pace, 2000), 1);
  assert.equal(spareNow(pace, 2400), 3);
});

test('a limit that is lowered or raised holds from the next attempt on', () => {
  const pace = begin({ max_per_second: 10, begun: [], free_at: null }, 6, 1000);
  assert.equal(spareNow({ ...pace, max_per_second: 5 }, 1500), 0);
  assert.equal(spareNow({ ...pace, max_per_second: 20 }, 1500), 14);
  const lowered = begin({ ...pace, max_per_second: 2 }, 1, 2000);
  assert.deepEqual([spareNow(lowered, 2000), lowered.free_at], [1, null]);
});

test('whatever comes in whatever order, by clocks that differ: never more, and the whole limit where enough waits', () => {
  const random = seededRandom(7, simulatedClock(0));
  for (const limit of [1, 2, 7, 100, 1000]) {
    let pace: Pace = { max_per_second: limit, begun: [], free_at: null };
    const all: Begun[] = [];
    let now = 50_000;
    for (let turn = 0; turn < 2000; turn++) {
      now += Math.floor(random.number() * 40);
      const mine = now - Math.floor(random.number() * 30);
      const count = Math.min(1 + Math.floor(random.number() * 10), spareNow(pace, mine));
      if (count === 0) continue;
      pace = begin(pace, count, mine);
      const last = pace.begun.at(-1);
      assert.ok(last !== undefined && last[0] >= (all.at(-1)?.[0] ?? 0));
      all.push([last[0], count]);
    }
    assert.ok(mostInASecond(all) <= limit, `${mostInASecond(all)} of ${limit}`);
    const first = all[0]?.[0] ?? 0;
    const total = all.reduce((sum, [, count]) => sum + count, 0);
    // Of 40 s with some 50 asks a second of five each; a turn comes 20 ms late on average.
    const wanted = Math.min(limit, 200) * ((now - first) / 1000);
    assert.ok(total >= 0.85 * wanted, `${total} of ${wanted} at ${limit} a second`);
    assert.ok(pace.begun.length <= limit);
  }
});
