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
