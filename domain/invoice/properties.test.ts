/** What must hold for every document that is accepted, whatever its figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Comprobante } from '../comprobante/comprobante.ts';
import { ivaRateOf } from '../comprobante/iva-rates.ts';
import { percentOf, withinTolerance } from '../money/cents.ts';
import { compare, type Exact, exact, isNegative, sum, ZERO } from '../money/exact.ts';
import {
  CREDIT_NOTE_A,
  INVOICE_A,
  INVOICE_B,
  INVOICE_C,
  LINE,
  type Specimen,
} from '../specimens/documents.ts';
import { assess } from './assess.ts';
import { buildNote } from './credit.ts';
import { type InvoiceRequest, IVA_RATES, type LineRequest, OTHER_TAX_KINDS } from './request.ts';

const decimal = (most: number, decimals: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: 10 ** decimals - 1 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(decimals, '0')}`);

const percent = fc.oneof(fc.constant('0'), decimal(99, 2));

const anyLine: fc.Arbitrary<LineRequest> = fc.record({
  description: fc.constant('Renglón'),
  quantity: fc.oneof(fc.integer({ min: 1, max: 500 }).map(String), decimal(50, 4)),
  unit_price: fc.oneof(decimal(2, 2), decimal(5000, 4), decimal(90_000, 2)),
  unit: fc.constant('unit'),
  iva: fc.constantFrom(...IVA_RATES),
  discount_percent: percent,
});

const anyTax = fc.record({
  kind: fc.constantFrom(...OTHER_TAX_KINDS.filter((kind) => kind !== 'other')),
  rate: decimal(20, 2),
});

const anyContent = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 8 }),
  other_taxes: fc.array(anyTax, { maxLength: 3 }),
  prices_include_iva: fc.boolean(),
  discount: fc.oneof(
    percent.map((discount_percent) => ({ discount_percent, discount_amount: '0' })),
    decimal(20, 2).map((discount_amount) => ({ discount_percent: '0', discount_amount })),
  ),
});

const anySpecimen = fc.constantFrom(INVOICE_A, INVOICE_B, INVOICE_C, CREDIT_NOTE_A);

function filled({ request }: Specimen, content: typeof anyContent extends fc.Arbitrary<infer T> ? T : never) {
  const { discount, ...rest } = content;
  return { ...request, ...rest, ...discount } satisfies InvoiceRequest;
}

/** Checks `holds` on every accepted document, and that enough of them are accepted for it to mean something. */
function holdsForAccepted(holds: (sent: Comprobante, request: InvoiceRequest, of: Specimen) => void): void {
  let accepted = 0;
  fc.assert(
    fc.property(anySpecimen, anyContent, (specimen, content) => {
      const request = filled(specimen, content);
      const { faults, comprobante } = assess(request, specimen.context);
      if (faults.length > 0 || comprobante === null) return;
      accepted += 1;
      holds(comprobante, request, specimen);
    }),
    { numRuns: 400 },
  );
  assert.ok(accepted > 100, `only ${accepted} accepted`);
}

const total = (amounts: readonly string[]): Exact => sum(amounts.map(exact));

test('the total is the sum of its parts within what ARCA tolerates (10048), and exactly', () => {
  holdsForAccepted((sent) => {
    const parts = total([
      sent.net_taxed,
      sent.net_untaxed,
      sent.exempt,
      sent.iva_total,
      sent.other_taxes_total,
    ]);
    assert.ok(withinTolerance(exact(sent.total), parts));
    assert.equal(compare(exact(sent.total), parts), 0);
  });
});

test('IVA groups add up to the IVA (10023) and their bases to the net (10061)', () => {
  holdsForAccepted((sent) => {
    const ids = sent.iva.map((group) => group.id);
    assert.equal(new Set(ids).size, ids.length);
    const amounts = total(sent.iva.map((group) => group.amount));
    assert.equal(compare(amounts, exact(sent.iva_total)), 0);
    if (sent.type === 11) return;
    assert.equal(compare(total(sent.iva.map((group) => group.base)), exact(sent.net_taxed)), 0);
  });
});

test('the IVA of each group is its base by its rate within what ARCA tolerates (10051)', () => {
  holdsForAccepted((sent) => {
    for (const group of sent.iva) {
      const rate = ivaRateOf(group.id);
      assert.ok(rate !== null);
      assert.ok(
        withinTolerance(exact(group.amount), percentOf(exact(group.base), exact(rate))),
        JSON.stringify(group),
      );
    }
  });
});

test('other taxes add up (10029), and the list is left out when they come to nothing (10024)', () => {
  holdsForAccepted((sent) => {
    const amounts = total(sent.other_taxes.map((tax) => tax.amount));
    assert.equal(compare(amounts, exact(sent.other_taxes_total)), 0);
    assert.equal(sent.other_taxes.length > 0, compare(amounts, ZERO) > 0);
  });
});

