import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { centsText, lessPercent, percentOf, withinTolerance } from './cents.ts';
import { add, compare, exact, multiply, sum, toText, ZERO } from './exact.ts';
import { AMOUNT, EXCHANGE_RATE, normalDecimal, parseDecimal, TAX_RATE, UNIT_PRICE } from './parse-decimal.ts';
import { shareAmount } from './share-amount.ts';

test('halves of a cent go away from zero', () => {
  assert.equal(centsText(exact('0.105')), '0.11');
  assert.equal(centsText(exact('2.675')), '2.68');
  assert.equal(centsText(exact('0.115')), '0.12');
  assert.equal(centsText(exact('0.104999999999999999999')), '0.10');
});

test('the widest amounts are multiplied without losing a digit', () => {
  const product = multiply(exact('9999999999999.999999'), exact('999999999999.999999'));
  const product18 = 9_999_999_999_999_999_999n * 999_999_999_999_999_999n;
  assert.equal(toText(product).replace('.', ''), String(product18));
  assert.equal(toText(add(exact('0.1'), exact('0.2'))), '0.3');
});

test('percentages are exact until they are rounded', () => {
  assert.equal(toText(percentOf(exact('9999.50'), exact('3'))), '299.985');
  assert.equal(toText(lessPercent(exact('84500'), exact('15.5'))), '71402.5');
});

test('numbers past ARCA’s limits are refused, padding is not', () => {
  assert.equal(parseDecimal('9999999999999.99', AMOUNT) === null, false);
  assert.equal(parseDecimal('00000000000001.5000', AMOUNT) === null, false);
  for (const text of ['10000000000000', '1.234']) assert.equal(parseDecimal(text, AMOUNT), null);
  assert.equal(parseDecimal('9999.999999', EXCHANGE_RATE) === null, false);
  for (const text of ['10000', '1.1234567']) assert.equal(parseDecimal(text, EXCHANGE_RATE), null);
  assert.equal(parseDecimal('1000', TAX_RATE), null);
});

test('what is not a plain number is refused', () => {
  const texts = [
    '',
    ' ',
    '1 ',
    '-1',
    '+1',
    '.5',
    '5.',
    '1e3',
    '1e400',
    'NaN',
    'Infinity',
    '1,5',
    '0x1',
    '1.2.3',
    '١',
  ];
  for (const text of [...texts, '0'.repeat(65)]) {
    assert.equal(parseDecimal(text, UNIT_PRICE), null, JSON.stringify(text));
  }
});

test('every spelling of a number has one normal spelling', () => {
  const spellings = {
    '122.00': '122',
    '0122': '122',
    '-0.00': '0',
    '0.10': '0.1',
    ' 5 ': '5',
    '-1.50': '-1.5',
  };
  for (const [text, normal] of Object.entries(spellings)) assert.equal(normalDecimal(text), normal);
  assert.equal(normalDecimal('NULL'), 'NULL');
});

const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => exact((value / 100).toFixed(2)));

test('shares add up to what is shared, and none is further than a cent from fair', () => {
  fc.assert(
    fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 9 }), (amount, weights) => {
      fc.pre(compare(sum(weights), ZERO) > 0);
      const shares = shareAmount(amount, weights);
      assert.equal(compare(sum(shares), amount), 0);
      for (const [index, share] of shares.entries()) {
        assert.ok(compare(share, ZERO) >= 0);
        const fair =
          Number(toText(amount)) * (Number(toText(weights[index] ?? ZERO)) / Number(toText(sum(weights))));
        assert.ok(Math.abs(Number(toText(share)) - fair) < 0.0101);
      }
    }),
  );
});

test('cents left over go to the largest remainders, first come first among equals', () => {
  const thirds = shareAmount(exact('1'), [exact('1'), exact('1'), exact('1')]);
  assert.deepEqual(thirds.map(toText), ['0.34', '0.33', '0.33']);
  assert.deepEqual(shareAmount(exact('5'), [ZERO, ZERO]).map(toText), ['0', '0']);
});

test('ARCA forgives a cent for each part, or one in ten thousand', () => {
  assert.ok(withinTolerance(exact('100.01'), exact('100')));
  assert.ok(!withinTolerance(exact('100.02'), exact('100')));
  assert.ok(withinTolerance(exact('100.02'), exact('100'), 2));
  assert.ok(withinTolerance(exact('1000099'), exact('1000000')));
  assert.ok(!withinTolerance(exact('1000101'), exact('1000000')));
});
