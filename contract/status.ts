/** How things stand, on the wire: ARCA, our own stores, and this organisation's lanes. */
import { z } from 'zod';
import { ARCA_METHODS, ARCA_SERVICES } from './gateway.ts';
import { laneHalt, laneState } from './lanes.ts';
import { environment } from './primitives.ts';

const text = z.string();

/** `GET /v1/status`. `arca` is `null` when even our own gateway does not answer. */
export const statusAnswer = z.object({
  object: z.literal('status'),
  version: text,
  mode: z.enum(['test', 'live']),
  database: z.enum(['up', 'down']),
  /**
   * What processes share beside the database; `null`: none was told. While it is `away` nothing is lost: signals go by the
   * database, and caches and limits are each process's own.
   */
  redis: z.object({ state: z.enum(['up', 'away']), since: text }).nullable(),
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
  /**
   * What is sent to ARCA, method by method (`auth`: logins). `open`: nothing, until `retry_at`, because its calls fail for
   * everybody; `half_open`: one call, which shows whether it is back; `recovering`: a growing share of the calls.
   */
  breakers: z
    .array(
      z.object({
        environment,
        service: z.enum(ARCA_SERVICES),
        methods: z.enum(ARCA_METHODS),
        state: z.enum(['closed', 'open', 'half_open', 'recovering']),
        since: text.nullable(),
        retry_at: text.nullable(),
        reason: text.nullable(),
      }),
    )
    .nullable(),
  /** Our own gateway to ARCA. With clocks too far apart (`off`) deadlines mean nothing, and lanes may stand still. */
  gateway: z.object({
    state: z.enum(['up', 'down']),
    clock: z.enum(['ok', 'off', 'unknown']),
    /** How far its clock is ahead of the API's. */
    clock_ahead_ms: z.int().nullable(),
  }),
  /** Lanes (punto de venta and comprobante type) that wait for ARCA, need a person, or differ from ARCA. */
  lanes: z.array(
    z.object({
      /** For GET /v1/lanes/{lane}, POST /v1/lanes/{lane}/resume and /adopt. */
      id: text,
      environment,
      taxpayer: text,
      punto_de_venta: z.int(),
      comprobante_type: z.int(),
      state: laneState,
      waiting: z.int(),
      /** Numbers that wait for a person to say whose they are. */
      doubtful: z.int(),
      /** Numbers of which the books and ARCA say different things. */
      differences: z.int(),
      oldest_waiting_at: text.nullable(),
      halt: laneHalt.nullable(),
    }),
  ),
});
export type StatusAnswer = z.infer<typeof statusAnswer>;
