/** A real process killed at the writes that matter most, and at random: the short form of the long suite. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { createKillRun } from './kill-run.ts';

it('what a killed process had accepted, and what it was sending, ends in the ledger once', async (test) => {
  const run = await createKillRun();
  try {
    const deaths = [
      // Accepted, but nobody was told; about to leave; sent, but nothing says what came of it; known, but not settled.
      { write: 'transaction of accept-invoices', nth: 1, when: 'after' },
      { write: 'insert sends', nth: 1, when: 'after' },
      { write: 'insert exchanges, update sends', nth: 1, when: 'before' },
      { write: 'transaction of issue-lane', nth: 1, when: 'before' },
    ] as const;
    for (const death of deaths) {
      const life = await run.begin(death);
      for (let more = 1; more <= 6 && !life.died(); more += 1) await run.live(life, run.asked() + 2);
      await life.kill();
      assert.ok(life.died(), `the process died ${death.when} its ${death.write} number ${death.nth}`);
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
    test.diagnostic(`${run.asked()} invoices, 6 kills`);
  } finally {
    await run.close();
  }
});
