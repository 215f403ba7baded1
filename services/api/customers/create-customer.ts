/** Saves a recipient, once for each document. */
import { customerBody } from '@arca-api/contract/customers';
import { Refusal } from '@arca-api/contract/errors';
import type { Fault } from '@arca-api/domain/faults/fault';
import { grantOf, type Principal } from '../access/principal.ts';
import { isTouched } from '../doors/is-touched.ts';
import { readLeniently } from '../doors/read-body.ts';
import type { CoreTables } from '../tables.ts';
import type { CustomerParts } from './customer-parts.ts';
import type { CustomerContent, CustomerRow } from './customers.store.ts';
import { readDocument } from './read-document.ts';

export function createCustomer({ database, customers, record, clock, random }: CustomerParts) {
  return (principal: Principal, input: unknown): Promise<CustomerRow> => {
    const content = readCustomer(input);
    const now = clock.now();
    return database.transaction<CoreTables, CustomerRow>('core', async (trx) => {
      const wanted: CustomerRow = {
        id: random.id('cus'),
        organization_id: grantOf(principal).organization,
        mode: principal.mode,
        ...content,
        created_at: now,
        updated_at: now,
      };
      const row = await customers.insert(trx, wanted);
      if (row === undefined) {
        const document = { type: content.document_type, number: content.document_number };
        const twin = await customers.twin(trx, wanted, document);
        throw new Refusal('customer.exists', { extra: { customer: twin?.id ?? null } });
      }
      await record(trx, principal, { action: 'customer.created', subject: row.id });
      return row;
    });
  };
}

function readCustomer(input: unknown): CustomerContent {
  const { value, faults, broken } = readLeniently(customerBody, input);
  if (value === null) throw new Refusal('request.invalid', { faults });
  const { name, iva_condition, email, address } = value;
  const wasGiven = broken.some((path) => /^(cuit|dni|document)/.test(path));
  const document = readDocument(value) ?? (wasGiven ? [] : [MISSING]);
  const law = 'number' in document ? [] : document;
  const all = [...faults, ...law.filter(({ path }) => !isTouched(path, broken))];
  if (all.length > 0 || !('number' in document)) throw new Refusal('request.invalid', { faults: all });
  return {
    document_type: document.type,
    document_number: document.number,
    name,
    details: { iva_condition, email, address },
  };
}

const MISSING: Fault = {
  code: 'customer.document_required',
  path: '',
  message: { es: 'Falta el documento del cliente.', en: "The customer's document is missing." },
  fix: { es: 'Agregá «cuit», «dni» o «document».', en: 'Add "cuit", "dni" or "document".' },
  arca: [],
};
