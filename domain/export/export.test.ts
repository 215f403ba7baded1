import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assess } from '../invoice/assess.ts';
import { buildNote } from '../invoice/credit.ts';
import { withinTolerance } from '../money/cents.ts';
import { compare, exact, multiply, subtract, sum } from '../money/exact.ts';
import { EXPORT_GOODS, LINE } from '../specimens/documents.ts';

const cents = (most: number) => fc.integer({ min: 1, max: most }).map((value) => (value / 100).toFixed(2));

test('the items add up to the total (1610) and each to its price less its discount (1815)', () => {
  const anyLine = fc.record({
    quantity: cents(9000),
    unit_price: cents(900_000),
    discount: fc.integer({ min: 0, max: 90 }),
  });
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), cents(10_000), (some, discount_amount) => {
      const lines = some.map(({ discount, ...line }) => ({
        ...LINE,
        ...line,
        iva: undefined,
        discount_percent: String(discount),
      }));
      const request = { ...EXPORT_GOODS.request, lines, discount_amount };
      const { export_comprobante: told, totals } = assess(request, EXPORT_GOODS.context);
      if (told === null || totals === null) return;
      assert.equal(told.total, totals.total);
      assert.equal(compare(sum(told.items.map((item) => exact(item.total))), exact(told.total)), 0);
      for (const item of told.items) {
        const gross = multiply(exact(item.quantity), exact(item.unit_price));
        assert.ok(withinTolerance(exact(item.total), subtract(gross, exact(item.discount))));
      }
    }),
  );
});

test('class E is never told to WSFEv1, and says nothing of IVA', () => {
  const { comprobante, totals, transparency, comprobante_type, faults } = assess(
    EXPORT_GOODS.request,
    EXPORT_GOODS.context,
  );
  assert.deepEqual(faults, []);
  assert.equal(comprobante, null);
  assert.equal(transparency, null);
  assert.equal(comprobante_type, 19);
  assert.deepEqual(totals?.iva, []);
});

test('a credit note of an export keeps its client and drops what only invoices say', () => {
  const {
    letter,
    totals,
    recipient,
    export_comprobante: sale,
  } = assess(EXPORT_GOODS.request, EXPORT_GOODS.context);
  assert.ok(letter && totals && recipient && sale);
  const note = buildNote(
    {
      request: EXPORT_GOODS.request,
      letter: letter.letter,
      type: sale.type,
      number: 8,
      date: sale.date,
      recipient,
      totals,
      exchange_rate: sale.exchange_rate,
    },
    { kind: 'credit_note', day: '2026-11-18', of: { amount: '10.00' } },
  );
  const { faults, export_comprobante: told } = assess(note, EXPORT_GOODS.context);
  assert.deepEqual(faults, []);
  assert.equal(told?.type, 21);
  assert.equal(told?.total, '10.00');
  assert.deepEqual([told?.has_permit, told?.payment_date, told?.paid_in_same_currency], [null, null, null]);
  assert.deepEqual(
    told?.related.map(({ type, number }) => [type, number]),
    [[19, 8]],
  );
});

test('a note of exported services keeps the rate of its invoice, whatever the rate is by then (2053)', () => {
  const asked = {
    type: 'services',
    country: 208,
    foreign_tax_id: '76.123.456-7',
    payment_terms: 'Transferencia 30 días',
    payment_date: '2026-12-18',
  } as const;
  for (const paid_in_same_currency of [true, false]) {
    const request = { ...EXPORT_GOODS.request, paid_in_same_currency, export: asked };
    const invoice = assess(request, EXPORT_GOODS.context);
    const { letter, totals, recipient, export_comprobante: sale } = invoice;
    assert.deepEqual(invoice.faults, []);
    assert.ok(letter && totals && recipient && sale);
    const { type, date, exchange_rate } = sale;
    const original = {
      request,
      letter: letter.letter,
      type,
      number: 8,
      date,
      recipient,
      totals,
      exchange_rate,
    };
    for (const rate of ['1490', '1470']) {
      const note = buildNote(original, { kind: 'credit_note', day: date, of: { whole: true } });
      const later = { ...EXPORT_GOODS.context, official_rate: { rate, date } };
      const { faults, export_comprobante: told } = assess(note, later);
      assert.deepEqual(faults, [], rate);
      assert.equal(told?.exchange_rate, exchange_rate, rate);
    }
  }
});
