/** Many runs for a test: fails with every promise that was broken, and how to see it again. */
import assert from 'node:assert/strict';
import { tellFailure } from './report.ts';
import { type Many, type Result, runMany } from './run-many.ts';

export async function runUnbroken(many: Many): Promise<readonly Result[]> {
  const results = await runMany(many);
  const broken = results.filter(({ violations }) => violations.length > 0);
  assert.equal(broken.length, 0, broken.map((result) => tellFailure(result, many.store)).join('\n'));
  return results;
}

/** The first seeds, from 1 on. */
export const seedsUpTo = (runs: number): readonly number[] =>
  Array.from({ length: runs }, (_, index) => index + 1);
