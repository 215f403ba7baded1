/** Keeps an invoice that nobody means yet. */
import { grantOf, type Principal } from '../access/principal.ts';
import type { CoreTables } from '../tables.ts';
import type { DraftParts } from './draft-parts.ts';
import type { DraftRow } from './drafts.store.ts';
import { contentHash, readDraft } from './read-draft.ts';

export function createDraft({ database, drafts, record, clock, random }: DraftParts) {
  return (principal: Principal, input: unknown): Promise<DraftRow> => {
    const body = readDraft(principal, input);
    const now = clock.now();
    return database.transaction<CoreTables, DraftRow>('core', async (trx) => {
      const row = await drafts.insert(trx, {
        id: random.id('drf'),
        organization_id: grantOf(principal).organization,
        mode: principal.mode,
        body,
        content_hash: contentHash(body),
        version: 1,
        created_by: principal.id,
        created_at: now,
        updated_at: now,
      });
      await record(trx, principal, { action: 'draft.created', subject: row.id });
      return row;
    });
  };
}
