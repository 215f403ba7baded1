/** Saved recipients on the wire. */
import { z } from 'zod';
import { ivaCondition } from './invoices.ts';
import { listQuery } from './lists.ts';
import { cuitText, dniText, line } from './text.ts';

const document = z.strictObject({ type: z.int().min(0).max(99), number: line(20) });
const text = z.string();

/** The body of `POST /v1/customers`: identified by exactly one of `cuit`, `dni` and `document`. */
export const customerBody = z.strictObject({
  cuit: cuitText.optional(),
  dni: dniText.optional(),
  document: document.optional(),
  name: line(200),
  iva_condition: ivaCondition.nullable().default(null),
  email: z.email().max(254).nullable().default(null),
  address: line(300).nullable().default(null),
});
export type CustomerBody = z.infer<typeof customerBody>;

/** The body of `PATCH /v1/customers/{id}`: what is left out stays, `null` empties. */
export const customerChange = z.strictObject({
  cuit: cuitText.optional(),
  dni: dniText.optional(),
  document: document.optional(),
  name: line(200).optional(),
  iva_condition: ivaCondition.nullable().optional(),
  email: z.email().max(254).nullable().optional(),
  address: line(300).nullable().optional(),
});

/** The query of `GET /v1/customers`: `q` is looked for in name, document and e-mail. */
export const customerQuery = listQuery.extend({ q: line(200).optional() });

/** A customer as answered; its identifying fields can be sent as a `recipient`. */
export const customerAnswer = z.object({
  id: text,
  object: z.literal('customer'),
  mode: z.enum(['test', 'live']),
  cuit: text.nullable(),
  dni: text.nullable(),
  document: z.object({ type: z.int(), number: text }),
  name: text,
  iva_condition: ivaCondition.nullable(),
  email: text.nullable(),
  address: text.nullable(),
  created_at: text,
  updated_at: text,
});
export type CustomerAnswer = z.infer<typeof customerAnswer>;
