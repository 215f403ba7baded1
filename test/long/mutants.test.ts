/** Deliberate mistakes in the code that issues: a simulation that misses one of them proves nothing. */
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { describe, it } from 'node:test';
import { findTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { type Hunted, hunt, huntByTest } from '../simulation/mutants/hunt.ts';
import { MUTANTS } from '../simulation/mutants/mutants.ts';

const JOBS = availableParallelism();

function say({ name, caught, runs, by }: Hunted): void {
  process.stdout.write(`${name}: ${caught ? `caught in ${runs} runs: ${by}` : 'not caught'}\n`);
}

describe('the simulation notices code', () => {
  for (const mutant of MUTANTS) {
    const { name, noticed, safeguards } = mutant;
    if ('test' in noticed) continue;
    const { first, runs } = noticed;
    it(`that ${name}, within ${runs} runs from seed ${first}`, async () => {
      const hunted = await hunt(mutant, noticed, JOBS);
      say(hunted);
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
