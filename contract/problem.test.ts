import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REFUSALS, Refusal } from './errors.ts';
import { problemOf, problemSchema } from './problem.ts';

test('a refusal says what to do in its own words where it has them, and in those of the catalogue otherwise', () => {
  const fix = { es: 'Delegá el servicio.', en: 'Delegate the service.' };
  assert.deepEqual(problemOf(new Refusal('arca.rejected', { fix }), 'req_1').fix, fix);
  assert.deepEqual(problemOf(new Refusal('arca.rejected'), 'req_1').fix, REFUSALS['arca.rejected'].fix);
});

test('every refusal of the catalogue makes a problem document', () => {
  for (const code of Object.keys(REFUSALS) as (keyof typeof REFUSALS)[])
    assert.equal(problemSchema.parse(problemOf(new Refusal(code), 'req_1')).status, REFUSALS[code].status);
});
