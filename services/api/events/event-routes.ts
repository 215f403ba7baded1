/** Every door of events, listed by hand. */
import type { Route } from '../doors/route.ts';
import { listEventsRoute, listEventTypesRoute, readEventRoute, readEventTypeRoute } from './events.route.ts';
import { type ListEventsParts, listEvents } from './list-events.ts';

export const eventRoutes = (parts: ListEventsParts): readonly Route[] => [
  listEventsRoute(listEvents(parts)),
  readEventRoute(parts.events),
  listEventTypesRoute,
  readEventTypeRoute,
];
