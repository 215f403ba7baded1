import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assess } from '../invoice/assess.ts';
import { CREDIT_NOTE_A, INVOICE_A, MIPYME_INVOICE, SERVICE_A } from '../specimens/documents.ts';
import { compareComprobante } from './compare.ts';
import type { Comprobante, EchoedComprobante } from './comprobante.ts';

function sentBy({ request, context }: typeof INVOICE_A): Comprobante {
  const { comprobante } = assess(
    {
      ...request,
      other_taxes: [
        { kind: 'iibb_perception', rate: '3' },
        { kind: 'internal', rate: '1' },
      ],
    },
    context,
  );
  assert.ok(comprobante);
  return comprobante;
}

const SENT = [INVOICE_A, SERVICE_A, CREDIT_NOTE_A, MIPYME_INVOICE].map(sentBy);
const anySent = fc.constantFrom(...SENT);

/** As ARCA writes doubles: `122` for `122.00`. */
const bare = (amount: string) => String(Number(amount));

function asArcaWrites(sent: Comprobante): EchoedComprobante {
  return {
    ...sent,
    total: bare(sent.total),
    net_taxed: bare(sent.net_taxed),
    exchange_rate: `${sent.exchange_rate}.000`,
    paid_in_same_currency: sent.paid_in_same_currency ?? false,
    document: { ...sent.document, number: `00${sent.document.number}` },
    iva: sent.iva
      .map((group) => ({ ...group, base: bare(group.base), amount: bare(group.amount) }))
      .reverse(),
    other_taxes: [...sent.other_taxes].reverse(),
    optionals: [...sent.optionals].reverse(),
    related: sent.related.map((related) => ({ ...related, cuit: '30000000147' })),
  };
}

test('what was sent equals itself, also as ARCA spells and orders it', () => {
  for (const sent of SENT) {
    assert.equal(compareComprobante(sent, sent), 'equal');
    assert.equal(compareComprobante(sent, asArcaWrites(sent)), 'equal');
  }
});

test('a field that is not echoed is not compared, but without the total nothing is equal', () => {
  fc.assert(
    fc.property(anySent, fc.array(fc.constantFrom(...Object.keys(SENT[0] ?? {}))), (sent, dropped) => {
      const echoed = { ...sent, ...Object.fromEntries(dropped.map((field) => [field, null])) };
      const expected = dropped.includes('total') ? 'ambiguous' : 'equal';
      assert.equal(compareComprobante(sent, echoed), expected);
    }),
  );
});

test('contradicting document, total, date, type or IVA is somebody else’s comprobante', () => {
  for (const sent of SENT) {
    const others: readonly Partial<EchoedComprobante>[] = [
      { document: { type: 80, number: '30000000155' } },
      { document: { ...sent.document, type: 96 } },
      { total: '0.01' },
      { date: '2026-11-17' },
      { type: 6 },
      { iva_total: '0.01' },
      { iva: [] },
      { iva: sent.iva.map((group) => ({ ...group, id: 4 })) },
      { iva: sent.iva.map((group) => ({ ...group, base: '1.00' })) },
    ];
    for (const other of others) {
      assert.equal(compareComprobante(sent, { ...sent, ...other }), 'different', JSON.stringify(other));
      const silent = { ...sent, ...(other.total === undefined ? { total: null } : {}), ...other };
      assert.equal(compareComprobante(sent, silent), 'different', 'also where the rest is not told');
    }
  }
});

test('contradicting anything else is for a person to look at', () => {
  for (const sent of SENT) {
    const others: readonly Partial<EchoedComprobante>[] = [
      { punto_de_venta: 9 },
      { concept: sent.concept === 1 ? 2 : 1 },
      { net_taxed: '1.00' },
      { net_untaxed: '1.00' },
      { exempt: '1.00' },
      { other_taxes_total: '1.00' },
      { service_from: '2020-01-01' },
      { service_to: '2020-01-01' },
      { payment_due_date: '2020-01-01' },
      { currency: 'DOL' },
      { exchange_rate: '2' },
      { paid_in_same_currency: true },
      { recipient_iva_condition: 6 },
      { other_taxes: sent.other_taxes.slice(1) },
      { related: [{ type: 1, punto_de_venta: 3, number: 999, cuit: null, date: null }] },
      { related_period: { from: '2026-01-01', to: '2026-01-31' } },
      { optionals: [{ id: '5', value: '01' }] },
    ];
    for (const other of others) {
      assert.equal(compareComprobante(sent, { ...sent, ...other }), 'ambiguous', JSON.stringify(other));
    }
  }
});

test('two different documents are never equal', () => {
  fc.assert(
    fc.property(anySent, anySent, (a, b) => {
      assert.equal(compareComprobante(a, b) === 'equal', a === b);
    }),
  );
});
