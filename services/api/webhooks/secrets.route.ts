/** GET /v1/webhook-endpoints/{id}/secrets and POST /v1/webhook-endpoints/{id}/rotate-secret */
import { rotatedSecretAnswer, rotateSecretBody, secretsAnswer } from '@arca-api/contract/webhooks';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import { askedBy } from './asked-by.ts';
import { ofWhom } from './of-whom.ts';
import type { WebhookParts } from './webhook-parts.ts';

export const listSecretsRoute = ({ ask }: WebhookParts): Route => ({
  method: 'GET',
  path: '/v1/webhook-endpoints/{id}/secrets',
  scope: 'read',
  tag: 'Webhooks',
  summary: 'Ver qué secretos firman para un destino, sin mostrarlos',
  answers: { 200: secretsAnswer },
  refusals: ['webhook.elsewhere'],
  async handle({ principal, params }) {
    return json(await ask('endpoints/secrets', { of: ofWhom(principal), id: params['id'] ?? '' }));
  },
});

export const rotateSecretRoute = ({ ask }: WebhookParts): Route => ({
  method: 'POST',
  path: '/v1/webhook-endpoints/{id}/rotate-secret',
  scope: 'admin',
  tag: 'Webhooks',
  summary: 'Cambiar el secreto de un destino sin perder avisos',
  description:
    'El nuevo se muestra sólo en esta respuesta. Los anteriores siguen firmando `overlap_seconds` (24 h si no se dice): quien recibe cambia cuando quiere. Con 0 dejan de firmar ya: para un secreto que se filtró.',
  body: rotateSecretBody,
  examples: { 'El secreto se filtró': { overlap_seconds: 0 } },
  answers: { 201: rotatedSecretAnswer },
  refusals: ['webhook.rotating', 'webhook.elsewhere'],
  async handle({ principal, params, body }) {
    const id = params['id'] ?? '';
    await ask('endpoints/find', { of: ofWhom(principal), id });
    const wish = readBody(rotateSecretBody, body);
    return json(await ask('endpoints/rotate', { ...askedBy(principal), id, wish }), 201);
  },
});
