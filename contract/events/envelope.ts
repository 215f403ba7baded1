/** An event as it is posted and as it is read: the same words wherever it is told. */
import { z } from 'zod';
import { mode } from '../primitives.ts';

/** What every event has, whatever its type. */
export const eventEnvelope = z.object({
  /** `invoice.authorized` */
  type: z.string(),
  /** When it happened. */
  timestamp: z.iso.datetime(),
  /** A whole snapshot of what it is about, as its type says. */
  data: z.unknown(),
  /** `evt_…`: the `webhook-id` of every attempt to tell it. */
  id: z.string(),
  mode,
  /** What it is about, such as an invoice's id. */
  subject: z.string(),
  /** Grows with each change of one subject: a smaller one is old news. Two events of one change have the same. */
  sequence: z.number(),
  /** Only of what the test button sends: nothing of it happened. */
  example: z.literal(true).optional(),
});
export type EventEnvelope = z.infer<typeof eventEnvelope>;

/** An event as the outbox keeps it. */
export interface KeptEvent {
  readonly id: string;
  readonly type: string;
  readonly mode: 'test' | 'live';
  readonly subject: string;
  readonly sequence: number;
  readonly data: unknown;
  /** Milliseconds since the epoch. */
  readonly occurredAt: number;
  /** It did not happen: somebody tries an endpoint out. */
  readonly example?: true;
}

/** `type`, `timestamp` and `data` as Standard Webhooks have them, and what tells old news from new. */
export function toEnvelope(event: KeptEvent): EventEnvelope {
  const { id, type, mode, subject, sequence, data, occurredAt, example } = event;
  return {
    type,
    timestamp: new Date(occurredAt).toISOString(),
    data,
    id,
    mode,
    subject,
    sequence,
    ...(example && { example }),
  };
}

/**
 * What is posted: the same bytes at every attempt and in every replay.
 *
 * @example
 * bodyOf({ id: 'evt_1', type: 'a.b', mode: 'test', subject: 'x', sequence: 1, data: {}, occurredAt: 0 });
 */
export const bodyOf = (event: KeptEvent): string => JSON.stringify(toEnvelope(event));

/** CUITs an event is about; none where it is about no issuer. */
export function taxpayersOf({ data }: Pick<KeptEvent, 'data'>): readonly string[] {
  if (data === null || typeof data !== 'object') return [];
  const { taxpayer, taxpayers, cuit } = data as Readonly<Record<string, unknown>>;
  const all = Array.isArray(taxpayers) ? taxpayers : [taxpayer ?? cuit];
  return all.filter((one) => typeof one === 'string');
}

/**
 * Whether it may be told to somebody who sees these issuers alone: where it is about an endpoint, all whom that is told
 * of have to be among them, as for the endpoint itself; else one.
 */
export function isWithin(event: Pick<KeptEvent, 'data'>, taxpayers: readonly string[]): boolean {
  const about = taxpayersOf(event);
  const isTheirs = (cuit: string): boolean => taxpayers.includes(cuit);
  return isOfAll(event) ? about.length > 0 && about.every(isTheirs) : about.some(isTheirs);
}

/** Whether it is for those alone who see all whom it is about. */
export const isOfAll = ({ data }: Pick<KeptEvent, 'data'>): boolean =>
  data !== null && typeof data === 'object' && 'object' in data && data.object === 'webhook_endpoint';
