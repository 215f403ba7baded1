/** How things stand, on the wire: ARCA, our own stores, and this organisation's lanes. */
import { z } from 'zod';
import { environment } from './primitives.ts';

const text = z.string();

/** `GET /v1/status`. `arca` is `null` when even our own gateway does not answer. */
export const statusAnswer = z.object({
  object: z.literal('status'),
  version: text,
  mode: z.enum(['test', 'live']),
  database: z.enum(['up', 'down']),
  arca: z
    .array(
      z.object({
        environment,
        service: z.enum(['wsaa', 'wsfe', 'wsfex', 'wscdc', 'padron']),
        state: z.enum(['up', 'degraded', 'down', 'unknown']),
        latency_ms: z.number().nullable(),
        last_ok_at: text.nullable(),
        last_error: text.nullable(),
      }),
    )
    .nullable(),
  /** Lanes (punto de venta and comprobante type) that wait for ARCA or need a person. */
  lanes: z.array(
    z.object({
      /** For POST /v1/lanes/{lane}/resume. */
      id: text,
      environment,
      taxpayer: text,
      punto_de_venta: z.int(),
      comprobante_type: z.int(),
      state: z.enum(['waiting', 'halted']),
      waiting: z.int(),
      oldest_waiting_at: text.nullable(),
      halt: z
        .object({
          reason: text,
          detail: text,
          arca: z.array(z.object({ code: z.int(), message: text })),
        })
        .nullable(),
    }),
  ),
});
export type StatusAnswer = z.infer<typeof statusAnswer>;

/** `GET /health/live` and `GET /health/ready`. */
export const healthAnswer = z.object({ status: z.literal('ok'), version: text });
