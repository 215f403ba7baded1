/** Notes in the audit log what the engine of webhooks has done: it is another service's, so the note follows the deed. */

import type { Principal } from '../access/principal.ts';
import type { Change } from '../access/record-change.ts';
import type { CoreTables } from '../tables.ts';
import type { WebhookParts } from './webhook-parts.ts';

export function noteDeed({ database, record }: Pick<WebhookParts, 'database' | 'record'>) {
  return (principal: Principal, change: Change): Promise<void> =>
    database.transaction<CoreTables, void>('core', (trx) => record(trx, principal, change));
}
