import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  formatCuit,
  formatDay,
  formatDecimal,
  formatDocument,
  formatFullNumber,
  formatMoney,
  formatTypeCode,
} from './format.ts';

test('money reads as an Argentine writes it, and cannot break over lines', () => {
  assert.equal(formatMoney('1234.56', 'ARS'), '$\u00a01.234,56');
  assert.equal(formatMoney('219100', 'USD'), 'USD\u00a0219.100,00');
  assert.equal(formatMoney('-0.50', 'ARS'), '$\u00a0-0,50');
  assert.equal(formatMoney('-0.00', 'ARS'), '$\u00a00,00');
});

test('no digit that matters is lost: unit prices keep their decimals, quantities drop their zeros', () => {
  assert.equal(formatDecimal('0.123456'), '0,123456');
  assert.equal(formatDecimal('3.000', 0), '3');
  assert.equal(formatDecimal('1.500', 0), '1,5');
  assert.equal(formatDecimal('1234567890123456789.01'), '1.234.567.890.123.456.789,01');
});

test('a formatted amount reads back as the amount it was', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(999_999), (whole, fraction) => {
      const decimal = `${whole}.${String(fraction).padStart(6, '0')}`;
      const back = formatDecimal(decimal).replaceAll('.', '').replace(',', '.');
      const [, digits = '', rest = ''] = /^(-?\d+)\.(\d+)$/.exec(back) ?? [];
      assert.equal(`${digits}.${rest.padEnd(6, '0')}`, whole === 0n ? `0.${decimal.split('.')[1]}` : decimal);
    }),
  );
});

test('days, CUITs, documents and numbers have their printed forms', () => {
  assert.equal(formatDay('2026-11-22'), '22/11/2026');
  assert.equal(formatDay(null), '');
  assert.equal(formatCuit('30000000007'), '30-00000000-7');
  assert.equal(formatDocument('DNI', '28123456'), '28.123.456');
  assert.equal(formatDocument('Pasaporte', 'AB123'), 'AB123');
  assert.equal(formatDocument(null, null), '');
  assert.equal(formatFullNumber(3, 101), '00003-00000101');
  assert.equal(formatTypeCode(6), 'COD. 006');
  assert.equal(formatTypeCode(201), 'COD. 201');
});

test('what is no amount or day is printed as it came', () => {
  assert.equal(formatDecimal('a convenir'), 'a convenir');
  assert.equal(formatDay('pronto'), 'pronto');
  assert.equal(formatCuit('123'), '123');
});
