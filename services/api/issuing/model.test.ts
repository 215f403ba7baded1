/** The machine against everything a small world can do to it, and against dice in larger ones. `SEED=…` repeats a run. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { movesOf } from './testing/model-moves.ts';
import { createModelWorld, type Fate, type Machine, type Plan, planOf } from './testing/model-world.ts';
import { MUTANTS } from './testing/mutants.ts';
import { dice, explore, type Found, wander } from './testing/search.ts';

const RUNS = Number(process.env['RUNS'] ?? 10_000);
const SEED = Number(process.env['SEED'] ?? 0);

const of = (...fates: readonly Fate[]) => fates.map((fate, index) => ({ price: index + 1, fate }));
const twins = (...fates: readonly Fate[]) => fates.map((fate) => ({ price: 7, fate }));

type Budget = Parameters<typeof explore>[1];
const budget = (faults: number, strangers = 0, jumps = 0): Budget => ({ faults, strangers, jumps });

const tell = (found: Found | null): string =>
  found === null ? '' : `${found.wrong}\n${found.path.map((name) => `  ${name}`).join('\n')}`;

/** Everything about a run follows from its seed. */
function run(seed: number, machine?: Machine): Found | null {
  const random = dice(seed);
  const any = (limit: number) => Math.floor(random() * limit);
  const fates = ['good', 'good', 'bad', 'flaky'] as const;
  const invoices = Array.from({ length: 1 + any(6) }, () => ({
    price: 1 + any(4),
    fate: fates[any(4)] ?? 'good',
  }));
  const plan = planOf(invoices, {
    batch: 1 + any(4),
    consult: 1 + any(3),
    oneByOne: random() < 0.5,
    ...(machine === undefined ? {} : { machine }),
  });
  return wander(plan, budget(any(7), any(2), any(2)), random);
}

describe('every interleaving of a small world', () => {
  const worlds: readonly (readonly [string, Plan, Budget])[] = [
    ['two invoices, two faults, another writer', planOf(of('good', 'good')), budget(2, 1)],
    ['one that may be judged twice, then time passes', planOf(of('flaky', 'good')), budget(2, 0, 1)],
    ['twins of which one may be refused', planOf(twins('flaky', 'good')), budget(2)],
    ['a batch committed one by one', planOf(of('good', 'good'), { oneByOne: true }), budget(3)],
    ['one by one, judged twice', planOf(of('flaky', 'good'), { oneByOne: true }), budget(2)],
    ['one by one, another writer between', planOf(of('good', 'good'), { oneByOne: true }), budget(1, 1)],
    [
      'three in batches of two, read one at a time',
      planOf(of('good', 'bad', 'good'), { batch: 2, consult: 1 }),
      budget(1),
    ],
  ];
  for (const [title, plan, faults] of worlds) {
    it(`ends with one entry in the ledger for each invoice: ${title}`, (test) => {
      const { states, ends, complete, found } = explore(plan, faults, 150_000);
      test.diagnostic(`${states} states, ${ends} ends${complete ? ', all there are' : ''}`);
      assert.equal(found, null, tell(found));
      assert.ok(complete, 'the whole world was seen');
      assert.ok(ends > 0, 'and it ends');
    });
  }
});

describe('random schedules of larger worlds', () => {
  it('end with one entry in the ledger for each invoice, whatever is lost, late or killed', (test) => {
    const seeds = SEED > 0 ? [SEED] : Array.from({ length: RUNS }, (_, index) => index + 1);
    for (const seed of seeds) {
      const found = run(seed);
      assert.equal(found, null, `SEED=${seed} repeats it: ${tell(found)}`);
    }
    test.diagnostic(`${seeds.length} runs`);
  });

  it('number in the order of acceptance when nothing fails, without reading again', () => {
    const plan = planOf(of('good', 'good', 'good', 'good', 'good'), { batch: 2 });
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = dice(seed);
      let world = createModelWorld(budget(0));
      let readings = 0;
      for (;;) {
        const moves = movesOf(plan, world).filter((move) => !move.name.endsWith('is lost'));
        const move = moves[Math.floor(random() * moves.length)];
        if (move === undefined) break;
        const before = world.worker?.state.certain;
        world = move.take();
        if (before === false && world.worker?.state.certain) readings += 1;
      }
      const rows = [...world.books.invoices.values()];
      assert.deepEqual(
        rows.map((row) => row.number),
        [1, 2, 3, 4, 5],
        `seed ${seed}`,
      );
      assert.equal(readings, 1, 'the one that begins a lease');
    }
  });
});

describe('machines that are wrong on purpose', () => {
  for (const [name, machine] of Object.entries(MUTANTS)) {
    it(`are caught: one that ${name}`, (test) => {
      for (let seed = 1; seed <= 20_000; seed += 1) {
        const found = run(seed, machine);
        if (found === null) continue;
        test.diagnostic(`seed ${seed}: ${found.wrong}`);
        return;
      }
      assert.fail('nobody noticed');
    });
  }
});
