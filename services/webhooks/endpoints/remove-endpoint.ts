/** Removes an endpoint, with its secrets and the log of what was told to it. */
import { Refusal } from '@arca-api/contract/errors';
import type { Asker } from '../asker.ts';
import type { WebhookTables } from '../tables.ts';
import type { EndpointParts } from './create-endpoint.ts';

export function removeEndpoint({
  database,
  endpoints,
  clock,
  note,
}: Pick<EndpointParts, 'database' | 'endpoints' | 'clock' | 'note'>) {
  return (asker: Asker, id: string): Promise<void> =>
    database.transaction<WebhookTables, void>('webhooks', async (trx) => {
      const row = await endpoints.lock(trx, asker, id);
      if (row === undefined) throw new Refusal('resource.not_found');
      await endpoints.remove(trx, row, clock.now());
      await note(trx, asker, { action: 'webhook_endpoint.removed', subject: id });
    });
}
