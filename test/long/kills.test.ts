/** Real processes killed at random and at every durable write: what was asked for ends in the ledger once. `SEED=…` repeats. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { createKillRun } from './kill-run.ts';

const SEED = Number(process.env['SEED'] ?? 1);
const INVOICES = 100;

/** Every durable write on the way of an invoice, in the order in which a fresh folder meets them, and how often. */
const WRITES: readonly (readonly [string, number])[] = [
  ['insert data_keys', 1],
  ['insert certificates', 1],
  ['update certificates', 1],
  ['insert tickets', 1],
  ['update tickets', 2],
  ['insert parameters', 1],
  ['update lanes', 1],
  ['transaction of accept-invoices', 2],
  // Odd ones write what will be sent, even ones what came of it.
  ['transaction of issue-lane', 4],
  ['insert sends', 2],
  // Started, then concluded.
  ['update sends', 4],
  ['insert exchanges', 3],
  ['insert health', 1],
];

it('100 invoices survive a kill before and after each durable write, each authorised once', async (test) => {
  const run = await createKillRun();
  try {
    const met = new Set<string>();
    let kills = 0;
    for (const [write, times] of WRITES) {
      for (let nth = 1; nth <= times; nth += 1) {
        for (const when of ['before', 'after'] as const) {
          const life = await run.begin({ write, nth, when });
          // A few invoices are enough for the write to be reached, whatever was left over by the last life.
          for (let more = 1; more <= 6 && !life.died(); more += 1) await run.live(life, run.asked() + 2);
          await life.kill();
          assert.ok(life.died(), `the process died ${when} its ${write} number ${nth}`);
          for (const name of life.writes) met.add(name);
          kills += 1;
        }
      }
    }
    const last = await run.begin();
    await run.live(last, Math.max(run.asked(), INVOICES));
    await run.judge(last);
    const names = new Set(WRITES.map(([write]) => write));
    assert.deepEqual(
      [...met].filter((name) => !names.has(name)),
      [],
      'no other write is on the way',
    );
    test.diagnostic(`${run.asked()} invoices, ${kills} kills`);
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
