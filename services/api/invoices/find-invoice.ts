/** Finds an invoice of the caller's organisation and mode that the caller's grant reaches. */
import { Refusal } from '@arca-api/contract/errors';
import { grantOf, mayUse, type Principal } from '../access/principal.ts';
import type { invoicesStore } from './invoices.store.ts';
import type { InvoiceRow } from './present-invoice.ts';

export function findInvoice(invoices: ReturnType<typeof invoicesStore>) {
  return async (principal: Principal, id: string | undefined): Promise<InvoiceRow> => {
    const grant = grantOf(principal);
    const row = id === undefined ? undefined : await invoices.find(grant.organization, principal.mode, id);
    if (row === undefined || !mayUse(grant, row.request.taxpayer)) throw new Refusal('resource.not_found');
    return row;
  };
}
