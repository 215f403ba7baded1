/** The machine against everything a small world can do to it, and against dice in larger ones. `SEED=…` repeats a run. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FAULTS, movesOf } from './testing/model-moves.ts';
import { createModelWorld, type Fate, type Machine, planOf } from './testing/model-world.ts';
import { MUTANTS } from './testing/mutants.ts';
import { schedule } from './testing/random-world.ts';
import { dice, explore, type Found } from './testing/search.ts';
import { SMALL_WORLDS } from './testing/small-worlds.ts';

const RUNS = Number(process.env['RUNS'] ?? 10_000);
const SEED = Number(process.env['SEED'] ?? 0);
/** The rarest of them is caught by one schedule in thousands. */
const PATIENCE = 20_000;

const tell = (found: Found | null): string =>
  found === null ? '' : `${found.wrong}\n${found.path.map((name) => `  ${name}`).join('\n')}`;

describe('every interleaving of a small world', () => {
  for (const { title, plan, budget } of SMALL_WORLDS.filter(({ isLarge }) => !isLarge)) {
    it(`ends with one entry in the ledger for each invoice: ${title}`, (test) => {
      const { states, ends, complete, found } = explore(plan, budget, 100_000);
      test.diagnostic(`${states} states, ${ends} ends, all there are`);
      assert.equal(found, null, tell(found));
      assert.ok(complete, 'the whole world was seen');
      assert.ok(ends > 0, 'and it ends');
    });
  }
});

it('every misfortune there is comes to pass in one of the small worlds', () => {
  const met = new Set(
    SMALL_WORLDS.filter(({ isLarge }) => !isLarge).flatMap(({ plan, budget }) => [
      ...explore(plan, budget, 100_000).kinds,
    ]),
  );
  assert.deepEqual(
    FAULTS.filter((kind) => !met.has(kind)),
    [],
  );
});

describe('random schedules of larger worlds', () => {
  it('end with one entry in the ledger for each invoice, whatever is lost, late, stolen or killed', (test) => {
    const seeds = SEED > 0 ? [SEED] : Array.from({ length: RUNS }, (_, index) => index + 1);
    for (const seed of seeds) {
      const found = schedule(seed, new Map());
      assert.equal(found, null, `SEED=${seed} repeats it: ${tell(found)}`);
    }
    test.diagnostic(`${seeds.length} schedules`);
  });

  it('number in the order of acceptance when nothing fails, without reading again', () => {
    const fates: readonly Fate[] = ['good', 'good', 'good', 'good', 'good'];
    const plan = planOf(
      fates.map((fate, index) => ({ price: index + 1, fate })),
      { batch: 2 },
    );
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = dice(seed);
      let world = createModelWorld({ faults: 0 }, plan);
      let readings = 0;
      for (;;) {
        const moves = movesOf(plan, world);
        const move = moves[Math.floor(random() * moves.length)];
        if (move === undefined) break;
        if (move.kind === 'read-last') readings += 1;
        world = move.take();
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
  /** A store that refuses what it was asked to write has noticed, too. */
  const wrongWith = (seed: number, machine: Machine): string | null => {
    try {
      return schedule(seed, new Map(), machine)?.wrong ?? null;
    } catch (error) {
      return String(error);
    }
  };
  for (const [name, machine] of Object.entries(MUTANTS)) {
    it(`are caught: one that ${name}`, (test) => {
      for (let seed = 1; seed <= PATIENCE; seed += 1) {
        const wrong = wrongWith(seed, machine);
        if (wrong === null) continue;
        test.diagnostic(`schedule ${seed}: ${wrong}`);
        return;
      }
      assert.fail('nobody noticed');
    });
  }
});
