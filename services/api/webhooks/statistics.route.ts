/** GET /v1/webhook-endpoints/{id}/statistics */
import { statisticsAnswer, statisticsQuery } from '@arca-api/contract/webhook-statistics';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import { ofWhom } from './of-whom.ts';
import type { WebhookParts } from './webhook-parts.ts';

export const readStatisticsRoute = ({ ask }: WebhookParts): Route => ({
  method: 'GET',
  path: '/v1/webhook-endpoints/{id}/statistics',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Ver cómo le va a un destino de webhooks',
  description:
    'Los intentos de la última hora, del último día o de los últimos siete días; y, sea cual sea ese tiempo, lo que espera ahora y cuándo llegó o falló algo por última vez.',
  query: statisticsQuery,
  answers: { 200: statisticsAnswer },
  refusals: ['webhook.elsewhere'],
  async handle({ principal, params, query }) {
    const one = { of: ofWhom(principal), id: params['id'] ?? '' };
    await ask('endpoints/find', one);
    const { window } = readBody(statisticsQuery, query);
    return json(await ask('endpoints/statistics', { ...one, window }));
  },
});
