/** The invoice on the wire: what may be asked for, and what is answered. */
import { IVA_RATES, KINDS, LETTERS, OTHER_TAX_KINDS } from '@arca-api/domain/invoice/request';
import { IVA_CONDITIONS, type IvaCondition } from '@arca-api/domain/parties/iva-condition';
import { z } from 'zod';
import { exportBody } from './export-body.ts';
import { mipymeBody } from './mipyme-body.ts';
import { faultSchema } from './problem.ts';
import { amount, cuitText, dayText, dniText, line, paragraph } from './text.ts';

const positive = z.int().positive();

export const ivaCondition = z.enum(IVA_CONDITIONS as unknown as [IvaCondition, ...IvaCondition[]]);

export const recipientBody = z.strictObject({
  cuit: cuitText.optional(),
  dni: dniText.optional(),
  document: z.strictObject({ type: z.int().min(0).max(99), number: line(20) }).optional(),
  name: line(200).optional(),
  iva_condition: ivaCondition.optional(),
  email: z.email().max(254).optional(),
  address: line(300).optional(),
});

export const lineBody = z.strictObject({
  description: line(1000),
  quantity: amount.default('1'),
  unit_price: amount,
  unit: line(30).default('unit'),
  code: line(50).optional(),
  iva: z
    .union([z.enum(IVA_RATES), z.number()])
    .transform(String)
    .pipe(z.enum(IVA_RATES))
    .optional(),
  discount_percent: amount.default('0'),
});

export const otherTaxBody = z.strictObject({
  kind: z.enum(OTHER_TAX_KINDS),
  description: line(80).optional(),
  base: amount.optional(),
  rate: amount.optional(),
  amount: amount.optional(),
});

export const relatedBody = z.strictObject({
  type: positive.max(999),
  punto_de_venta: positive.max(99_998),
  number: positive.max(99_999_999),
  cuit: cuitText.optional(),
  date: dayText.optional(),
});

export const periodBody = z.strictObject({ from: dayText, to: dayText });

/** The body of `POST /v1/invoices`: only `lines` is always required. */
export const invoiceBody = z.strictObject({
  taxpayer: cuitText.optional(),
  punto_de_venta: positive.max(99_998).optional(),
  kind: z.enum(KINDS).default('invoice'),
  letter: z.enum(['auto', ...LETTERS]).default('auto'),
  recipient: recipientBody.nullable().default(null),
  concept: z.enum(['products', 'services', 'products_and_services']).optional(),
  issue_date: dayText.nullable().default(null),
  service_from: dayText.nullable().default(null),
  service_to: dayText.nullable().default(null),
  payment_due_date: dayText.nullable().default(null),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('ARS'),
  exchange_rate: z.union([z.literal('auto'), amount]).default('auto'),
  paid_in_same_currency: z.boolean().default(false),
  prices_include_iva: z.boolean().default(false),
  lines: z.array(lineBody).min(1).max(1000),
  discount_percent: amount.default('0'),
  discount_amount: amount.default('0'),
  other_taxes: z.array(otherTaxBody).max(99).default([]),
  related_comprobantes: z.array(relatedBody).max(99).default([]),
  related_period: periodBody.nullable().default(null),
  mipyme: mipymeBody.nullable().default(null),
  export: exportBody.nullable().default(null),
  optionals: z
    .array(z.strictObject({ id: z.string().regex(/^\d{1,4}$/), value: line(250) }))
    .max(99)
    .default([]),
  sale_terms: line(60).nullable().default(null),
  notes: paragraph(2000).nullable().default(null),
  external_id: line(255).nullable().default(null),
  metadata: z.record(z.string().max(40), z.string().max(500)).default({}),
});
export type InvoiceBody = z.infer<typeof invoiceBody>;

const text = z.string();
const nullableText = text.nullable();

const recipientAnswer = z.object({
  cuit: nullableText,
  dni: nullableText,
  document: z.object({ type: z.int(), number: text }),
  name: nullableText,
  iva_condition: text,
  iva_condition_source: z.enum(['request', 'padron', 'default']),
  email: nullableText,
  address: nullableText,
});

export const totalsAnswer = z.object({
  net_taxed: text,
  net_untaxed: text,
  exempt: text,
  iva: z.array(z.object({ rate: text, base: text, amount: text })),
  iva_total: text,
  other_taxes_total: text,
  discount: text,
  total: text,
});

