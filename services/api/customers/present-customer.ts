/** A customer as the API answers it. */
import type { CustomerAnswer } from '@arca-api/contract/customers';
import { CUIT_DOCUMENT, DNI_DOCUMENT } from '@arca-api/domain/parties/documents';
import { instant } from '../doors/instant.ts';
import type { CustomerDetails } from './customer.ts';
import type { CustomerRow } from './customers.store.ts';

export function presentCustomer(row: CustomerRow): CustomerAnswer {
  const { iva_condition, email, address } = row.details as CustomerDetails;
  return {
    id: row.id,
    object: 'customer',
    mode: row.mode,
    cuit: row.document_type === CUIT_DOCUMENT ? row.document_number : null,
    dni: row.document_type === DNI_DOCUMENT ? row.document_number : null,
    document: { type: row.document_type, number: row.document_number },
    name: row.name,
    iva_condition,
    email,
    address,
    created_at: instant(row.created_at),
    updated_at: instant(row.updated_at),
  };
}
