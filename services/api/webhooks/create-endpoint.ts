/** Registers whom to tell of what; the secret is in this answer alone. */
import { type EndpointAnswer, endpointBody } from '@arca-api/contract/webhooks';
import type { Principal } from '../access/principal.ts';
import { noteDeed } from './note-deed.ts';
import { ofWhom } from './of-whom.ts';
import { readEndpoint, withinReach } from './read-endpoint.ts';
import type { WebhookParts } from './webhook-parts.ts';

export function createEndpoint(parts: WebhookParts) {
  const read = readEndpoint(parts);
  const note = noteDeed(parts);
  return async (
    principal: Principal,
    input: unknown,
  ): Promise<EndpointAnswer & { readonly secret: string }> => {
    const told = await read(endpointBody, principal, input);
    const wish = { ...told, taxpayers: withinReach(principal, told.taxpayers) };
    const made = await parts.ask('endpoints/create', { of: ofWhom(principal), wish });
    await note(principal, {
      action: 'webhook_endpoint.created',
      subject: made.id,
      detail: { url: made.url, event_types: made.event_types, taxpayers: made.taxpayers },
    });
    return made;
  };
}
