/** What ARCA's padrón says of a CUIT, on the wire. */
import { z } from 'zod';

const text = z.string();

/** `taxpayer` is the issuer in whose name the padrón is asked; left out, the first of the key. */
export const padronQuery = z.strictObject({ taxpayer: z.string().max(20).optional() });

/** `age_seconds` since ARCA said so: answers are remembered for a while. */
export const padronEntryAnswer = z.object({
  object: z.literal('padron_entry'),
  cuit: text,
  name: text,
  kind: z.enum(['person', 'company']),
  address: text.nullable(),
  iva_condition: text.nullable(),
  monotributo_category: text.nullable(),
  activities: z.array(z.object({ id: text, description: text })),
  active: z.boolean(),
  /** Plain words when ARCA holds tax data back. */
  note: text.nullable(),
  as_of: text,
  age_seconds: z.int(),
});
export type PadronEntryAnswer = z.infer<typeof padronEntryAnswer>;
