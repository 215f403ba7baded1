/** Webhooks on the wire: who is told of what, with which secret, and what came of it. */
import { z } from 'zod';
import { listQuery } from './lists.ts';
import { mode } from './primitives.ts';
import { cuitText, line } from './text.ts';

const text = z.string();
const instant = z.iso.datetime();

/** `invoice.authorized`, or all that begin alike: `invoice.*`. */
export const eventPattern = z
  .string()
  .max(100)
  .regex(/^[a-z_]+(\.[a-z_]+)*\.(\*|[a-z_]+)$/)
  .meta({ description: 'Tipo de evento («invoice.authorized»), o todos los de un grupo («invoice.*»).' });

/**
 * Whatever an endpoint may have said to hear events of `type`.
 *
 * @example
 * patternsOf('arca.certificate.expired'); // ['arca.certificate.expired', 'arca.*', 'arca.certificate.*']
 */
export function patternsOf(type: string): string[] {
  const words = type.split('.');
  return [type, ...words.slice(0, -1).map((_, at) => `${words.slice(0, at + 1).join('.')}.*`)];
}

const url = line(2048);
const description = line(200).nullable();
const eventTypes = z.array(eventPattern).min(1).max(100).nullable();
const taxpayers = z.array(cuitText).min(1).max(500).nullable();
const WEEK_S = 7 * 86_400;
const retrySchedule = z.array(z.int().min(1).max(WEEK_S)).min(1).max(20).nullable();
const maxInFlight = z.int().min(1).max(100);
const maxPerSecond = z.int().min(1).max(1000).nullable();

/** The body of `POST /v1/webhook-endpoints`. What is `null` or left out: every type, every issuer, the usual schedule. */
export const endpointBody = z.strictObject({
  url,
  description: description.default(null),
  event_types: eventTypes.default(null),
  /** CUITs of issuers. */
  taxpayers: taxpayers.default(null),
  /** Seconds from each attempt to the next. */
  retry_schedule: retrySchedule.default(null),
  /** Attempts at once. */
  max_in_flight: maxInFlight.default(10),
  /** Attempts that begin within any one second; `null`: as many as there are. */
  max_per_second: maxPerSecond.default(null),
});
export type EndpointBody = z.infer<typeof endpointBody>;

/** The body of `PATCH /v1/webhook-endpoints/{id}`: what is left out stays. */
export const endpointChange = z.strictObject({
  url: url.optional(),
  description: description.optional(),
  event_types: eventTypes.optional(),
  taxpayers: taxpayers.optional(),
  retry_schedule: retrySchedule.optional(),
  max_in_flight: maxInFlight.optional(),
  max_per_second: maxPerSecond.optional(),
  /** False: it is told nothing until it is true again; what happens meanwhile is not told later by itself. */
  enabled: z.boolean().optional(),
});
export type EndpointChange = z.infer<typeof endpointChange>;

/** An endpoint as answered, and as `endpoint.failing` and `endpoint.disabled` carry it. */
export const endpointAnswer = z.object({
  id: text,
  object: z.literal('webhook_endpoint'),
  version: z.literal(1),
  mode,
  url: text,
  description: text.nullable(),
  event_types: z.array(text).nullable(),
  taxpayers: z.array(text).nullable(),
  enabled: z.boolean(),
  /** `asked`, `gone` (it answered 410) or `failing` (nothing arrived for five days). */
  disabled_for: z.enum(['asked', 'gone', 'failing']).nullable(),
  disabled_at: instant.nullable(),
  /** Since when nothing arrives; `null` while it does. */
  failing_since: instant.nullable(),
  /** Seconds from each attempt to the next. */
  retry_schedule: z.array(z.int()),
  max_in_flight: z.int(),
  /** `null`: as many as there are. */
  max_per_second: z.int().nullable(),
  created_at: instant,
  updated_at: instant,
});
export type EndpointAnswer = z.infer<typeof endpointAnswer>;

/** The answer of its creation: the only one with its secret. */
export const newEndpointAnswer = endpointAnswer.extend({
  /** `whsec_…`, shown once. */
  secret: text,
});

const DAY_S = 86_400;

/** The body of `POST /v1/webhook-endpoints/{id}/rotate-secret`: for how long former secrets still sign beside the new one. */
export const rotateSecretBody = z.strictObject({
  /** 0: none of them does from now on, however much was left to it. */
  overlap_seconds: z.int().min(0).max(DAY_S).default(DAY_S),
});
export type RotateSecretBody = z.infer<typeof rotateSecretBody>;

