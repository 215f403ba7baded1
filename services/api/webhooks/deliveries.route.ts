/** GET /v1/webhook-endpoints/{id}/deliveries, GET /v1/webhook-deliveries/{id}, its attempts, and POST …/retry */
import { page } from '@arca-api/contract/invoices';
import { listQuery } from '@arca-api/contract/lists';
import { attemptAnswer, deliveriesQuery, deliveryAnswer } from '@arca-api/contract/webhooks';
import { answerPage } from '../doors/answer-page.ts';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import { askedBy } from './asked-by.ts';
import { ofWhom } from './of-whom.ts';
import type { WebhookParts } from './webhook-parts.ts';

export const listDeliveriesRoute = ({ ask }: WebhookParts): Route => ({
  method: 'GET',
  path: '/v1/webhook-endpoints/{id}/deliveries',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Listar los avisos a un destino, los últimos primero',
  query: deliveriesQuery,
  answers: { 200: page(deliveryAnswer) },
  refusals: ['webhook.elsewhere'],
  async handle({ principal, params, query }) {
    const one = { of: ofWhom(principal), id: params['id'] ?? '' };
    await ask('endpoints/find', one);
    const { limit, after, state, event_type } = readBody(deliveriesQuery, query);
    const { data } = await ask('deliveries/list', {
      ...one,
      after: after ?? null,
      limit: limit + 1,
      state: state ?? null,
      event_type: event_type ?? null,
    });
    return json(answerPage(data, limit, (delivery) => delivery));
  },
});

export const readDeliveryRoute = ({ ask }: WebhookParts): Route => ({
  method: 'GET',
  path: '/v1/webhook-deliveries/{id}',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Ver cómo va un aviso',
  answers: { 200: deliveryAnswer },
  refusals: ['webhook.elsewhere'],
  async handle({ principal, params }) {
    return json(await ask('deliveries/find', { of: ofWhom(principal), id: params['id'] ?? '' }));
  },
});

export const listAttemptsRoute = ({ ask }: WebhookParts): Route => ({
  method: 'GET',
  path: '/v1/webhook-deliveries/{id}/attempts',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Ver cada intento de un aviso: lo que se mandó y lo que respondieron',
  query: listQuery,
  answers: { 200: page(attemptAnswer) },
  refusals: ['webhook.elsewhere'],
  async handle({ principal, params, query }) {
    const one = { of: ofWhom(principal), id: params['id'] ?? '' };
    await ask('deliveries/find', one);
    const { limit, after } = readBody(listQuery, query);
    const { data } = await ask('deliveries/attempts', {
      ...one,
      after: after ?? null,
      limit: limit + 1,
    });
    return json(answerPage(data, limit, (attempt) => attempt));
  },
});

export const retryDeliveryRoute = ({ ask }: WebhookParts): Route => ({
  method: 'POST',
  path: '/v1/webhook-deliveries/{id}/retry',
  scope: 'admin',
  tag: 'Webhooks',
  summary: 'Mandar de nuevo un aviso, ya',
  description: 'Con el mismo webhook-id y el mismo contenido, desde el principio de los reintentos.',
  answers: { 202: deliveryAnswer },
  refusals: ['webhook.attempting', 'webhook.disabled', 'webhook.forgotten', 'webhook.elsewhere'],
  async handle({ principal, params }) {
    return json(await ask('deliveries/retry', { ...askedBy(principal), id: params['id'] ?? '' }), 202);
  },
});
