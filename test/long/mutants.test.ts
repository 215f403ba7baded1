/** Deliberate mistakes in the code that issues, or that tells of it: a simulation that misses one of them proves nothing. */
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { describe, it } from 'node:test';
import { findTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { type Hunted, hunt, huntByTest } from '../simulation/mutants/hunt.ts';
import { seeds } from '../simulation/mutants/mutant.ts';
import { MUTANTS } from '../simulation/mutants/mutants.ts';

const JOBS = availableParallelism();
/** Worlds change with the code that plays them: a mistake that its seeds do not meet any more is looked for in so many. */
const WORLDS = seeds(1, 2_000);

function say({ name, caught, runs, by }: Hunted): void {
  process.stdout.write(`${name}: ${caught ? `caught in ${runs} runs: ${by}` : 'not caught'}\n`);
}

describe('the simulation notices code', () => {
  for (const mutant of MUTANTS) {
    const { name, noticed, safeguards } = mutant;
    if ('test' in noticed) continue;
    const { first, runs } = noticed;
    it(`that ${name}, within ${runs} runs from seed ${first}, or among ${WORLDS.runs} worlds`, async (test) => {
      const soon = await hunt(mutant, noticed, JOBS);
      const hunted = soon.caught ? soon : await hunt(mutant, WORLDS, JOBS);
      say(hunted);
      if (!soon.caught) test.diagnostic(`not from seed ${first} any more: give it seeds that catch it`);
      assert.ok(hunted.caught, `${hunted.runs} runs broke no promise`);
    });
    if (safeguards.length === 0) continue;
    it(`and not for the want of what would hide that it ${name}`, async () => {
      const { by, caught } = await hunt(mutant, noticed, JOBS, 'safeguards');
      assert.ok(!caught, by);
    });
  }
});

const server = await findTestServer();
describe('a test notices code', { skip: 'reason' in server ? server.reason : false }, () => {
  for (const mutant of MUTANTS) {
    const { name, noticed } = mutant;
    if (!('test' in noticed)) continue;
    it(`that ${name}`, async () => {
      const hunted = await huntByTest(mutant, noticed);
      say(hunted);
      assert.ok(hunted.caught, hunted.by);
      const { caught, by } = await huntByTest(mutant, noticed, 'safeguards');
      assert.ok(!caught, `it fails without the mistake, too: ${by}`);
    });
  }
});
