/** Deliberate mistakes in the code that issues: a simulation that misses one of them proves nothing. */
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { describe, it } from 'node:test';
import { hunt } from '../simulation/mutants/hunt.ts';
import { MUTANTS } from '../simulation/mutants/mutants.ts';

describe('the simulation notices code', () => {
  for (const mutant of MUTANTS) {
    if (mutant.noticed === null) continue;
    const { first, runs: most } = mutant.noticed;
    it(`that ${mutant.name}, within ${most} runs from seed ${first}`, async () => {
      const { caught, runs, by } = await hunt(mutant, most, availableParallelism(), first);
      process.stdout.write(`${mutant.name}: ${caught ? `caught in ${runs} runs: ${by}` : 'not caught'}\n`);
      assert.ok(caught, `${runs} runs broke no promise`);
    });
  }
});
