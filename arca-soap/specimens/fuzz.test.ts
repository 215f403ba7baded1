import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wsfe } from '../wsfe/service.ts';
import { checkSpecimens, fuzzClient } from './fuzz-client.ts';
import { fuzzLogin } from './fuzz-login.ts';
import { wsfeSpecimens } from './wsfe.ts';

const { SEED, CASE } = process.env;
const seed = Number(SEED ?? 20261126);
const only = CASE === undefined ? undefined : Number(CASE);

test('whole answers are read as they are: every kind of every operation of WSFEv1', async () => {
  const covered = new Set(wsfeSpecimens.map(({ operation }) => operation.name));
  assert.deepEqual(
    [...covered].sort(),
    Object.values(wsfe.operations)
      .map(({ name }) => name)
      .sort(),
  );
  await checkSpecimens(wsfeSpecimens);
});

test('4,000 damaged answers of WSFEv1 are read or refused, and none authorizes what its whole one does not', async () => {
  const fuzzed = await fuzzClient(wsfeSpecimens, { seed, cases: 4_000, only });
  if (only !== undefined) return;
  assert.ok(
    fuzzed.refused > 1_000 && fuzzed.answered > 500 && fuzzed.authorized > 100,
    JSON.stringify(fuzzed),
  );
  assert.ok(fuzzed.slowest < 5_000, JSON.stringify(fuzzed));
});

test('400 damaged answers of WSAA give a good ticket or a failure, and nothing shows or keeps a secret', async () => {
  const fuzzed = await fuzzLogin({ seed, cases: 400, only });
  if (only !== undefined) return;
  assert.ok(fuzzed.tickets > 20 && fuzzed.faults > 20 && fuzzed.refused > 100, JSON.stringify(fuzzed));
});
