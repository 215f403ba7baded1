/** A clock that is behind at midnight: the lane knows better which day it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOfLane } from './day-of-lane.ts';

const at = (time: string): number => Date.parse(`2026-12-31T${time}-03:00`);

test('a lane that has begun the day tells it to a clock some seconds behind', () => {
  assert.equal(dayOfLane(at('23:59:55'), '2027-01-01'), '2027-01-01');
});

test('a lane of earlier days, or of none, leaves today as it is', () => {
  for (const last of [null, '2026-12-30', '2026-12-31'])
    assert.equal(dayOfLane(at('23:59:55'), last), '2026-12-31');
});

test('dates further ahead are nobody’s clock: services may be dated days from now', () => {
  assert.equal(dayOfLane(at('12:00:00'), '2027-01-01'), '2026-12-31');
  assert.equal(dayOfLane(at('23:59:55'), '2027-01-02'), '2026-12-31');
});
