/** POST /v1/webhook-endpoints/{id}/test */
import { Refusal } from '@arca-api/contract/errors';
import { isEventType } from '@arca-api/contract/events/event-types';
import { deliveryAnswer, exampleBody } from '@arca-api/contract/webhooks';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import { askedBy } from './asked-by.ts';
import { ofWhom } from './of-whom.ts';
import { unknownType } from './type-faults.ts';
import type { WebhookParts } from './webhook-parts.ts';

export const testEndpointRoute = ({ ask }: WebhookParts): Route => ({
  method: 'POST',
  path: '/v1/webhook-endpoints/{id}/test',
  scope: 'admin',
  tag: 'Webhooks',
  summary: 'Mandar un ejemplo a un destino',
  description:
    'El ejemplo del catálogo, firmado como los de verdad: un solo intento, que no cuenta como falla del destino. Cómo salió está en los intentos de ese aviso.',
  body: exampleBody,
  answers: { 202: deliveryAnswer },
  refusals: ['webhook.disabled', 'webhook.elsewhere'],
  async handle({ principal, params, body }) {
    const id = params['id'] ?? '';
    await ask('endpoints/find', { of: ofWhom(principal), id });
    const { event_type } = readBody(exampleBody, body);
    if (!isEventType(event_type))
      throw new Refusal('request.invalid', { faults: [unknownType(event_type, 'event_type')] });
    return json(await ask('deliveries/example', { ...askedBy(principal), id, event_type }), 202);
  },
});
