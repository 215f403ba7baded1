/** Texts, amounts and dates as callers may write them: what is refused, and how it is normalised. */
import { z } from 'zod';

// Control characters have no place in a comprobante; ARCA's XML could not even carry most of them.
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\ufffe\uffff]/u;

const isPlain = (value: string) => value.isWellFormed() && !CONTROL.test(value);

/** One line of text, trimmed, without control characters. */
export function line(max: number, min = 1) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine(isPlain, { params: { fault: 'control' } });
}

/** Text that may have line breaks. */
export function paragraph(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine((value) => isPlain(value.replace(/[\r\n\t]/g, ' ')), { params: { fault: 'control' } })
    .transform((value) => value.replaceAll('\r\n', '\n'));
}

/** How a decimal is written: with a point, and without thousands. */
export const PLAIN_DECIMAL = /^-?\d{1,15}(\.\d{1,12})?$/;

/** A decimal amount, as a string or a JSON number; normalised to plain text without leading zeros. */
export const amount = z
  .union([z.string().trim().regex(PLAIN_DECIMAL), z.number()])
  .transform(String)
  .refine((value) => PLAIN_DECIMAL.test(value), { params: { fault: 'decimal' } })
  .transform((value) => value.replace(/^(-?)0+(?=\d)/, '$1'))
  .meta({ description: 'Decimal, as a string ("33.33") or a number.' });

/** Eleven digits; dashes, dots and spaces are let through and taken out. */
export const cuitText = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).replace(/[\s.-]/g, ''))
  .pipe(z.string().regex(/^\d{1,20}$/))
  .meta({ description: 'CUIT: 11 digits, with or without dashes.' });

/** A DNI: up to eight digits; dots are taken out. */
export const dniText = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).replace(/[\s.]/g, ''))
  .pipe(z.string().regex(/^\d{1,20}$/));

/** A day that exists, `YYYY-MM-DD`. */
export const dayText = z.iso.date();
