/** Real processes killed at random and at every durable write: what was asked for ends in the ledger once. `SEED=…` repeats. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { createKillRun, type KillRun } from './kill-run.ts';
import type { Death } from './killed-process.ts';

const SEED = Number(process.env['SEED'] ?? 1);
const INVOICES = 100;

/** Writes that belong to no single invoice: whoever works on batches asks the queue for them, also while there are none. */
const BESIDE = ['update jobs'] as const;

/** Every durable write on the way of an invoice, and how often it is met there. */
const WRITES: readonly (readonly [string, number])[] = [
  // With its lane, the first time that a process meets it; alone, later.
  ['transaction of accept-invoices', 2],
  ['insert invoices, insert outbox, insert audit_log', 2],
  ['update lanes', 1],
  // What will be sent, then what came of it, lane by lane: of what is found after a death with more than one statement.
  ['update lanes, insert pins, insert sends', 2],
  ['transaction of issue-lane', 1],
  ['update lanes, delete pins, update sends, update invoices, insert outbox', 2],
  // Of exports alone.
  ['insert export_ids', 2],
  // Started, then concluded.
  ['insert sends', 2],
  ['insert exchanges, update sends', 2],
  // What each of two lanes has reached.
  ['insert exchanges', 2],
  ['insert health', 1],
];

/** Authorised, and the answer not kept: the next life has to read it, after what each of two lanes has reached. */
const UNHEARD: Death = { write: 'insert exchanges, update sends', nth: 1, when: 'before' };
const READINGS: readonly Death[] = (['before', 'after'] as const).flatMap((when) => [
  UNHEARD,
  { write: 'insert exchanges', nth: 3, when },
]);

/** Those that a folder meets once in its life, or once a ticket. */
const FIRST_WRITES: readonly (readonly [string, number])[] = [
  ['insert data_keys', 1],
  ['insert certificates', 1],
  ['update certificates', 1],
  ['insert tickets', 1],
  ['update tickets', 2],
  ['insert parameters', 1],
];

const deathsAt = (writes: readonly (readonly [string, number])[]): Death[] =>
  writes.flatMap(([write, times]) =>
    Array.from({ length: times }, (_, index) => index + 1).flatMap((nth): Death[] => [
      { write, nth, when: 'before' },
      { write, nth, when: 'after' },
    ]),
  );

/** Lives until the write is met: a few invoices are enough, whatever was left over by the last life. */
async function dieAt(run: KillRun, death: Death): Promise<readonly string[]> {
  const life = await run.begin(death);
  for (let more = 1; more <= 6 && !life.died(); more += 1) await run.live(life, run.asked() + 2);
  await life.kill();
  assert.ok(life.died(), `the process died ${death.when} its ${death.write} number ${death.nth}`);
  return life.writes;
}

it('100 invoices survive a kill before and after each durable write, each authorised once', async (test) => {
  const run = await createKillRun();
  try {
    const met = new Set<string>();
    const deaths = [...deathsAt(WRITES), ...READINGS];
    for (const death of deaths) for (const name of await dieAt(run, death)) met.add(name);
    const last = await run.begin();
    await run.live(last, Math.max(run.asked(), INVOICES));
    await run.judge(last);
    const names = new Set([...[...WRITES, ...FIRST_WRITES].map(([write]) => write), ...BESIDE]);
    assert.deepEqual(
      [...met].filter((name) => !names.has(name)),
      [],
      'no other write is on the way',
    );
    test.diagnostic(`${run.asked()} invoices, ${deaths.length} kills`);
  } finally {
    await run.close();
  }
});

it('a first invoice survives a kill before and after each write of keys, certificate and ticket', async (test) => {
  const deaths = deathsAt(FIRST_WRITES);
  for (const death of deaths) {
    const run = await createKillRun();
    try {
      await dieAt(run, death);
      const last = await run.begin();
      await run.live(last, run.asked());
      await run.judge(last);
    } finally {
      await run.close();
    }
  }
  test.diagnostic(`${deaths.length} kills`);
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
