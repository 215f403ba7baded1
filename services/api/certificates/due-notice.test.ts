import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysLeft, dueNotice } from './due-notice.ts';

const DAY = 86_400_000;

test('each instant before and after the end belongs to one notice', () => {
  const end = Date.UTC(2028, 10, 25, 15);
  const at = (days: number) => dueNotice(end, end - days * DAY);
  assert.deepEqual([700, 60.01, 60, 31, 30, 7.01, 7, 0.5, 0, -3].map(at), [
    null,
    null,
    60,
    60,
    30,
    30,
    7,
    7,
    0,
    0,
  ]);
  assert.deepEqual(
    [60, 59.9, 0.5, 0, -3].map((days) => daysLeft(end, end - days * DAY)),
    [60, 59, 0, 0, 0],
  );
});
