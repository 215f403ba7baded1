/** Removes an endpoint, with its secrets and the log of what was told to it. */
import { Refusal } from '@arca-api/contract/errors';
import type { WebhookTables } from '../tables.ts';
import type { EndpointParts } from './create-endpoint.ts';
import type { Owner } from './endpoints.store.ts';

export function removeEndpoint({
  database,
  endpoints,
  clock,
}: Pick<EndpointParts, 'database' | 'endpoints' | 'clock'>) {
  return (owner: Owner, id: string): Promise<void> =>
    database.transaction<WebhookTables, void>('webhooks', async (trx) => {
      const row = await endpoints.lock(trx, owner, id);
      if (row === undefined) throw new Refusal('resource.not_found');
      await endpoints.remove(trx, row, clock.now());
    });
}
