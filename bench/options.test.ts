/** What is asked of the bench is played, and nothing else. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readOptions } from './options.ts';

it('refuses what it does not know instead of measuring something else', () => {
  assert.throws(() => readOptions(['--store', 'embedded,oracle']), /oracle/);
  for (const seconds of ['0', '-1', 'ten', '']) {
    assert.throws(() => readOptions([`--seconds=${seconds}`]), /above 0/);
  }
  assert.throws(() => readOptions(['--onyl', 'issue']), /onyl/);
});

it('keeps the JSON of a whole run, and of a part only when told to', () => {
  assert.equal(readOptions([]).keep, true);
  assert.equal(readOptions(['--no-keep']).keep, false);
  assert.equal(readOptions(['--only', 'sustained']).keep, false);
  const { only, stores, keep } = readOptions([
    'pdf',
    '--only',
    'issue,hang',
    '--store',
    'postgres',
    '--keep',
  ]);
  assert.deepEqual(
    { only, stores, keep },
    { only: ['issue', 'hang', 'pdf'], stores: ['postgres'], keep: true },
  );
});
