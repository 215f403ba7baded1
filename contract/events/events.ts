/** Events as they are asked for and answered. */
import { z } from 'zod';
import { listQuery } from '../lists.ts';
import { cuitText, line } from '../text.ts';
import { eventPattern } from '../webhooks.ts';
import { eventEnvelope } from './envelope.ts';

const text = z.string();
const words = z.object({ es: text, en: text });

/** The longest that `GET /v1/events` waits, in seconds. */
export const LONGEST_WAIT_S = 25;

/** The query of `GET /v1/events`; it goes on after an event, and after nothing else. */
export const eventsQuery = listQuery.extend({
  after: z
    .string()
    .regex(/^(evt_[0-7][0-9a-hjkmnp-tv-z]{25})?$/)
    .optional()
    .describe('El «next» de la página anterior, o el id de un evento.'),
  type: eventPattern.optional(),
  taxpayer: cuitText.optional(),
  /** What it is about, such as an invoice's id. */
  subject: line(100).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  order: z
    .enum(['desc', 'asc'])
    .default('desc')
    .describe('desc: las últimas primero; asc: las que siguen a «after», sin saltear ninguna.'),
  wait: z.coerce
    .number()
    .int()
    .min(0)
    .max(LONGEST_WAIT_S)
    .default(0)
    .describe('Con order=asc: segundos que se espera si todavía no hay ninguna.'),
});
export type EventsQuery = z.infer<typeof eventsQuery>;

/** An event, as webhooks carry it. */
export const eventAnswer = eventEnvelope;

/** A type of event, with the JSON Schema of what it carries. */
export const eventTypeAnswer = z.object({
  object: z.literal('event_type'),
  type: text,
  version: z.int(),
  when: words,
  subject: text,
  /** JSON Schema (2020-12) of `data`. */
  schema: z.record(text, z.unknown()),
  /** A whole event of this type. */
  example: eventAnswer,
});

export const eventTypesAnswer = z.object({
  object: z.literal('list'),
  data: z.array(eventTypeAnswer),
});
