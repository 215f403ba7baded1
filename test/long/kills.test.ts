/** Real processes killed at random and at every durable write: what was asked for ends in the ledger once. `SEED=…` repeats. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { createKillRun } from './kill-run.ts';

const SEED = Number(process.env['SEED'] ?? 1);
/** An invoice on a fresh folder takes 24 writes, ticket and certificate included; one after another restart, eleven. */
const WRITES = 24;
const INVOICES = 100;

it('100 invoices survive a kill before and after each durable write, each authorised once', async (test) => {
  const run = await createKillRun();
  try {
    const died = new Map<string, number>();
    for (let ordinal = 1; ordinal <= WRITES; ordinal += 1) {
      for (const when of ['before', 'after'] as const) {
        const life = await run.begin({ ordinal, when });
        // Enough for the write to be reached, whatever was left over by the last life.
        await run.live(life, run.asked() + 9);
        await life.kill();
        assert.equal(life.writes.length >= ordinal, true, `write ${ordinal} was reached`);
        const name = `${when} ${life.writes[ordinal - 1]}`;
        died.set(name, (died.get(name) ?? 0) + 1);
      }
    }
    const last = await run.begin();
    await run.live(last, INVOICES);
    await run.judge(last);
    for (const [name, times] of [...died].sort()) test.diagnostic(`${times} × ${name}`);
    test.diagnostic(`${run.asked()} invoices, ${2 * WRITES} kills`);
    assert.ok(run.asked() >= INVOICES);
  } finally {
    await run.close();
  }
});

it('100 invoices survive 20 kills at random moments, each authorised once', async (test) => {
  const run = await createKillRun();
  let state = SEED;
  // Park and Miller's generator: chance that repeats.
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  try {
    for (let kill = 1; kill <= 20; kill += 1) {
      const life = await run.begin();
      const lives = run.live(life, (INVOICES * kill) / 20);
      // A moment of real time is what is being tested here.
      await after(random() * 600);
      await life.kill();
      await lives;
    }
    const last = await run.begin();
    await run.live(last, INVOICES);
    await run.judge(last);
    test.diagnostic(`seed ${SEED}`);
  } finally {
    await run.close();
  }
});
