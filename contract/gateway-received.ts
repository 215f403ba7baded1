/** What `api` asks `arca-gateway` about comprobantes that somebody else issued. */
import { z } from 'zod';
import { readFailure } from './gateway.ts';
import { cuit, day, decimal, environment } from './primitives.ts';

const positive = z.int().positive();

export const receivedComprobante = z.object({
  issuer: cuit,
  type: positive,
  punto_de_venta: positive,
  number: positive,
  issue_date: day,
  total: decimal,
  authorization: z.object({ kind: z.enum(['cae', 'caea', 'cai']), code: z.string() }),
  recipient: z.object({ type: z.int().nonnegative(), number: z.string() }).nullable(),
});

/** POST /internal/comprobantes/verify: in whose name it is asked, and what about. */
export const verifyRequest = z.object({ environment, cuit, comprobante: receivedComprobante });

export const verifyAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** `not_reported_yet`: a CAEA that is good, of which nothing had to be reported so far. */
    result: z.enum(['confirmed', 'not_reported_yet', 'refuted']),
    observations: z.array(z.object({ code: z.int(), message: z.string() })),
    /** `YYYY-MM-DDTHH:mm:ss`, Buenos Aires. */
    processed_at: z.string().nullable(),
  }),
  readFailure,
]);
export type VerifyAnswer = z.infer<typeof verifyAnswer>;
