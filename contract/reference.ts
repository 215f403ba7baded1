/** ARCA's tables as this product uses them, on the wire. */
import { z } from 'zod';
import { ARCA_SERVICES } from './arca-codes/entry.ts';

const text = z.string();

/** Every table of `GET /v1/reference/{table}`. */
export const REFERENCE_TABLES = [
  'comprobante-types',
  'concepts',
  'countries',
  'currencies',
  'document-types',
  'error-codes',
  'iva-conditions',
  'iva-rates',
  'optionals',
  'other-taxes',
  'units',
] as const;
export type ReferenceTable = (typeof REFERENCE_TABLES)[number];

/** `rates` (ISO codes, with commas) are looked up for `taxpayer`, or for the only one there is. */
export const referenceQuery = z.strictObject({
  taxpayer: z.string().max(20).optional(),
  rates: z
    .string()
    .regex(/^[A-Za-z]{3}(,[A-Za-z]{3}){0,9}$/)
    .default('USD,EUR'),
  /** In `error-codes`: whose codes. `api` is our own; left out, they are too unless `code` or `q` look everywhere. */
  service: z.enum(['api', ...ARCA_SERVICES]).optional(),
  /** In `error-codes`: exactly this one. */
  code: z.string().trim().min(1).max(200).optional(),
  /** In `error-codes`: words to look for, without regard to case or accents. */
  q: z.string().trim().min(1).max(200).optional(),
});

/** A whole table: they are small, so there is one page. */
export const referenceAnswer = z.object({
  object: z.literal('list'),
  table: z.enum(REFERENCE_TABLES),
  data: z.array(z.record(text, z.unknown())),
  has_more: z.literal(false),
  next: z.null(),
});

/** The list of tables. */
export const referenceIndexAnswer = z.object({
  object: z.literal('list'),
  data: z.array(z.object({ table: z.enum(REFERENCE_TABLES), description: text, url: text })),
  has_more: z.literal(false),
  next: z.null(),
});
