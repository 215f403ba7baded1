/** POST and GET /v1/webhook-endpoints/{id}/replays, GET /v1/webhook-replays/{id} and POST …/cancel */
import { page } from '@arca-api/contract/invoices';
import { listQuery } from '@arca-api/contract/lists';
import { replayAnswer, replayBody } from '@arca-api/contract/webhooks';
import { answerPage } from '../doors/answer-page.ts';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import { askedBy } from './asked-by.ts';
import { ofWhom } from './of-whom.ts';
import { readReplay } from './read-replay.ts';
import type { WebhookParts } from './webhook-parts.ts';

export const startReplayRoute = ({ ask }: WebhookParts): Route => ({
  method: 'POST',
  path: '/v1/webhook-endpoints/{id}/replays',
  scope: 'admin',
  tag: 'Webhooks',
  summary: 'Mandar de nuevo muchos avisos',
  description:
    'Algunos por su identificador (hasta 10.000), o los de un período: todos, los que fallaron (failed) o los que nunca se mandaron (missing). Se hace de fondo, sin demorar lo que pasa ahora; cada uno con el mismo webhook-id.',
  body: replayBody,
  examples: {
    'Todo lo que falló desde ayer': { only: 'failed', from: '2026-11-26T00:00:00-03:00' },
    'Todo lo que no se mandó': { only: 'missing' },
  },
  answers: { 202: replayAnswer },
  refusals: ['webhook.disabled', 'webhook.replaying', 'webhook.elsewhere'],
  async handle({ principal, params, body }) {
    const one = { of: ofWhom(principal), id: params['id'] ?? '' };
    await ask('endpoints/find', one);
    const wish = readReplay(body);
    const replay = await ask('replays/start', { ...askedBy(principal), id: one.id, wish });
    return json(replay, 202, { location: `/v1/webhook-replays/${replay.id}` });
  },
});

export const listReplaysRoute = ({ ask }: WebhookParts): Route => ({
  method: 'GET',
  path: '/v1/webhook-endpoints/{id}/replays',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Listar lo que se pidió mandar de nuevo a un destino',
  query: listQuery,
  answers: { 200: page(replayAnswer) },
  refusals: ['webhook.elsewhere'],
  async handle({ principal, params, query }) {
    const one = { of: ofWhom(principal), id: params['id'] ?? '' };
    await ask('endpoints/find', one);
    const { limit, after } = readBody(listQuery, query);
    const { data } = await ask('replays/list', { ...one, after: after ?? null, limit: limit + 1 });
    return json(answerPage(data, limit, (replay) => replay));
  },
});

export const readReplayRoute = ({ ask }: WebhookParts): Route => ({
  method: 'GET',
  path: '/v1/webhook-replays/{id}',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Ver cómo va lo que se pidió mandar de nuevo',
  answers: { 200: replayAnswer },
  refusals: ['webhook.elsewhere'],
  async handle({ principal, params }) {
    return json(await ask('replays/find', { of: ofWhom(principal), id: params['id'] ?? '' }));
  },
});

export const cancelReplayRoute = ({ ask }: WebhookParts): Route => ({
  method: 'POST',
  path: '/v1/webhook-replays/{id}/cancel',
  scope: 'admin',
  tag: 'Webhooks',
  summary: 'Dejar de mandar de nuevo',
  description: 'Lo que ya se puso en la cola se manda igual.',
  answers: { 200: replayAnswer },
  refusals: ['webhook.elsewhere'],
  async handle({ principal, params }) {
    return json(await ask('replays/cancel', { ...askedBy(principal), id: params['id'] ?? '' }));
  },
});
