import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IVA_CONDITIONS } from '../parties/iva-condition.ts';
import { amountInWords, integerInWords } from './amount-in-words.ts';
import { ivaConditionWords, printedIvaCondition } from './iva-condition-words.ts';
import { legendsOf } from './legends.ts';
import { formatDay, formatMoney, formatNumber, formatPercent } from './money-words.ts';

test('money is written with dots, a comma and a space that does not break', () => {
  assert.equal(formatMoney('1234.56', 'PES'), '$\u00a01.234,56');
  assert.equal(formatMoney('0.00', 'ARS'), '$\u00a00,00');
  assert.equal(formatMoney('-1234567.80', 'PES'), '-$\u00a01.234.567,80');
  assert.equal(formatMoney('1452.00', 'DOL'), 'USD\u00a01.452,00');
  assert.equal(formatMoney('1452.00', 'EUR'), 'EUR\u00a01.452,00');
  assert.equal(formatMoney('9999999999999.99', 'PES'), '$\u00a09.999.999.999.999,99');
});

test('percentages, rates and days are written as Argentina does', () => {
  assert.equal(formatPercent('10.50'), '10,5\u00a0%');
  assert.equal(formatPercent('100'), '100\u00a0%');
  assert.equal(formatPercent('0.00'), '0\u00a0%');
  assert.equal(formatNumber('1478.5'), '1.478,5');
  assert.equal(formatDay('2026-11-18'), '18/11/2026');
});

test('whole numbers are said in Spanish', () => {
  const said: Readonly<Record<string, string>> = {
    '0': 'cero',
    '1': 'un',
    '16': 'dieciséis',
    '21': 'veintiún',
    '30': 'treinta',
    '31': 'treinta y un',
    '99': 'noventa y nueve',
    '100': 'cien',
    '101': 'ciento un',
    '555': 'quinientos cincuenta y cinco',
    '1000': 'mil',
    '1001': 'mil un',
    '21000': 'veintiún mil',
    '100000': 'cien mil',
    '1000000': 'un millón',
    '2000021': 'dos millones veintiún',
    '1000000000': 'mil millones',
    '1000000000000': 'un billón',
    '9999999999999':
      'nueve billones novecientos noventa y nueve mil novecientos noventa y nueve millones novecientos noventa y nueve mil novecientos noventa y nueve',
  };
  for (const [digits, words] of Object.entries(said)) assert.equal(integerInWords(digits), words);
});

test('an amount is said with its currency and its cents in hundredths', () => {
  assert.equal(
    amountInWords('8954000.00', 'PES'),
    'ocho millones novecientos cincuenta y cuatro mil pesos argentinos con 00/100',
  );
  assert.equal(amountInWords('1000000.50', 'PES'), 'un millón de pesos argentinos con 50/100');
  assert.equal(
    amountInWords('1452.07', 'USD'),
    'mil cuatrocientos cincuenta y dos dólares estadounidenses con 07/100',
  );
});

test('every IVA condition has its words', () => {
  for (const condition of IVA_CONDITIONS) {
    assert.match(printedIvaCondition(condition), /^[A-ZÁÉÍÓÚÑº0-9 .-]+$/);
    assert.notEqual(ivaConditionWords(condition).es, '');
  }
});

test('class A prints the legends of its issuer and its recipient, and the others none', () => {
  const of = { day: '2026-11-18', classARegime: 'plain', recipient: 'responsable_inscripto' } as const;
  assert.deepEqual(legendsOf({ ...of, type: 1 }), { besideLetter: null, foot: [] });
  assert.equal(legendsOf({ ...of, type: 53 }).besideLetter, 'OPERACIÓN SUJETA A RETENCIÓN');
  const toCbu = { ...of, classARegime: 'cbu_informed' } as const;
  assert.equal(legendsOf({ ...toCbu, type: 1 }).besideLetter, 'PAGO EN CBU INFORMADA');
  assert.equal(legendsOf({ ...toCbu, type: 6 }).besideLetter, null);
  assert.match(legendsOf({ ...of, type: 1, recipient: 'monotributo' }).foot[0] ?? '', /27\.618$/);
  assert.deepEqual(legendsOf({ ...of, type: 11, recipient: 'monotributo' }).foot, []);
});