test('no amount is negative, no base is zero (10020) and class C shows no IVA (10071)', () => {
  holdsForAccepted((sent) => {
    const amounts = [sent.total, sent.net_taxed, sent.net_untaxed, sent.exempt, sent.iva_total];
    for (const amount of [...amounts, sent.other_taxes_total]) assert.ok(!isNegative(exact(amount)));
    for (const group of sent.iva) assert.ok(compare(exact(group.base), ZERO) > 0);
    if (sent.type === 11) {
      assert.deepEqual(
        [sent.iva, sent.iva_total, sent.exempt, sent.net_untaxed],
        [[], '0.00', '0.00', '0.00'],
      );
    }
  });
});

test('IVA zero only goes with the rate 0 (10018), and a taxed net always has its groups (10070)', () => {
  holdsForAccepted((sent) => {
    if (sent.type === 11) return;
    if (compare(exact(sent.iva_total), ZERO) === 0) {
      assert.ok(sent.iva.every((group) => group.id === 3));
    }
    assert.equal(sent.iva.length > 0, compare(exact(sent.net_taxed), ZERO) > 0);
  });
});

test('with IVA included the total is what the client pays, to the cent', () => {
  fc.assert(
    fc.property(anySpecimen, anyContent, (specimen, content) => {
      const request = { ...filled(specimen, content), prices_include_iva: true, other_taxes: [] };
      const { lines, totals } = assess(request, specimen.context);
      if (totals === null) return;
      const paid = total(lines.map((line) => line.subtotal));
      assert.equal(compare(total([totals.total, totals.discount]), paid), 0);
    }),
  );
});

test('the order of the lines does not change the totals of a percentage discount', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      const request = { ...filled(INVOICE_A, content), discount_amount: '0' };
      const turned = { ...request, lines: [...request.lines].reverse() };
      assert.deepEqual(assess(turned, INVOICE_A.context).totals, assess(request, INVOICE_A.context).totals);
    }),
  );
});

test('a note of the whole comes to what its invoice came to, and one by amount to that amount', () => {
  let made = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(INVOICE_A, INVOICE_B, INVOICE_C),
      anyContent,
      fc.integer({ min: 1, max: 100 }),
      (specimen, content, hundredths) => {
        const request = filled(specimen, content);
        const { faults, letter, totals, recipient, comprobante } = assess(request, specimen.context);
        if (faults.length > 0 || !letter || !totals || !recipient || !comprobante) return;
        if (totals.total === '0.00') return;
        const original = {
          request,
          letter: letter.letter,
          type: comprobante.type,
          number: 101,
          date: comprobante.date,
          recipient,
          totals,
          exchange_rate: comprobante.exchange_rate,
        };
        const ask = { kind: 'credit_note', day: specimen.context.today } as const;
        const whole = assess(buildNote(original, { ...ask, of: { whole: true } }), specimen.context);
        assert.deepEqual(whole.faults, []);
        assert.deepEqual(whole.totals, totals);
        assert.equal(whole.letter?.letter, letter.letter);
        const cents = Math.max(1, Math.floor((Number(totals.total) * hundredths) / 100));
        const amount = `${cents}.00`;
        const part = assess(buildNote(original, { ...ask, of: { amount } }), specimen.context);
        assert.equal(part.totals?.total, amount);
        made += 1;
      },
    ),
    { numRuns: 300 },
  );
  assert.ok(made > 60, `only ${made} made`);
});

test('whatever text stands for a number, an assessment is made and nothing is thrown', () => {
  const weird = fc.oneof(
    fc.string(),
    fc.constantFrom('', ' ', '-1', '+1', '1e400', 'NaN', 'Infinity', '0x10', '1,5', '٣', '1'.repeat(500)),
  );
  fc.assert(
    fc.property(weird, weird, weird, weird, weird, (quantity, price, discount, rate, day) => {
      const request: InvoiceRequest = {
        ...INVOICE_B.request,
        taxpayer: quantity,
        recipient: { cuit: price, dni: quantity, name: discount },
        issue_date: day,
        service_from: day,
        payment_due_date: quantity,
        currency: price,
        exchange_rate: rate,
        lines: [{ ...LINE, quantity, unit_price: price, discount_percent: discount }],
        discount_percent: rate,
        discount_amount: discount,
        other_taxes: [{ kind: 'iibb', base: price, rate, amount: quantity }],
        related_comprobantes: [{ type: 6, punto_de_venta: Number.NaN, number: -1, cuit: day, date: price }],
        related_period: { from: day, to: rate },
        optionals: [{ id: day, value: price }],
      };
      const { faults } = assess(request, INVOICE_B.context);
      assert.ok(faults.length > 0);
      for (const { message, fix } of faults) {
        for (const words of [message, fix]) assert.ok(words.es.length < 600 && words.en.length < 600);
      }
    }),
  );
});
