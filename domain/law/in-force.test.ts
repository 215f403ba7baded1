import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDay } from '../calendar/day.ts';
import * as figures from './figures.ts';
import { type Dated, inForce } from './in-force.ts';

const TABLE: readonly Dated<string>[] = [
  { validFrom: '2026-12-01', value: 'new', source: 'second' },
  { validFrom: '2025-04-06', value: 'old', source: 'first' },
];

test('a value rules from its first day until the next one’s, whatever the order of the table', () => {
  assert.equal(inForce(TABLE, '2025-04-05'), null);
  assert.equal(inForce(TABLE, '2025-04-06'), 'old');
  assert.equal(inForce(TABLE, '2026-11-30'), 'old');
  assert.equal(inForce(TABLE, '2026-12-01'), 'new');
});

test('every figure has a real day, a source, and no two for one day', () => {
  for (const [name, table] of Object.entries(figures)) {
    const days = table.map((entry) => entry.validFrom);
    assert.equal(new Set(days).size, days.length, name);
    for (const entry of table) {
      assert.ok(isDay(entry.validFrom), name);
      assert.notEqual(entry.source, '', name);
    }
  }
});
