/** Finds a customer of the caller's organisation and mode. */
import { Refusal } from '@arca-api/contract/errors';
import { grantOf, type Principal } from '../access/principal.ts';
import type { CustomerRow, customersStore } from './customers.store.ts';

export function findCustomer(customers: Pick<ReturnType<typeof customersStore>, 'find'>) {
  return async (principal: Principal, id: string | undefined): Promise<CustomerRow> => {
    const { organization } = grantOf(principal);
    const row = id === undefined ? undefined : await customers.find(organization, principal.mode, id);
    if (row === undefined) throw new Refusal('resource.not_found');
    return row;
  };
}