/** The answer of `POST /v1/webhook-endpoints/{id}/rotate-secret`. */
export const rotatedSecretAnswer = z.object({
  object: z.literal('webhook_secret'),
  endpoint: text,
  /** `whsec_…`, shown once. */
  secret: text,
  /** Until then the former one signs beside it. */
  former_ends_at: instant,
});
export type RotatedSecretAnswer = z.infer<typeof rotatedSecretAnswer>;

/** What signs for an endpoint now, without saying it. */
export const secretsAnswer = z.object({
  object: z.literal('list'),
  data: z.array(
    z.object({
      id: text,
      object: z.literal('webhook_secret'),
      created_at: instant,
      /** `null`: the one in use. */
      ends_at: instant.nullable(),
    }),
  ),
});

export const DELIVERY_STATES = ['pending', 'succeeded', 'failed', 'cancelled'] as const;
const deliveryState = z.enum(DELIVERY_STATES);

/** The query of `GET /v1/webhook-endpoints/{id}/deliveries`. */
export const deliveriesQuery = listQuery.extend({
  state: deliveryState.optional(),
  event_type: eventPattern.optional(),
});

/** One event told to one endpoint, however many attempts that takes. */
export const deliveryAnswer = z.object({
  id: text,
  object: z.literal('webhook_delivery'),
  mode,
  endpoint: text,
  /** The `webhook-id` of every attempt. */
  event: text,
  event_type: text,
  /** Why it is told: it happened, somebody asked for an example, or for it to be told again. */
  cause: z.enum(['event', 'example', 'retry']),
  state: deliveryState,
  /** How many were made. */
  attempts: z.int(),
  /** `null` where there is none to come. */
  next_attempt_at: instant.nullable(),
  occurred_at: instant,
  created_at: instant,
  ended_at: instant.nullable(),
});
export type DeliveryAnswer = z.infer<typeof deliveryAnswer>;

/** The body of `POST /v1/webhook-endpoints/{id}/replays`: some events, or those of a range. */
export const replayBody = z.strictObject({
  /** Ids of events: `evt_…`. */
  events: z.array(line(60)).min(1).max(10_000).nullable().default(null),
  /** `null`: from the oldest that is kept. */
  from: z.iso.datetime({ offset: true }).nullable().default(null),
  /** `null`: up to now. */
  to: z.iso.datetime({ offset: true }).nullable().default(null),
  /** `failed`: what was given up; `missing`: what was never told to it; `all`: both, and what arrived. */
  only: z.enum(['all', 'failed', 'missing']).default('all'),
  event_types: eventTypes.default(null),
});
export type ReplayBody = z.infer<typeof replayBody>;

/** A request to be told again, and how far it has come. */
export const replayAnswer = z.object({
  id: text,
  object: z.literal('webhook_replay'),
  mode,
  endpoint: text,
  state: z.enum(['running', 'finished', 'cancelled']),
  only: z.enum(['all', 'failed', 'missing']),
  event_types: z.array(text).nullable(),
  /** How many events it names; `null` where it names a range. */
  events: z.int().nullable(),
  from: instant,
  to: instant,
  /** Events looked at so far, and how many of them are, or were, queued to be told. */
  looked_at: z.int(),
  queued: z.int(),
  created_at: instant,
  ended_at: instant.nullable(),
});
export type ReplayAnswer = z.infer<typeof replayAnswer>;

/** The body of `POST /v1/webhook-endpoints/{id}/test`. */
export const exampleBody = z.strictObject({ event_type: z.string().max(100).default('invoice.authorized') });

/** Request and answer as exchanged; `null` where there was none. */
export const attemptAnswer = z.object({
  id: text,
  object: z.literal('webhook_attempt'),
  delivery: text,
  number: z.int(),
  succeeded: z.boolean(),
  started_at: instant,
  duration_ms: z.int(),
  request: z.object({ url: text, headers: z.record(text, text), body: text.nullable() }),
  response: z.object({ status: z.int(), headers: z.record(text, text), body: text }).nullable(),
  /** Why nothing came back; `null` where something did. */
  failure: text.nullable(),
});
export type AttemptAnswer = z.infer<typeof attemptAnswer>;
