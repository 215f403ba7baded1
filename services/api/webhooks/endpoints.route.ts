/** POST, GET, PATCH and DELETE /v1/webhook-endpoints */
import { page } from '@arca-api/contract/invoices';
import { listQuery } from '@arca-api/contract/lists';
import { endpointAnswer, endpointBody, endpointChange, newEndpointAnswer } from '@arca-api/contract/webhooks';
import { answerPage } from '../doors/answer-page.ts';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import { askedBy } from './asked-by.ts';
import { changeEndpoint } from './change-endpoint.ts';
import { createEndpoint } from './create-endpoint.ts';
import { ofWhom } from './of-whom.ts';
import type { WebhookParts } from './webhook-parts.ts';

export function createEndpointRoute(parts: WebhookParts): Route {
  const create = createEndpoint(parts);
  return {
    method: 'POST',
    path: '/v1/webhook-endpoints',
    scope: 'admin',
    tag: 'Webhooks',
    summary: 'Registrar un destino de webhooks',
    description:
      'El secreto con el que se firma (Standard Webhooks) se muestra sólo en esta respuesta. El destino oye lo que pase desde ahora, en el modo de la clave.',
    body: endpointBody,
    examples: {
      'Todo lo que pase con las facturas': {
        url: 'https://tienda.example.com/avisos',
        event_types: ['invoice.*'],
      },
    },
    answers: { 201: newEndpointAnswer },
    refusals: ['webhook.too_many', 'webhook.elsewhere'],
    async handle({ principal, body }) {
      const made = await create(principal, body);
      return json(made, 201, { location: `/v1/webhook-endpoints/${made.id}` });
    },
  };
}

export const listEndpointsRoute = ({ ask }: WebhookParts): Route => ({
  method: 'GET',
  path: '/v1/webhook-endpoints',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Listar los destinos de webhooks',
  query: listQuery,
  answers: { 200: page(endpointAnswer) },
  refusals: ['webhook.elsewhere'],
  async handle({ principal, query }) {
    const { limit, after } = readBody(listQuery, query);
    const wanted = { of: ofWhom(principal), after: after ?? null, limit: limit + 1 };
    const { data } = await ask('endpoints/list', wanted);
    return json(answerPage(data, limit, (endpoint) => endpoint));
  },
});

export const readEndpointRoute = ({ ask }: WebhookParts): Route => ({
  method: 'GET',
  path: '/v1/webhook-endpoints/{id}',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Leer un destino de webhooks',
  answers: { 200: endpointAnswer },
  refusals: ['webhook.elsewhere'],
  async handle({ principal, params }) {
    return json(await ask('endpoints/find', { of: ofWhom(principal), id: params['id'] ?? '' }));
  },
});

export function changeEndpointRoute(parts: WebhookParts): Route {
  const change = changeEndpoint(parts);
  return {
    method: 'PATCH',
    path: '/v1/webhook-endpoints/{id}',
    scope: 'admin',
    tag: 'Webhooks',
    summary: 'Modificar, desactivar o volver a activar un destino de webhooks',
    body: endpointChange,
    answers: { 200: endpointAnswer },
    refusals: ['webhook.elsewhere'],
    async handle({ principal, params, body }) {
      return json(await change(principal, params['id'] ?? '', body));
    },
  };
}

export const removeEndpointRoute = ({ ask }: WebhookParts): Route => ({
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{id}',
  scope: 'admin',
  tag: 'Webhooks',
  summary: 'Borrar un destino de webhooks, con el registro de lo que se le avisó',
  answers: { 204: 'Borrado' },
  refusals: ['webhook.elsewhere'],
  async handle({ principal, params }) {
    await ask('endpoints/remove', { ...askedBy(principal), id: params['id'] ?? '' });
    return json(null, 204);
  },
});
