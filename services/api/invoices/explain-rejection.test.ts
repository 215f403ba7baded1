import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainObservations, serviceOfType } from './explain-arca.ts';
import { explainRejection } from './explain-rejection.ts';

test("a rejection says cause and fix of ARCA's code, and keeps ARCA's own words beside them", () => {
  const arca = [{ code: 10069, message: 'El numero de documento…' }];
  const told = explainRejection(arca, 'wsfev1');
  assert.deepEqual(told.arca, arca);
  assert.match(told.message.es, /^ARCA no autorizó el comprobante \(10069\): .*a sí mismo\.$/);
  assert.match(told.fix.es, /«recipient\.cuit».* este número no se usó\.$/);
  assert.equal(told.explained[0]?.field, 'recipient.cuit');
  assert.deepEqual(told.explained[0]?.faults, ['recipient.same_as_issuer']);
});

test('an export is explained by the codes of the export service', () => {
  const message = { code: 1510, message: '' };
  assert.equal(serviceOfType(19), 'wsfexv1');
  assert.equal(serviceOfType(201), 'wsfev1');
  assert.match(explainRejection([message], serviceOfType(19)).fix.en, /Comprobantes de Exportación/);
  assert.doesNotMatch(explainRejection([message], serviceOfType(1)).fix.en, /Exportación/);
});

test('many codes are all listed, but only three are told in the sentence', () => {
  const messages = [10013, 10013, 10048, 10036, 10037].map((code) => ({ code, message: '' }));
  const { message, explained } = explainRejection(messages, 'wsfev1');
  assert.equal(explained.length, 5);
  assert.match(message.en, /\(10013, 10013, 10048, 10036, 10037\)/);
  assert.equal(message.en.split('Class A always').length, 2);
  assert.doesNotMatch(message.en, /falls due/);
});

test('without a word from ARCA it is still said that the number was not used', () => {
  const { message, fix, explained } = explainRejection([], 'wsfev1');
  assert.equal(message.es, 'ARCA no autorizó el comprobante.');
  assert.match(fix.en, /^Then issue the comprobante again/);
  assert.deepEqual(explained, []);
});

test("a code that no manual tells is given in ARCA's words", () => {
  const { message } = explainRejection([{ code: 99_999, message: 'Algo nuevo' }], 'wsfev1');
  assert.match(message.es, /«Algo nuevo»/);
});

test("an observation keeps ARCA's code and words, and says whether anything is to be done", () => {
  const [told] = explainObservations([{ code: 10217, message: 'El credito fiscal…' }], 'wsfev1');
  assert.deepEqual([told?.code, told?.message], [10217, 'El credito fiscal…']);
  assert.match(told?.fix.es ?? '', /^Nada que corregir/);
  assert.deepEqual(told?.faults, ['recipient.monotributo_legend']);
});
