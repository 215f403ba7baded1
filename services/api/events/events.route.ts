/** GET /v1/events, GET /v1/events/{id}, GET /v1/event-types and GET /v1/event-types/{type} */
import { Refusal } from '@arca-api/contract/errors';
import { isWithin, toEnvelope } from '@arca-api/contract/events/envelope';
import {
  eventAnswer,
  eventsQuery,
  eventTypeAnswer,
  eventTypesAnswer,
} from '@arca-api/contract/events/events';
import { page } from '@arca-api/contract/invoices';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import { presentEventType, presentEventTypes } from './event-types.ts';
import type { EventsStore } from './events.store.ts';
import type { listEvents } from './list-events.ts';

export const listEventsRoute = (list: ReturnType<typeof listEvents>): Route => ({
  method: 'GET',
  path: '/v1/events',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Listar lo que pasó en los últimos 30 días',
  description:
    'Cada evento es, palabra por palabra, lo que llega a los webhooks. Con order=asc, «after» y «wait» se siguen de a uno sin tener una dirección pública: es lo que hace «arca listen».',
  query: eventsQuery,
  answers: { 200: page(eventAnswer) },
  async handle({ principal, query, mayWait }) {
    return json(await list(principal, readBody(eventsQuery, query), mayWait));
  },
});

export const readEventRoute = (events: EventsStore): Route => ({
  method: 'GET',
  path: '/v1/events/{id}',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Leer un evento',
  answers: { 200: eventAnswer },
  async handle({ principal, grant, params }) {
    const event = await events.find(grant.organization, principal.mode, params['id'] ?? '');
    const { taxpayers } = grant;
    const isTheirs =
      event !== undefined && (taxpayers === null || event.organization === '*' || isWithin(event, taxpayers));
    if (!isTheirs) throw new Refusal('resource.not_found');
    return json(toEnvelope(event));
  },
});

export const listEventTypesRoute: Route = {
  method: 'GET',
  path: '/v1/event-types',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Listar los tipos de eventos, con el esquema de lo que llevan y un ejemplo',
  answers: { 200: eventTypesAnswer },
  handle: () => json({ object: 'list', data: presentEventTypes() }),
};

export const readEventTypeRoute: Route = {
  method: 'GET',
  path: '/v1/event-types/{type}',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Leer un tipo de evento',
  answers: { 200: eventTypeAnswer },
  handle({ params }) {
    const type = presentEventType(params['type'] ?? '');
    if (type === null) throw new Refusal('resource.not_found');
    return json(type);
  },
};
