/** Forgets a customer; invoices keep what they said of it. */
import { Refusal } from '@arca-api/contract/errors';
import type { Principal } from '../access/principal.ts';
import type { CoreTables } from '../tables.ts';
import type { CustomerParts } from './customer-parts.ts';
import type { CustomerRow } from './customers.store.ts';

export function removeCustomer({ database, customers, record }: CustomerParts) {
  return (principal: Principal, { id }: CustomerRow): Promise<void> =>
    database.transaction<CoreTables, void>('core', async (trx) => {
      if (!(await customers.remove(trx, id))) throw new Refusal('resource.not_found');
      await record(trx, principal, { action: 'customer.removed', subject: id });
    });
}
