/** Holds a draft still while it is changed; one that became an invoice is changed no more. */
import { Refusal } from '@arca-api/contract/errors';
import type { Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';
import type { DraftRow, draftsStore } from './drafts.store.ts';

export async function lockOpenDraft(
  drafts: ReturnType<typeof draftsStore>,
  trx: Transaction<CoreTables>,
  id: string,
): Promise<DraftRow> {
  const row = await drafts.lock(trx, id);
  if (row === undefined) throw new Refusal('resource.not_found');
  if (row.invoice_id !== null) throw new Refusal('draft.issued', { extra: { invoice: row.invoice_id } });
  return row;
}
