import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IVA_RATES, KINDS, LETTERS, OTHER_TAX_KINDS } from '../invoice/request.ts';
import { IVA_CONDITIONS } from '../parties/iva-condition.ts';
import { isRemito, mayRelate, relatableTypes } from './associations.ts';
import { COMPROBANTE_TYPES, comprobanteType, comprobanteTypeId } from './comprobante-type.ts';
import { conditionClassOf, conditionsOfClass } from './condition-class.ts';
import { CURRENCIES, currencyByArca, currencyByIso } from './currency.ts';
import { ivaIdOf, ivaRateOf, TAXED_RATES } from './iva-rates.ts';
import { chooseLetter, mayIssue } from './letter.ts';
import { fullNumber, readFullNumber } from './number.ts';
import { OTHER_TAXES, otherTaxById, otherTaxByKind } from './other-taxes.ts';
import { qrText, qrUrl } from './qr.ts';
import { UNITS, unitByWord } from './units.ts';

test('every type goes to its id and back', () => {
  assert.equal(COMPROBANTE_TYPES.length, 28);
  for (const type of COMPROBANTE_TYPES) {
    const classARegime = type.withholding ? 'withholding' : 'plain';
    assert.equal(comprobanteTypeId({ ...type, classARegime }), type.id);
    assert.equal(comprobanteType(type.id), type);
  }
});

test('every kind and letter has its type, but for the receipts that do not exist', () => {
  const missing: string[] = [];
  for (const kind of KINDS) {
    for (const letter of LETTERS) {
      for (const mipyme of [false, true]) {
        const id = comprobanteTypeId({ kind, letter, classARegime: 'plain', mipyme });
        if (id === null) missing.push(`${kind} ${letter}${mipyme ? ' FCE' : ''}`);
      }
    }
  }
  assert.deepEqual(missing, [
    'invoice E FCE',
    'credit_note E FCE',
    'debit_note E FCE',
    'receipt A FCE',
    'receipt B FCE',
    'receipt C FCE',
    'receipt E',
    'receipt E FCE',
  ]);
});

test('types are named as people say them', () => {
  assert.equal(comprobanteType(8)?.name, 'Nota de crédito B');
  assert.equal(comprobanteType(201)?.name, 'Factura de crédito electrónica MiPyMEs (FCE) A');
  assert.match(comprobanteType(51)?.name ?? '', /operación sujeta a retención/);
  assert.equal(comprobanteType(999), null);
});

test('a note relates only to its own letter and regime (10040)', () => {
  for (const note of COMPROBANTE_TYPES.filter((type) => type.kind.endsWith('note'))) {
    for (const id of relatableTypes(note.id)) {
      const related = comprobanteType(id);
      if (related === null) continue;
      assert.equal(related.letter, note.letter, `${note.id} relates ${id}`);
      assert.equal(related.mipyme, note.mipyme, `${note.id} relates ${id}`);
      assert.equal(related.withholding, note.withholding, `${note.id} relates ${id}`);
    }
    assert.ok(relatableTypes(note.id).length > 0);
  }
  assert.ok(!mayRelate(8, 1) && !mayRelate(11, 11) && mayRelate(3, 1) && isRemito(991));
});

test('rates, taxes, currencies and units are found from either side, each id once', () => {
  for (const { rate, id } of TAXED_RATES) assert.deepEqual([ivaIdOf(rate), ivaRateOf(id)], [id, rate]);
  assert.equal(TAXED_RATES.length, IVA_RATES.length - 2);
  assert.equal(ivaRateOf(1), null);
  for (const kind of OTHER_TAX_KINDS) {
    const found = otherTaxByKind(kind);
    assert.equal(otherTaxById(found?.id ?? 0), found);
  }
  assert.equal(OTHER_TAXES.length, OTHER_TAX_KINDS.length);
  for (const currency of CURRENCIES) {
    assert.equal(currencyByIso(currency.iso), currency);
    assert.equal(currencyByArca(currency.arca), currency);
  }
  assert.deepEqual([currencyByIso('USD')?.arca, currencyByArca('060')?.iso], ['DOL', 'EUR']);
  assert.deepEqual([currencyByIso('usd'), currencyByArca('002')], [null, null]);
  for (const unit of UNITS) assert.equal(unitByWord(unit.word), unit);
});

test('numbers have five and eight digits', () => {
  assert.equal(fullNumber(3, 101), '00003-00000101');
  assert.deepEqual(readFullNumber('3-101'), { puntoDeVenta: 3, number: 101 });
  assert.equal(readFullNumber('00003'), null);
});

const OFFICIAL = {
  date: '2020-10-13',
  cuit: '30000000007',
  puntoDeVenta: 10,
  type: 1,
  number: 94,
  total: '12100.00',
  currency: 'DOL',
  exchangeRate: '65.000000',
  document: { type: 80, number: '20000000001' },
  authorization: { kind: 'cae', code: '70417054367476' },
} as const;

test('the QR is the one of ARCA’s own specification', () => {
  assert.equal(
    qrUrl(OFFICIAL),
    'https://www.arca.gob.ar/fe/qr/?p=eyJ2ZXIiOjEsImZlY2hhIjoiMjAyMC0xMC0xMyIsImN1aXQiOjMwMDAwMDAwMDA3LCJwdG9WdGEiOjEwLCJ0aXBvQ21wIjoxLCJucm9DbXAiOjk0LCJpbXBvcnRlIjoxMjEwMCwibW9uZWRhIjoiRE9MIiwiY3R6Ijo2NSwidGlwb0RvY1JlYyI6ODAsIm5yb0RvY1JlYyI6MjAwMDAwMDAwMDEsInRpcG9Db2RBdXQiOiJFIiwiY29kQXV0Ijo3MDQxNzA1NDM2NzQ3Nn0=',
  );
});

test('the QR is JSON, says A for a CAEA and leaves a document with letters out', () => {
  const passport = { type: 94, number: 'AB123456' };
  const text = qrText({ ...OFFICIAL, document: passport, authorization: { kind: 'caea', code: '1' } });
  const read = JSON.parse(text) as Record<string, unknown>;
  assert.equal(read['tipoCodAut'], 'A');
  assert.equal('nroDocRec' in read, false);
  assert.deepEqual(JSON.parse(qrText({ ...OFFICIAL, document: { type: 99, number: '0' } })).nroDocRec, 0);
});

test('the letter chosen always admits the recipient’s condition (10243)', () => {
  for (const issuer of IVA_CONDITIONS.filter(mayIssue)) {
    for (const recipient of IVA_CONDITIONS) {
      const letter = chooseLetter(issuer, recipient, false)?.letter;
      assert.ok(letter !== undefined && letter !== 'E');
      assert.ok(conditionsOfClass(letter).includes(recipient), `${issuer} to ${recipient}`);
    }
  }
  assert.equal(chooseLetter('consumidor_final', 'exento', false), null);
  assert.equal(chooseLetter('responsable_inscripto', null, false), null);
  assert.equal(chooseLetter('monotributo', null, false)?.letter, 'C');
});

test('types 51 to 54 were class M and are A with a legend since December of 2025', () => {
  assert.equal(conditionClassOf(51, '2025-11-30'), 'M');
  assert.equal(conditionClassOf(54, '2025-12-01'), 'ALEY');
  assert.deepEqual([conditionClassOf(206, '2026-11-18'), conditionClassOf(19, '2026-11-18')], ['B', null]);
});
