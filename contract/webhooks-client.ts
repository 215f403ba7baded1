/** The typed client of `webhooks` over any `fetch`, and what travels between it and whoever asks. */

import { z } from 'zod';
import { type EventTypeName, isEventType } from './events/event-types.ts';
import { createHop, type HopOptions } from './hop.ts';
import { mode } from './primitives.ts';
import { faultSchema } from './problem.ts';
import { statisticsAnswer, statisticsWindow } from './webhook-statistics.ts';
import {
  attemptAnswer,
  DELIVERY_STATES,
  deliveryAnswer,
  endpointAnswer,
  endpointBody,
  endpointChange,
  newEndpointAnswer,
  replayAnswer,
  replayBody,
  rotatedSecretAnswer,
  rotateSecretBody,
  secretsAnswer,
} from './webhooks.ts';

const text = z.string();

/** For whom something is asked: whoever asks has found out before that they are theirs. */
export const ofWhom = z.strictObject({
  organization: text,
  mode,
  /** CUITs that they may look at; `null`: all. */
  taxpayers: z.array(text).nullable(),
});
export type OfWhom = z.infer<typeof ofWhom>;

const paged = { after: text.nullable(), limit: z.int().min(1).max(101) };
const one = z.strictObject({ of: ofWhom, id: text });
/** The principal that asks for a change, who is written down with it. */
const by = text;
const change = one.extend({ by });
const nothing = z.object({});
const eventTypeName = z.custom<EventTypeName>((name) => typeof name === 'string' && isEventType(name));

/** What each internal door takes and answers, by its path after `/internal/webhooks/`. */
export const WEBHOOK_DOORS = {
  'destinations/check': {
    request: z.strictObject({ of: ofWhom, url: text }),
    answer: z.object({ fault: faultSchema.nullable() }),
  },
  'endpoints/create': {
    request: z.strictObject({ of: ofWhom, by, wish: endpointBody }),
    answer: newEndpointAnswer,
  },
  'endpoints/list': {
    request: z.strictObject({ of: ofWhom, ...paged }),
    answer: z.object({ data: z.array(endpointAnswer) }),
  },
  'endpoints/find': { request: one, answer: endpointAnswer },
  'endpoints/change': {
    request: change.extend({ change: endpointChange }),
    answer: endpointAnswer,
  },
  'endpoints/remove': { request: change, answer: nothing },
  'endpoints/secrets': { request: one, answer: secretsAnswer },
  'endpoints/rotate': { request: change.extend({ wish: rotateSecretBody }), answer: rotatedSecretAnswer },
  'endpoints/statistics': { request: one.extend({ window: statisticsWindow }), answer: statisticsAnswer },
  'deliveries/list': {
    request: one.extend({
      ...paged,
      state: z.enum(DELIVERY_STATES).nullable(),
      event_type: text.nullable(),
    }),
    answer: z.object({ data: z.array(deliveryAnswer) }),
  },
  'deliveries/find': { request: one, answer: deliveryAnswer },
  'deliveries/attempts': {
    request: one.extend(paged),
    answer: z.object({ data: z.array(attemptAnswer) }),
  },
  'deliveries/example': { request: change.extend({ event_type: eventTypeName }), answer: deliveryAnswer },
  'replays/start': { request: change.extend({ wish: replayBody }), answer: replayAnswer },
  'replays/list': { request: one.extend(paged), answer: z.object({ data: z.array(replayAnswer) }) },
  'replays/find': { request: one, answer: replayAnswer },
  'replays/cancel': { request: change, answer: replayAnswer },
  'deliveries/retry': { request: change, answer: deliveryAnswer },
} as const satisfies Readonly<Record<string, { readonly request: z.ZodType; readonly answer: z.ZodType }>>;

export type WebhookDoor = keyof typeof WEBHOOK_DOORS;
type Asked<Door extends WebhookDoor> = z.input<(typeof WEBHOOK_DOORS)[Door]['request']>;
type Told<Door extends WebhookDoor> = z.output<(typeof WEBHOOK_DOORS)[Door]['answer']>;
type Answers = { readonly [Door in WebhookDoor]: { readonly answer: z.ZodType<Told<Door>> } };

export const pathOfWebhookDoor = (door: WebhookDoor): string => `/internal/webhooks/${door}`;

/**
 * Creates the client: one function that asks any of its doors.
 *
 * @example
 * const ask = createWebhooksClient({ fetch, baseUrl: 'http://webhooks', credentials: () => ({}) });
 * const { url } = await ask('endpoints/find', { of, id: 'whe_…' });
 */
export function createWebhooksClient(options: HopOptions) {
  const call = createHop(options);
  const doors: Answers = WEBHOOK_DOORS;
  return <Door extends WebhookDoor>(door: Door, asked: Asked<Door>): Promise<Told<Door>> =>
    call('POST', pathOfWebhookDoor(door), doors[door].answer, asked);
}

export type WebhooksClient = ReturnType<typeof createWebhooksClient>;
