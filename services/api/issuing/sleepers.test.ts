/** A lane that waits is asked again when it said, whatever became of the clock meanwhile. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { localSignals } from '@arca-api/platform/events/signals';
import { silentLog } from '@arca-api/platform/log/silent';
import type { LaneIssuer, Progress } from './issue-lane.ts';
import { lanePool } from './issue-lanes.job.ts';
import { emptyBooks, memoryIssuingStore } from './memory-store.ts';

const NOON = Date.parse('2026-11-18T12:00:00-03:00');
const MINUTE = 60_000;

/** One lane, which waits for as long as it is told, on timers that do not move with the clock. */
function stage() {
  const timers = simulatedClock(NOON);
  let ahead = 0;
  const clock = { now: () => timers.now() + ahead, sleep: timers.sleep };
  const asked: number[] = [];
  let waits = 0;
  const issuer: LaneIssuer = {
    async step(): Promise<Progress> {
      asked.push(timers.now() - NOON);
      return { next: 'wait', until: clock.now() + waits };
    },
    release: async () => {},
    remembered: () => [],
  };
  const pool = lanePool({
    issuer,
    store: memoryIssuingStore(emptyBooks(), clock.now),
    worker: 'one',
    clock,
    log: silentLog,
    signals: localSignals(clock),
    concurrency: 1,
    perOrganization: 1,
    sweepMs: 60 * MINUTE,
  });
  return {
    timers,
    pool,
    asked,
    setForward(ms: number) {
      ahead += ms;
    },
    /** From the next step on. */
    waitFor(ms: number) {
      waits = ms;
    },
  };
}

it('a retry is made in time although the clock was set forward over the hour of an earlier sleeper', async () => {
  const { timers, pool, asked, setForward, waitFor } = stage();
  waitFor(10 * MINUTE);
  pool.wake('lane', 'organization');
  await timers.advance(0);
  setForward(11 * MINUTE);
  waitFor(250);
  pool.wake('lane', 'organization');
  await timers.advance(1000);
  assert.deepEqual(asked, [0, 0, 250, 500, 750, 1000]);
  await timers.drive(pool.stop());
});

it('wakings that come while it sleeps leave one sleeper, not one each', async () => {
  const { timers, pool, asked, waitFor } = stage();
  waitFor(1000);
  for (let count = 0; count < 3; count += 1) {
    pool.wake('lane', 'organization');
    await timers.advance(0);
  }
  waitFor(10 * MINUTE);
  await timers.advance(5000);
  assert.deepEqual(asked, [0, 0, 0, 1000]);
  await timers.drive(pool.stop());
});
