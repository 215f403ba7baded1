/** The catalogue of events as it is answered: made when it is first asked for, and the same from then on. */
import { EVENT_TYPES, type EventType } from '@arca-api/contract/events/event-types';
import type { eventTypeAnswer } from '@arca-api/contract/events/events';
import { z } from 'zod';

type Presented = z.input<typeof eventTypeAnswer>;

const made = new Map<string, Presented>();

export function presentEventType(name: string): Presented | null {
  const known = made.get(name);
  if (known !== undefined) return known;
  const types: Readonly<Record<string, EventType>> = EVENT_TYPES;
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (type === undefined) return null;
  const { version, when, subject, data, example } = type;
  const presented: Presented = {
    object: 'event_type',
    type: name,
    version,
    when: { ...when },
    subject,
    schema: z.toJSONSchema(data, { io: 'output', unrepresentable: 'any', reused: 'inline' }),
    example: {
      type: name,
      timestamp: '2026-11-27T15:04:05.500Z',
      data: example,
      id: 'evt_01kb2x9v5e7m3q8t4n6r0w2y5z',
      mode: 'live',
      subject,
      sequence: 2,
    },
  };
  made.set(name, presented);
  return presented;
}

export const presentEventTypes = (): Presented[] =>
  Object.keys(EVENT_TYPES).flatMap((name) => presentEventType(name) ?? []);
