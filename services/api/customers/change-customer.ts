/** Changes a customer: what is left out stays, `null` empties. */
import { customerChange } from '@arca-api/contract/customers';
import { Refusal } from '@arca-api/contract/errors';
import type { Principal } from '../access/principal.ts';
import { isTouched } from '../doors/is-touched.ts';
import { readLeniently } from '../doors/read-body.ts';
import type { CoreTables } from '../tables.ts';
import type { CustomerParts } from './customer-parts.ts';
import type { CustomerContent, CustomerRow } from './customers.store.ts';
import { readDocument } from './read-document.ts';

export function changeCustomer({ database, customers, record, clock }: CustomerParts) {
  return (principal: Principal, { id }: CustomerRow, input: unknown): Promise<CustomerRow> => {
    const { document, name, ...details } = readChange(input);
    return database.transaction<CoreTables, CustomerRow>('core', async (trx) => {
      const before = await customers.lock(trx, id);
      if (before === undefined) throw new Refusal('resource.not_found');
      const content: CustomerContent = {
        document_type: document?.type ?? before.document_type,
        document_number: document?.number ?? before.document_number,
        name: name ?? before.name,
        details: { ...before.details, ...details },
      };
      const after = await customers.update(trx, before, content, clock.now());
      if (after === undefined) {
        const wanted = { type: content.document_type, number: content.document_number };
        const twin = await customers.twin(trx, before, wanted);
        throw new Refusal('customer.exists', { extra: { customer: twin?.id ?? null } });
      }
      const changed = [...(document === null ? [] : ['document']), ...(name === undefined ? [] : ['name'])];
      await record(trx, principal, {
        action: 'customer.changed',
        subject: id,
        detail: { changed: [...changed, ...Object.keys(details)] },
      });
      return after;
    });
  };
}

function readChange(input: unknown) {
  const { value, faults, broken } = readLeniently(customerChange, input);
  if (value === null) throw new Refusal('request.invalid', { faults });
  const { cuit, dni, document, name, ...rest } = value;
  const found = readDocument({ cuit, dni, document });
  const law = found === null || 'number' in found ? [] : found;
  const all = [...faults, ...law.filter(({ path }) => !isTouched(path, broken))];
  if (all.length > 0) throw new Refusal('request.invalid', { faults: all });
  const details = Object.fromEntries(Object.entries(rest).filter(([, told]) => told !== undefined));
  return { ...details, document: found !== null && 'number' in found ? found : null, name };
}
