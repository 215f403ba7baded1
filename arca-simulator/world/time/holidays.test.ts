// Rates and due dates hang on which days are business days.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDayBefore, isBusinessDay } from './calendar.ts';
import { isHoliday } from './holidays.ts';

test('the holidays of 2026 are those of the law, on the days it moves them to', () => {
  const found: string[] = [];
  for (let month = 1; month <= 12; month += 1)
    for (let day = 1; day <= 31; day += 1) {
      const text = `2026${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
      if (isHoliday(text)) found.push(text.slice(4));
    }
  assert.deepEqual(found, [
    ...['0101', '0216', '0217', '0324', '0402', '0403', '0501', '0525', '0615', '0620', '0709', '0817'],
    ...['1012', '1123', '1208', '1225'],
  ]);
});

test('Easter moves Carnival and Good Friday with it', () => {
  for (const day of ['20240212', '20240213', '20240329', '20250303', '20250418', '20270208', '20270326'])
    assert.ok(isHoliday(day), day);
});

test('the business day before jumps over weekends and holidays', () => {
  assert.equal(businessDayBefore('20261124'), '20261120');
  assert.equal(businessDayBefore('20260218'), '20260213');
  assert.equal(businessDayBefore('20260406'), '20260401');
  assert.equal(isBusinessDay('20261123'), false);
  assert.equal(isBusinessDay('20261124'), true);
});
