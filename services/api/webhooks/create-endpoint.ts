/** Registers whom to tell of what; the secret is in this answer alone. */
import { type EndpointAnswer, endpointBody } from '@arca-api/contract/webhooks';
import type { Principal } from '../access/principal.ts';
import { askedBy } from './asked-by.ts';
import { readEndpoint, withinReach } from './read-endpoint.ts';
import type { WebhookParts } from './webhook-parts.ts';

export function createEndpoint(parts: WebhookParts) {
  const read = readEndpoint(parts);
  return async (
    principal: Principal,
    input: unknown,
  ): Promise<EndpointAnswer & { readonly secret: string }> => {
    const told = await read(endpointBody, principal, input);
    const wish = { ...told, taxpayers: withinReach(principal, told.taxpayers) };
    return parts.ask('endpoints/create', { ...askedBy(principal), wish });
  };
}
