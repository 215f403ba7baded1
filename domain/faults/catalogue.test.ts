import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE, FAULT_CODES } from './catalogue.ts';
import type { FaultDefinition } from './fault.ts';
import { raise } from './raise.ts';

/** Published: a line may be added here, never changed nor removed. */
const PUBLISHED = `
currency.unknown
date.invalid
discount.both
discount.exceeds_lines
discount.invalid
exchange_rate.above_official
exchange_rate.invalid
exchange_rate.not_official
exchange_rate.not_one
exchange_rate.out_of_bounds
exchange_rate.unavailable
exchange_rate.unverified
export.address_missing
export.country_invalid
export.incoterms_detail_too_long
export.incoterms_missing
export.incoterms_unknown
export.mipyme
export.missing
export.name_missing
export.one_related
export.other_taxes_not_allowed
export.payment_date_before_issue
export.payment_date_missing
export.payment_date_not_allowed
export.payment_terms_missing
export.permit_invalid
export.permit_not_allowed
export.permits_missing
export.tax_id_missing
export.too_many_lines
issue_date.ahead
issue_date.before_last
issue_date.before_related
issue_date.next_month
issue_date.out_of_window
issuer.cannot_invoice
issuer.monotributo_cap
iva.rounds_to_zero
kind.not_available
letter.wrong
line.description_missing
line.discount_invalid
line.iva_assumed
line.iva_ignored
line.iva_invalid
line.quantity_invalid
line.unit_price_invalid
lines.missing
mipyme.alias_invalid
mipyme.below_minimum
mipyme.cancellation_missing
mipyme.cancellation_not_for_invoices
mipyme.cbu_invalid
mipyme.cbu_is_cvu
mipyme.cbu_missing
mipyme.due_date_missing
mipyme.due_date_not_for_notes
mipyme.due_date_past
mipyme.may_be_required
mipyme.not_for_notes
mipyme.recipient_not_eligible
mipyme.recipient_uncategorized
mipyme.reference_invalid
mipyme.reference_repeated
mipyme.transfer_missing
note.late
optional.belongs_to_mipyme
optional.rental_class
optional.rental_owners
optional.repeated
optional.unknown
optional.value_invalid
other_tax.amount_contradicts_rate
other_tax.amount_invalid
other_tax.amount_missing
other_tax.base_invalid
other_tax.description_missing
other_tax.description_too_long
other_tax.kind_unknown
other_tax.rate_invalid
paid_in_same_currency.in_pesos
payment_due_date.before_issue
payment_due_date.missing
payment_due_date.only_printed
punto_de_venta.out_of_range
received.both_given
received.code_invalid
received.date_ahead
received.date_invalid
received.field_missing
received.issuer_invalid
received.nothing_given
received.number_invalid
received.punto_de_venta_invalid
received.qr_foreign
received.qr_unreadable
received.too_old
received.total_invalid
received.type_invalid
recipient.contradicts_padron
recipient.cuit_invalid
recipient.cuit_missing
recipient.cuit_unknown
recipient.dni_invalid
recipient.document_invalid
recipient.document_missing
recipient.document_not_numeric
recipient.document_type_unknown
recipient.fund_condition
recipient.inactive
recipient.iva_condition_missing
recipient.monotributo_legend
recipient.name_missing
recipient.same_as_issuer
recipient.several_documents
recipient.uncategorized_perception_missing
recipient.unidentified
related.cuit_invalid
related.date_missing
related.later_month
related.mipyme_missing
related.mipyme_one_invoice
related.missing
related.number_invalid
related.other_issuer
related.punto_de_venta_invalid
related.repeated
related.type_not_allowed
related.wrong_for_cancellation
related_period.after_issue
related_period.not_for_invoices
related_period.not_for_mipyme
related_period.reversed
related_period.several_months
related_period.too_early
service_period.missing
service_period.not_for_products
service_period.reversed
taxpayer.different
total.too_large
total.zero
`;

const entries = Object.entries<FaultDefinition>(CATALOGUE);
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test('a published code is never renamed or removed', () => {
  assert.deepEqual([...FAULT_CODES], PUBLISHED.trim().split('\n'));
});

test('a code is a noun and what is wrong with it', () => {
  for (const code of FAULT_CODES) assert.match(code, /^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/);
});

test('every entry speaks both languages, with the same particulars, and ends its sentences', () => {
  for (const [code, { message, fix }] of entries) {
    for (const words of [message, fix]) {
      assert.deepEqual(new Set(placeholders(words.es)), new Set(placeholders(words.en)), code);
      for (const text of [words.es, words.en]) assert.match(text, /^\S.*[.}]$/, code);
    }
  }
});

test('every fix in Spanish speaks in voseo', () => {
  const tuteo = /(?<!\p{L})(revisa|usa|elige|escribe|agrega|saca|pon|completa|carga|haz|confirma)(?!\p{L})/iu;
  for (const [code, { fix }] of entries) assert.doesNotMatch(fix.es, tuteo, code);
});

test('particulars fill the words in each language, and a huge one is cut', () => {
  const why = { es: 'porque sí', en: 'because' };
  const fault = raise('recipient.cuit_invalid', 'recipient.cuit', {
    name: 'CUIT',
    value: 'x'.repeat(5000),
    why,
  });
  assert.match(fault.message.es, /porque sí\.$/);
  assert.match(fault.message.en, /because\.$/);
  assert.ok(fault.message.es.length < 200);
});

test('the law of the day may replace the codes of ARCA', () => {
  assert.deepEqual(raise('recipient.iva_condition_missing', '', {}, [10245]).arca, [10245]);
  assert.deepEqual(raise('recipient.iva_condition_missing', '').arca, [10246]);
});
