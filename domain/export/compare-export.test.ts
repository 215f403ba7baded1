import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareContent } from '../content/compare-content.ts';
import { contentOf, isExport } from '../content/content.ts';
import { assess } from '../invoice/assess.ts';
import { EXPORT_GOODS, INVOICE_A, LINE } from '../specimens/documents.ts';
import { compareExport } from './compare-export.ts';
import type { EchoedExport, ExportComprobante } from './export-comprobante.ts';

function sentBy(change: Partial<typeof EXPORT_GOODS.request> = {}): ExportComprobante {
  const content = contentOf(assess({ ...EXPORT_GOODS.request, ...change }, EXPORT_GOODS.context));
  assert.ok(content && isExport(content));
  return content;
}

const SENT = sentBy();
const FIELDS = Object.keys(SENT) as (keyof ExportComprobante)[];

/** Doubles without their zeros, texts trimmed. */
function asArcaWrites(sent: ExportComprobante): EchoedExport {
  return {
    ...sent,
    total: String(Number(sent.total)),
    client: { ...sent.client, name: sent.client.name.trim() },
    items: sent.items.map((item) => ({ ...item, total: String(Number(item.total)) })),
    paid_in_same_currency: sent.paid_in_same_currency ?? false,
  };
}

test('what ARCA writes in its own way is equal to what was sent, whatever it leaves out but the total', () => {
  assert.equal(compareExport(SENT, SENT), 'equal');
  fc.assert(
    fc.property(fc.subarray(FIELDS), (silent) => {
      const echo = { ...asArcaWrites(SENT), ...Object.fromEntries(silent.map((field) => [field, null])) };
      assert.equal(compareExport(SENT, echo), silent.includes('total') ? 'ambiguous' : 'equal');
    }),
  );
});

test('a text that came back encoded twice, or cut, is still the same text', () => {
  const terms = 'Transferencia a 30 dÃ­as';
  assert.equal(compareExport(sentBy(), { ...SENT, payment_terms: null }), 'equal');
  const sent = { ...SENT, payment_terms: 'Transferencia a 30 días' };
  assert.equal(compareExport(sent, { ...sent, payment_terms: terms }), 'equal');
  assert.equal(compareExport(sent, { ...sent, payment_terms: 'Transferencia a 3' }), 'equal');
});

test('texts in other alphabets are told apart, also where ARCA lost the letters of the rest', () => {
  const sent = { ...SENT, payment_terms: '电汇 30 天' };
  const back = (payment_terms: string) => compareExport(sent, { ...sent, payment_terms });
  assert.equal(back('电汇 30'), 'equal');
  assert.equal(back('?? 30 ?'), 'equal');
  assert.equal(back(Buffer.from(sent.payment_terms).toString('latin1')), 'equal');
  assert.equal(back('现金 30 天'), 'ambiguous');
});

test('N for a permit or a payment that was not asked about contradicts nothing', () => {
  const { has_permit: _, ...rest } = SENT;
  const note = { ...rest, type: 21, has_permit: null, paid_in_same_currency: null };
  assert.equal(compareExport(note, { ...note, has_permit: false, paid_in_same_currency: false }), 'equal');
  assert.equal(compareExport(note, { ...note, has_permit: true }), 'ambiguous');
});

test('somebody else is who sold on another date, to another country or client, in another currency, for another total', () => {
  const others: readonly Partial<EchoedExport>[] = [
    { type: 20 },
    { date: '2020-01-01' },
    { total: '1.00' },
    { country: 203 },
    { currency: 'PES' },
    { client: { ...SENT.client, foreign_tax_id: '99.999.999-9' } },
  ];
  for (const other of others) {
    assert.equal(compareExport(SENT, { ...SENT, ...other }), 'different', JSON.stringify(other));
  }
});

test('whatever else is contradicted is for a person to look at', () => {
  const [item] = SENT.items;
  assert.ok(item);
  const others: readonly Partial<EchoedExport>[] = [
    { punto_de_venta: 8 },
    { client: { ...SENT.client, name: 'Otra' } },
    { client: { ...SENT.client, address: 'Otra' } },
    { export_type: 2 },
    { exchange_rate: '1' },
    { paid_in_same_currency: false },
    { language: 3 },
    { items: [] },
    { items: [{ ...item, quantity: '2' }] },
    { items: [{ ...item, description: 'Otra cosa' }] },
    { has_permit: true },
    { permits: [{ id: '99999AAXX999999A', destination: 208 }] },
    { payment_terms: 'Contado' },
    { payment_date: '2026-12-01' },
    { incoterms: 'CIF' },
    { incoterms_detail: 'Otro' },
    { related: [{ type: 19, punto_de_venta: 7, number: 1, cuit: null, date: null }] },
    { optionals: [{ id: '2401', value: 'x' }] },
  ];
  for (const other of others) {
    assert.equal(compareExport(SENT, { ...SENT, ...other }), 'ambiguous', JSON.stringify(other));
  }
});

test('a sale abroad is never the same as one at home, nor as one of other lines', () => {
  const home = contentOf(assess(INVOICE_A.request, INVOICE_A.context));
  assert.ok(home);
  assert.equal(compareContent(SENT, home), 'different');
  assert.equal(compareContent(home, SENT), 'different');
  const other = sentBy({ lines: [{ ...LINE, iva: undefined, description: 'Otra cosa' }] });
  assert.equal(compareContent(SENT, SENT), 'equal');
  assert.notEqual(compareContent(SENT, other), 'equal');
});
