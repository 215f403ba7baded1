/** A clock that is behind at midnight: the lane knows better which day it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOfLane } from './day-of-lane.ts';

const at = (time: string): number => Date.parse(`2026-12-31T${time}-03:00`);

test('a lane that has begun the day tells it to a clock some seconds behind', () => {
  assert.equal(dayOfLane('2026-12-31', at('23:59:55'), '2027-01-01'), '2027-01-01');
});

test('a lane of earlier days, or of none, leaves today as it is', () => {
  for (const last of [null, '2026-12-30', '2026-12-31'])
    assert.equal(dayOfLane('2026-12-31', at('23:59:55'), last), '2026-12-31');
});

test('dates further ahead are nobody’s clock: services may be dated days from now', () => {
  assert.equal(dayOfLane('2026-12-31', at('12:00:00'), '2027-01-01'), '2026-12-31');
  assert.equal(dayOfLane('2026-12-31', at('23:59:55'), '2027-01-02'), '2026-12-31');
});

test('midnight may pass between reading the clock and judging', () => {
  assert.equal(dayOfLane('2026-12-31', at('23:59:59') + 4000, '2027-01-01'), '2027-01-01');
});

test('a day that was asked for is judged as it is', () => {
  assert.equal(dayOfLane('2026-12-30', at('23:59:55'), '2026-12-31'), '2026-12-30');
});
