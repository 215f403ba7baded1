/** A real process killed at the writes that matter most, and at random: the short form of the long suite. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { createKillRun } from '../long/kill-run.ts';

it('what a killed process had accepted, and what it was sending, ends in the ledger once', async (test) => {
  const run = await createKillRun();
  try {
    const deaths = [
      { ordinal: 20, when: 'before' },
      { ordinal: 9, when: 'after' },
      { ordinal: 12, when: 'before' },
    ] as const;
    for (const death of deaths) {
      const life = await run.begin(death);
      await run.live(life, run.asked() + 9);
      await life.kill();
      assert.ok(life.writes.length >= death.ordinal, 'the write was reached');
      test.diagnostic(`killed ${death.when} ${life.writes[death.ordinal - 1]}`);
    }
    for (const moment of [40, 160]) {
      const life = await run.begin();
      const lives = run.live(life, run.asked() + 6);
      // A moment of real time is what is being tested here.
      await after(moment);
      await life.kill();
      await lives;
    }
    const last = await run.begin();
    await run.live(last, run.asked() + 1);
    await run.judge(last);
    test.diagnostic(`${run.asked()} invoices, 5 kills`);
  } finally {
    await run.close();
  }
});
