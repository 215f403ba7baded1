import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { seededRandom } from '../random/seeded.ts';
import { exponentialBackoff } from './backoff.ts';
import { clockConformance } from './conformance.ts';
import { repeat } from './repeat.ts';
import { simulatedClock } from './simulated.ts';
import { systemClock } from './system.ts';

clockConformance('The system', () => ({ clock: systemClock, until: (work) => work }));
clockConformance('A simulation', () => {
  const clock = simulatedClock(1_000_000);
  return { clock, until: (work) => clock.drive(work) };
});

suite('simulated time', () => {
  test('advancing wakes sleepers at their own instants, in order, those they make included', async () => {
    const clock = simulatedClock(0);
    const woken: string[] = [];
    const sleeper = async (name: string, ms: number) => {
      await clock.sleep(ms);
      woken.push(`${name} ${clock.now()}`);
    };
    void sleeper('a', 300);
    void sleeper('b', 100).then(() => sleeper('c', 100));
    void sleeper('same', 300);
    void sleeper('late', 301);
    await clock.advance(300);
    assert.deepEqual(woken, ['b 100', 'c 200', 'a 300', 'same 300']);
    assert.equal(clock.now(), 300);
    assert.equal(clock.sleepers, 1);
  });

  test('driving fails when nobody sleeps and the work does not end', async () => {
    await assert.rejects(simulatedClock(0).drive(new Promise(() => {})), /nobody sleeps/);
  });

  test('driving fails when time passes and the work does not end', async () => {
    const clock = simulatedClock(0);
    const forever = async () => {
      for (;;) await clock.sleep(1000);
    };
    await assert.rejects(clock.drive(forever(), 60_000), /does not end within 60000 ms/);
    assert.equal(clock.now(), 60_000);
  });

  test('an aborted sleeper no longer holds a place', async () => {
    const clock = simulatedClock(0);
    const abort = new AbortController();
    const sleep = clock.sleep(10, abort.signal);
    abort.abort(new Error('enough'));
    await assert.rejects(sleep, /enough/);
    assert.equal(clock.sleepers, 0);
  });
});

suite('a repetition', () => {
  test('it works at each interval, at once when nudged or told of more, and survives a round that throws', async () => {
    const clock = simulatedClock(0);
    const rounds: number[] = [];
    const errors: unknown[] = [];
    const repetition = repeat({
      clock,
      everyMs: 100,
      async work() {
        rounds.push(clock.now());
        if (rounds.length === 2) throw new Error('once');
        return rounds.length === 3;
      },
      onError: (error) => errors.push(error),
    });
    await clock.advance(250);
    assert.deepEqual(rounds, [0, 100, 200, 200]);
    assert.equal(errors.length, 1);
    repetition.nudge();
    await clock.advance(0);
    assert.deepEqual(rounds.slice(4), [250]);
    await repetition.stop();
    repetition.nudge();
    await clock.advance(1000);
    assert.equal(rounds.length, 5);
    assert.equal(clock.sleepers, 0);
  });

  test('a nudge while it works means one more round', async () => {
    const clock = simulatedClock(0);
    let rounds = 0;
    const repetition = repeat({
      clock,
      everyMs: 1000,
      async work() {
        if (++rounds === 1) repetition.nudge();
        await Promise.resolve();
        return false;
      },
      onError: assert.fail,
    });
    await clock.advance(10);
    assert.equal(rounds, 2);
    await repetition.stop();
  });
});

test('a backoff doubles up to its limit and loses at most half to chance', () => {
  const random = seededRandom(1, simulatedClock(0));
  const backoff = exponentialBackoff(1000, 60_000);
  for (let attempt = 1; attempt <= 2000; attempt++) {
    const full = Math.min(1000 * 2 ** (attempt - 1), 60_000);
    const wait = backoff(attempt, random);
    assert.ok(wait >= full / 2 && wait <= full, `attempt ${attempt}: ${wait}`);
  }
});
