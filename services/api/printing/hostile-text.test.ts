import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PaperFormat, PrintableComprobante } from './printable.ts';
import { type DrawnText, readDrawn } from './read-drawn.ts';
import { renderComprobante } from './render-comprobante.ts';
import { sampleA } from './samples.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.lorem({ maxCount: 120 }),
  fc.constantFrom('', ' ', ')', '\\', ') Tj ET', 'W'.repeat(500), '🎉'.repeat(90), '\n\n', 'Łódź 日本'),
);
const amount = fc.oneof(text, fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const some = <T>(value: fc.Arbitrary<T>, maxLength: number) => fc.array(value, { maxLength });

const line = fc.record({
  code: maybe(text),
  description: text,
  quantity: amount,
  unit: text,
  unit_price: amount,
  discount_percent: amount,
  discount_amount: maybe(amount),
  subtotal: amount,
  iva_rate: maybe(text),
  subtotal_with_iva: maybe(amount),
});
const row = fc.record({ label: text, amount });

const hostile: fc.Arbitrary<PrintableComprobante> = fc
  .record({
    mode: fc.constantFrom('test' as const, 'live' as const),
    letter: fc.constantFrom('A', 'B', 'C', 'E', '', 'ALEY'),
    type_code: fc.nat(9999),
    name: text,
    letter_legend: maybe(text),
    date: fc.oneof(text, fc.constant('2026-11-22')),
    service_from: maybe(text),
    service_to: maybe(text),
    payment_due_date: maybe(text),
    sale_terms: maybe(text),
    issuer: fc.record({
      name: text,
      trade_name: maybe(text),
      address: maybe(text),
      cuit: text,
      gross_income_number: maybe(text),
      iva_condition: text,
      activities_started_on: maybe(text),
      logo: maybe(fc.uint8Array({ maxLength: 20 })),
      footer: maybe(text),
    }),
    receiver: fc.record({
      name: maybe(text),
      document_label: maybe(text),
      document_number: maybe(text),
      iva_condition: text,
      address: maybe(text),
    }),
    lines: some(line, 30),
    totals: some(row, 30),
    total: row,
    other_taxes: some(fc.record({ description: text, detail: maybe(text), rate: maybe(amount), amount }), 40),
    transparency: maybe(fc.record({ iva: amount, other_national_indirect: amount })),
    currency: fc.record({ code: text, name: text, exchange_rate: maybe(amount) }),
    details: some(fc.record({ label: text, value: text }), 12),
    related_comprobantes: some(text, 40),
    legends: some(text, 5),
    observations: some(fc.record({ code: fc.nat(99999), message: text }), 5),
    notes: maybe(text),
    mipyme: maybe(
      fc.record({
        cbu: maybe(text),
        alias: maybe(text),
        transfer_system: maybe(text),
        amount_in_words: maybe(text),
        legend: maybe(text),
      }),
    ),
    authorization: fc.record({
      kind: fc.constantFrom('cae' as const, 'caea' as const),
      code: text,
      expires_on: maybe(text),
    }),
    qr_url: text,
  })
  .map((fields) => ({ ...sampleA(), ...fields }));

/** No word is printed over another. */
function assertApart(texts: readonly DrawnText[]): void {
  const sorted = texts.filter(({ text }) => text.trim() !== '').sort((a, b) => a.y - b.y);
  sorted.forEach((low, i) => {
    for (const high of sorted.slice(i + 1)) {
      if (high.y >= low.y + low.size * 0.7) break;
      const apart = low.x + low.width <= high.x + 0.1 || high.x + high.width <= low.x + 0.1;
      assert.ok(apart, `${JSON.stringify(low)} and ${JSON.stringify(high)}`);
    }
  });
}

function assertInside(p: PrintableComprobante, format: PaperFormat): void {
  const pages = readDrawn(renderComprobante(p, { copies: ['original'], format }));
  assert.ok(pages.length > 0);
  for (const { width, height, texts, boxes } of pages) {
    const margin = format === 'a4' ? 27 : 10;
    for (const { text, x, y, width: wide, size } of texts) {
      const where = `${JSON.stringify(text)} at ${x}, ${y}, ${wide} wide`;
      assert.ok(x >= margin - 0.5 && x + wide <= width - margin + 0.5, where);
      assert.ok(y >= 8 && y + size * 0.7 <= height - 8, where);
      assert.doesNotMatch(text, /^(null|undefined|NaN|\[object Object\])$/);
    }
    assertApart(texts);
    for (const [x, y, wide, tall] of boxes) {
      assert.ok(
        x >= 0 && y >= 0 && x + wide <= width && y + tall <= height,
        `box ${x}, ${y}, ${wide}, ${tall}`,
      );
    }
  }
}

test('no text, however long or strange, throws or leaves the page', () => {
  fc.assert(
    fc.property(hostile, (p) => {
      assertInside(p, 'a4');
      assertInside(p, 'ticket80');
    }),
    { numRuns: 60 },
  );
});

test('a hole in the data prints nothing, never null or undefined', () => {
  const [undefinedField, nullField] = [undefined, null] as unknown as [string, string];
  const p = sampleA();
  const holed = {
    ...p,
    sale_terms: undefinedField,
    issuer: { ...p.issuer, name: nullField, address: undefinedField },
    lines: p.lines.map((each) => ({
      ...each,
      unit: nullField,
      unit_price: undefinedField,
      description: nullField,
    })),
  };
  for (const format of ['a4', 'ticket80'] as const) {
    const pages = readDrawn(renderComprobante(holed, { copies: [], format }));
    for (const { text } of pages.flatMap(({ texts }) => texts)) assert.doesNotMatch(text, /null|undefined/);
  }
});
