/** A hundred thousand damaged answers at the client. `SEED=…` chooses others; with `CASE=…` one is repeated alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzClient } from '../../arca-soap/specimens/fuzz-client.ts';
import { fuzzLogin } from '../../arca-soap/specimens/fuzz-login.ts';
import { padronSpecimens, wscdcSpecimens } from '../../arca-soap/specimens/readers.ts';
import { wsfeSpecimens } from '../../arca-soap/specimens/wsfe.ts';
import { wsfexSpecimens } from '../../arca-soap/specimens/wsfex.ts';

const { SEED, CASE } = process.env;
const seed = Number(SEED ?? 1);
const only = CASE === undefined ? undefined : Number(CASE);
const CASES = 100_000;

test('100,000 damaged answers at the client: no crash, no hang, no pollution, nothing authorized that was not', async () => {
  const fuzzed = await fuzzClient(wsfeSpecimens, { seed, cases: CASES, only });
  if (only !== undefined) return;
  assert.ok(fuzzed.refused > CASES / 4 && fuzzed.authorized > CASES / 100, JSON.stringify(fuzzed));
  assert.ok(fuzzed.slowest < 5_000, JSON.stringify(fuzzed));
  process.stdout.write(`${JSON.stringify({ seed, ...fuzzed })}\n`);
});

test('50,000 damaged answers of WSFEXv1, WSCDC and the padrón: nothing believed that the whole ones do not say', async () => {
  const specimens = [...wsfexSpecimens, ...wscdcSpecimens, ...padronSpecimens];
  const fuzzed = await fuzzClient(specimens, { seed, cases: CASES / 2, only });
  if (only !== undefined) return;
  assert.ok(fuzzed.refused > CASES / 8 && fuzzed.authorized > CASES / 300, JSON.stringify(fuzzed));
  assert.ok(fuzzed.slowest < 5_000, JSON.stringify(fuzzed));
  process.stdout.write(`${JSON.stringify({ seed, ...fuzzed })}\n`);
});

test('5,000 damaged answers of WSAA: a good ticket or a failure, and no secret shown or kept', async () => {
  const fuzzed = await fuzzLogin({ seed, cases: 5_000, only });
  if (only === undefined) assert.ok(fuzzed.tickets > 500 && fuzzed.refused > 1_000, JSON.stringify(fuzzed));
});
