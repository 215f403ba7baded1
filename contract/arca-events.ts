/** What is told of ARCA's availability: `arca.unavailable` and `arca.recovered`. */
import { z } from 'zod';
import { ARCA_METHODS, ARCA_SERVICES } from './gateway.ts';
import { environment } from './primitives.ts';

/**
 * The data of both events, a whole snapshot. One of ARCA's services in one environment is told as unavailable when the
 * first of its methods fails for everybody, and as recovered when all of them work again: once each, whatever the number
 * of processes. They are addressed to everybody (organisation `*`) in the mode of the environment. What waits is sent
 * by itself afterwards.
 *
 * @example
 * const { service, retry_at } = arcaOutage.parse(event.data);
 */
export const arcaOutage = z.object({
  object: z.literal('arca_outage'),
  version: z.literal(1),
  environment,
  service: z.enum(ARCA_SERVICES),
  /** What of it was out when this was told. */
  methods: z.array(z.enum(ARCA_METHODS)),
  /** What failed, in a few words; English, with ARCA's own. */
  reason: z.string().nullable(),
  started_at: z.iso.datetime(),
  /** `null` while it lasts. */
  ended_at: z.iso.datetime().nullable(),
  /** When it is tried again; `null` once it is over. */
  retry_at: z.iso.datetime().nullable(),
});
export type ArcaOutage = z.infer<typeof arcaOutage>;
