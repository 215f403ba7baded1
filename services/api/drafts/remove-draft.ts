/** Throws a draft away. */
import type { Principal } from '../access/principal.ts';
import type { CoreTables } from '../tables.ts';
import type { DraftParts } from './draft-parts.ts';
import type { DraftRow } from './drafts.store.ts';
import { lockOpenDraft } from './lock-open-draft.ts';

export function removeDraft({ database, drafts, record }: DraftParts) {
  return (principal: Principal, { id }: DraftRow): Promise<void> =>
    database.transaction<CoreTables, void>('core', async (trx) => {
      await lockOpenDraft(drafts, trx, id);
      await drafts.remove(trx, id);
      await record(trx, principal, { action: 'draft.removed', subject: id });
    });
}
