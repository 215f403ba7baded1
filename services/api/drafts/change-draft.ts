/** Changes a draft field by field: what is left out stays, `null` takes a field away. */
import type { Principal } from '../access/principal.ts';
import type { CoreTables } from '../tables.ts';
import type { DraftParts } from './draft-parts.ts';
import type { DraftRow } from './drafts.store.ts';
import { lockOpenDraft } from './lock-open-draft.ts';
import { asObject, contentHash, readDraft } from './read-draft.ts';

export function changeDraft({ database, drafts, record, clock }: DraftParts) {
  return (principal: Principal, { id }: DraftRow, input: unknown): Promise<DraftRow> => {
    const change = asObject(input);
    return database.transaction<CoreTables, DraftRow>('core', async (trx) => {
      const before = await lockOpenDraft(drafts, trx, id);
      const merged = Object.entries({ ...before.body, ...change }).filter(
        ([field]) => change[field] !== null,
      );
      const body = readDraft(principal, Object.fromEntries(merged));
      const hash = contentHash(body);
      if (hash === before.content_hash) return before;
      const content = { body: { ...body }, content_hash: hash, version: before.version + 1 };
      const row = await drafts.change(trx, id, content, clock.now());
      await record(trx, principal, {
        action: 'draft.changed',
        subject: id,
        detail: { version: row.version, changed: Object.keys(change) },
      });
      return row;
    });
  };
}
