import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patternsOf } from '../webhooks.ts';
import { EVENT_TYPES, meansSomething } from './event-types.ts';

for (const [name, { data, example, when, version }] of Object.entries(EVENT_TYPES))
  test(`${name} has an example that is what it says`, () => {
    const parsed = data.parse(example);
    // Nothing of it is left out of the schema.
    assert.deepEqual(parsed, example);
    assert.ok(when.es.endsWith('.') && when.en.endsWith('.') && version === 1);
    for (const pattern of patternsOf(name)) assert.ok(meansSomething(pattern), pattern);
  });

test('what means no type there is, means nothing', () => {
  for (const pattern of [
    'invoice',
    'invoice.',
    'invoice.lost',
    'inv.*',
    'arca.certificate',
    '*',
    '',
    '__proto__',
  ])
    assert.equal(meansSomething(pattern), false, pattern);
});
