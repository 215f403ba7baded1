/** Comprobantes that somebody else issued, as they are verified. */
import { z } from 'zod';
import { amount, cuitText, dayText, dniText, line } from './text.ts';

const text = z.string();
const words = z.object({ es: text, en: text });
const number = z.int().nonnegative();

/** Whoever it names: a CUIT, a DNI, or another document by ARCA's type. */
export const receivedRecipient = z.strictObject({
  cuit: cuitText.optional(),
  dni: dniText.optional(),
  document: z
    .strictObject({ type: z.int().min(0).max(99), number: z.string().regex(/^\d{1,11}$/) })
    .optional(),
});

/** What is printed on it. Every field that is missing is told at once. */
export const receivedBody = z.strictObject({
  issuer: cuitText.optional(),
  type: number.optional(),
  punto_de_venta: number.optional(),
  number: number.optional(),
  issue_date: dayText.optional(),
  total: amount.optional(),
  authorization: z
    .strictObject({
      kind: z.enum(['cae', 'caea', 'cai']).default('cae'),
      code: z
        .union([z.string(), z.number()])
        .transform((value) => String(value).replace(/\s/g, ''))
        .pipe(z.string().max(40)),
    })
    .optional(),
  recipient: receivedRecipient.optional(),
});

/** The body of `POST /v1/received/verify`: the QR or the fields, one of them. `taxpayer` is who asks. */
export const verifyBody = z.strictObject({
  taxpayer: cuitText.optional(),
  qr: line(8000).optional(),
  comprobante: receivedBody.optional(),
});

export const verificationAnswer = z.object({
  object: z.literal('verification'),
  /** `confirmed`: ARCA has it in its books just so. `not_reported_yet`: a good CAEA. `refuted`: see `observations`. */
  result: z.enum(['confirmed', 'not_reported_yet', 'refuted']),
  explanation: words,
  /** Whose CUIT asked. */
  taxpayer: text,
  comprobante: z.object({
    issuer: text,
    type: z.int(),
    name: text.nullable(),
    punto_de_venta: z.int(),
    number: z.int(),
    full_number: text,
    issue_date: text,
    total: text,
    authorization: z.object({ kind: z.enum(['cae', 'caea', 'cai']), code: text }),
    recipient: z.object({ type: z.int(), number: text }).nullable(),
  }),
  /** ARCA's own codes and words, each with what it means and what to do. */
  observations: z.array(
    z.object({
      code: z.int(),
      message: text,
      cause: words,
      fix: words,
      /** What of the body it is about, as `comprobante.total`; `null` where it is about none of it. */
      field: text.nullable(),
    }),
  ),
  /** When ARCA said so. */
  checked_at: text,
});
export type VerificationAnswer = z.infer<typeof verificationAnswer>;
