/** POST /v1/webhook-endpoints/{id}/test */
import { Refusal } from '@arca-api/contract/errors';
import { isEventType } from '@arca-api/contract/events/event-types';
import { deliveryAnswer, exampleBody } from '@arca-api/contract/webhooks';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import { noteDeed } from './note-deed.ts';
import { ofWhom } from './of-whom.ts';
import { unknownType } from './type-faults.ts';
import type { WebhookParts } from './webhook-parts.ts';

export function testEndpointRoute(parts: WebhookParts): Route {
  const note = noteDeed(parts);
  return {
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
      const one = { of: ofWhom(principal), id: params['id'] ?? '' };
      await parts.ask('endpoints/find', one);
      const { event_type } = readBody(exampleBody, body);
      if (!isEventType(event_type))
        throw new Refusal('request.invalid', { faults: [unknownType(event_type, 'event_type')] });
      const delivery = await parts.ask('deliveries/example', { ...one, event_type });
      await note(principal, {
        action: 'webhook_endpoint.tested',
        subject: one.id,
        detail: { delivery: delivery.id, event_type },
      });
      return json(delivery, 202);
    },
  };
}