const arcaMessage = z.object({ code: z.int(), message: text });
/** A code of ARCA's in plain words: see `arca-codes/explain-arca-code.ts`. */
const explanation = {
  cause: z.object({ es: text, en: text }),
  fix: z.object({ es: text, en: text }),
  field: nullableText,
  faults: z.array(text),
};
const explainedCode = z.object({ code: text, ...explanation });
/** ARCA's remark on a comprobante it authorised, in its own words and in plain ones. */
const observation = arcaMessage.extend(explanation);

/** An invoice as answered: the request completed, and what became of it. */
export const invoiceAnswer = z.object({
  id: text,
  object: z.literal('invoice'),
  mode: z.enum(['test', 'live']),
  status: z.enum(['submitted', 'verifying', 'authorized', 'rejected', 'cancelled']),
  taxpayer: text,
  punto_de_venta: z.int(),
  kind: z.enum(KINDS),
  letter: z.enum(LETTERS),
  letter_reason: z.object({ es: text, en: text }).nullable(),
  comprobante_type: z.int(),
  number: z.int().nullable(),
  full_number: nullableText,
  cae: nullableText,
  cae_expires_on: nullableText,
  authorization: z
    .object({
      kind: z.enum(['cae', 'caea']),
      code: text,
      expires_on: nullableText,
      reported_at: nullableText,
    })
    .nullable(),
  recipient: recipientAnswer,
  concept: text,
  issue_date: text,
  service_from: nullableText,
  service_to: nullableText,
  payment_due_date: nullableText,
  currency: text,
  exchange_rate: text,
  paid_in_same_currency: z.boolean(),
  prices_include_iva: z.boolean(),
  lines: z.array(
    z.object({
      description: text,
      quantity: text,
      unit: text,
      code: nullableText,
      unit_price: text,
      discount_percent: text,
      iva: nullableText,
      subtotal: text,
    }),
  ),
  discount_percent: text,
  discount_amount: text,
  other_taxes: z.array(z.object({ kind: text, description: text, base: text, rate: text, amount: text })),
  related_comprobantes: z.array(
    z.object({
      type: z.int(),
      punto_de_venta: z.int(),
      number: z.int(),
      cuit: nullableText,
      date: nullableText,
    }),
  ),
  related_period: z.object({ from: text, to: text }).nullable(),
  mipyme: z.record(text, z.unknown()).nullable(),
  export: z.record(text, z.unknown()).nullable(),
  totals: totalsAnswer,
  transparency: z.object({ iva: text, other_national_indirect: text }).nullable(),
  original_invoice: nullableText,
  sale_terms: nullableText,
  notes: nullableText,
  external_id: nullableText,
  metadata: z.record(text, text),
  origin: z.enum(['api', 'dashboard', 'draft', 'connection', 'batch', 'recurring']),
  qr_url: nullableText,
  pdf_url: nullableText,
  public_url: nullableText,
  warnings: z.array(faultSchema),
  observations: z.array(observation),
  rejection: z
    .object({
      arca: z.array(arcaMessage),
      message: z.object({ es: text, en: text }),
      fix: z.object({ es: text, en: text }),
      explained: z.array(explainedCode),
    })
    .nullable(),
  /**
   * While it waits: what keeps it, or its whole lane, from moving until a person mends or decides it; with `arca`, that
   * ARCA is out, which only time mends.
   */
  waiting_on: z
    .object({
      reason: z.enum(['suspended', 'ambiguous', 'behind', 'unexplained', 'orphan', 'arca']),
      message: z.object({ es: text, en: text }),
      fix: z.object({ es: text, en: text }),
      arca: z.array(arcaMessage),
      /** With `arca`: when it is tried again. `null` where a person is awaited. */
      retry_at: nullableText,
    })
    .nullable(),
  request_id: text,
  created_at: text,
  authorized_at: nullableText,
});
export type InvoiceAnswer = z.infer<typeof invoiceAnswer>;

/** A page of a list. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({
    object: z.literal('list'),
    data: z.array(item),
    has_more: z.boolean(),
    next: nullableText,
  });
}

/** The answer of `POST /v1/invoices/preview`: everything that can be said without issuing. */
export const previewAnswer = z.object({
  object: z.literal('preview'),
  valid: z.boolean(),
  letter: z.enum(LETTERS).nullable(),
  letter_reason: z.object({ es: text, en: text }).nullable(),
  comprobante_type: z.int().nullable(),
  issue_date: nullableText,
  recipient: recipientAnswer.nullable(),
  lines: z.array(z.record(text, z.unknown())),
  totals: totalsAnswer.nullable(),
  transparency: z.object({ iva: text, other_national_indirect: text }).nullable(),
  exchange_rate: nullableText,
  faults: z.array(faultSchema),
  warnings: z.array(faultSchema),
  arca_request: z.record(text, z.unknown()).nullable(),
});
