/** Types of events that there are not. */
import { meansSomething } from '@arca-api/contract/events/event-types';
import type { Fault } from '@arca-api/domain/faults/fault';

export const typeFaults = (types: readonly string[] | null | undefined): readonly Fault[] =>
  (types ?? []).flatMap((type, index) =>
    meansSomething(type) ? [] : unknownType(type, `event_types[${index}]`),
  );

export const unknownType = (type: string, path: string): Fault => ({
  code: 'webhook.event_type_unknown',
  path,
  message: { es: `No hay eventos «${type}».`, en: `There are no events "${type}".` },
  fix: {
    es: 'Mirá los tipos que hay en GET /v1/event-types.',
    en: 'See the types there are in GET /v1/event-types.',
  },
  arca: [],
});
