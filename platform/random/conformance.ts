/** What every source of chance promises. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Clock } from '../clock/port.ts';
import { type SimulatedClock, simulatedClock } from '../clock/simulated.ts';
import type { Random } from './port.ts';

const start = Date.UTC(2026, 0, 1);

export function randomConformance(name: string, make: (clock: Clock) => Random): void {
  suite(`${name} as chance`, () => {
    const clock: SimulatedClock = simulatedClock(start);

    test('bytes are as many as asked and use every value', () => {
      const random = make(clock);
      assert.equal(random.bytes(0).length, 0);
      const bytes = random.bytes(20_000);
      assert.equal(bytes.length, 20_000);
      assert.equal(new Set(bytes).size, 256);
    });

    test('numbers lie in [0, 1) and spread over it', () => {
      const random = make(clock);
      const tenths = new Array<number>(10).fill(0);
      for (let draw = 0; draw < 10_000; draw++) {
        const number = random.number();
        assert.ok(number >= 0 && number < 1);
        const tenth = Math.floor(number * 10);
        tenths[tenth] = (tenths[tenth] ?? 0) + 1;
      }
      assert.ok(
        tenths.every((count) => count > 800 && count < 1200),
        String(tenths),
      );
    });

    test('an id is its prefix and 26 characters that begin with the time', () => {
      const random = make(clock);
      const id = random.id('inv');
      assert.match(id, /^inv_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
      const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
      const time = [...id.slice(4, 14)].reduce(
        (value, character) => value * 32 + alphabet.indexOf(character),
        0,
      );
      assert.equal(time, start);
    });

    test('ids are never equal and sort by creation, within a millisecond and when the clock steps back', () => {
      let now = start;
      const random = make({ ...clock, now: () => now });
      const ids = Array.from({ length: 5000 }, (_, index) => {
        if (index % 1000 === 500) now += 1;
        if (index % 1000 === 999) now -= 5;
        return random.id('x');
      });
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual([...ids].sort(), ids);
    });
  });
}
