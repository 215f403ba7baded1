import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  dayInBuenosAires,
  daysBetween,
  isDay,
  isSameMonth,
  lastDayOfMonth,
  laterOf,
  weekdayBefore,
  weekdayOf,
} from './day.ts';

const anyDay = fc.integer({ min: -200_000, max: 500_000 }).map((serial) => addDays('1970-01-01', serial));

test('days that do not exist are refused', () => {
  const wrong = [
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
  ];
  for (const text of [...wrong, '', '20261118', '2026-11-18T00:00', ' 2026-11-18', '2026-11-00']) {
    assert.equal(isDay(text), false, text);
  }
  for (const text of ['2028-02-29', '2000-02-29', '2026-12-31']) assert.ok(isDay(text));
});

test('counting days agrees with the calendar of the machine', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      assert.ok(isDay(day));
      const utc = new Date(`${day}T00:00:00Z`);
      const days = utc.getTime() / 86_400_000;
      assert.equal(daysBetween('1970-01-01', day), days);
      assert.equal(weekdayOf(day), utc.getUTCDay() === 0 ? 7 : utc.getUTCDay());
    }),
  );
});

test('going forth and back comes home', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
      assert.equal(addDays(addDays(day, days), -days), day);
      assert.equal(daysBetween(day, addDays(day, days)), days);
    }),
  );
});

test('midnight is midnight in Buenos Aires, also at the end of the year', () => {
  assert.equal(dayInBuenosAires(Date.parse('2026-11-19T02:59:59.999Z')), '2026-11-18');
  assert.equal(dayInBuenosAires(Date.parse('2026-11-19T03:00:00Z')), '2026-11-19');
  assert.equal(dayInBuenosAires(Date.parse('2027-01-01T02:00:00Z')), '2026-12-31');
  assert.equal(dayInBuenosAires(-1), '1969-12-31');
});

test('the working day before a Monday or a Sunday is Friday', () => {
  assert.equal(weekdayBefore('2026-11-23'), '2026-11-20');
  assert.equal(weekdayBefore('2026-11-22'), '2026-11-20');
  assert.equal(weekdayBefore('2026-11-20'), '2026-11-19');
});

test('a month ends on its last day and is compared with its year', () => {
  assert.equal(lastDayOfMonth('2028-02-10'), '2028-02-29');
  assert.ok(isSameMonth('2026-11-01', '2026-11-30'));
  assert.ok(!isSameMonth('2026-11-30', '2025-11-30'));
  assert.equal(laterOf('2026-11-18', '2026-12-01'), '2026-12-01');
});
