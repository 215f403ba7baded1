/** Changes whom to tell, of what, or whether at all: what is left out stays. */
import { type EndpointAnswer, endpointChange } from '@arca-api/contract/webhooks';
import type { Principal } from '../access/principal.ts';
import { askedBy } from './asked-by.ts';
import { ofWhom } from './of-whom.ts';
import { readEndpoint, withinReach } from './read-endpoint.ts';
import type { WebhookParts } from './webhook-parts.ts';

export function changeEndpoint(parts: WebhookParts) {
  const read = readEndpoint(parts);
  return async (principal: Principal, id: string, input: unknown): Promise<EndpointAnswer> => {
    // Whoever may not see it is not told either what is wrong with what they sent.
    await parts.ask('endpoints/find', { of: ofWhom(principal), id });
    const told = await read(endpointChange, principal, input);
    const change =
      told.taxpayers === undefined ? told : { ...told, taxpayers: withinReach(principal, told.taxpayers) };
    return parts.ask('endpoints/change', { ...askedBy(principal), id, change });
  };
}
