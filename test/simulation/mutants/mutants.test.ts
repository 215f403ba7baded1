/** Mutants are data about code that changes: each must still fit it, and one of them is hunted here, and all of them in the long suite. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { describe, it } from 'node:test';
import { applyPatches } from './apply-patches.ts';
import { hunt } from './hunt.ts';
import { MUTANTS } from './mutants.ts';

const root = new URL('../../../', import.meta.url);

describe('deliberate mistakes in the code that issues', () => {
  for (const { name, patches, safeguards } of MUTANTS) {
    it(`have their places in today's code, and make code of it: one that ${name}`, async () => {
      const byFile = Map.groupBy([...patches, ...safeguards], ({ file }) => file);
      for (const [file, those] of byFile) {
        const source = await readFile(new URL(file, root), 'utf8');
        const wrong = applyPatches(file, source, those);
        assert.notEqual(wrong, source);
        // What no engine could load would be caught for nothing.
        assert.notEqual(stripTypeScriptTypes(wrong), '');
      }
    });
  }

  it('are refused where their place is not there, or is there twice', () => {
    const patch = { file: 'x', find: 'a', put: 'b' };
    assert.throws(() => applyPatches('x', 'none', [{ ...patch, find: 'z' }]), /0 places/);
    assert.throws(() => applyPatches('x', 'a a', [patch]), /2 places/);
  });

  it('are noticed, each by a run of the whole: the first of them', async () => {
    const [first] = MUTANTS;
    assert.ok(first !== undefined && 'first' in first.noticed);
    const { caught, by } = await hunt(first, first.noticed, 2);
    assert.ok(caught, by);
  });
});
