/** Notes that somebody who may issue looked at the draft and agrees; any later change undoes it. */
import { approveDraftBody } from '@arca-api/contract/drafts';
import { Refusal } from '@arca-api/contract/errors';
import type { Principal } from '../access/principal.ts';
import { readBody } from '../doors/read-body.ts';
import type { CoreTables } from '../tables.ts';
import type { DraftParts } from './draft-parts.ts';
import type { DraftRow } from './drafts.store.ts';
import { lockOpenDraft } from './lock-open-draft.ts';

export function approveDraft({ database, drafts, record, clock }: DraftParts) {
  return (principal: Principal, { id }: DraftRow, input: unknown): Promise<DraftRow> => {
    const { content_hash: seen } = readBody(approveDraftBody, input);
    return database.transaction<CoreTables, DraftRow>('core', async (trx) => {
      const before = await lockOpenDraft(drafts, trx, id);
      if (seen !== undefined && seen !== before.content_hash) {
        throw new Refusal('draft.changed', { extra: { content_hash: before.content_hash } });
      }
      const row = await drafts.approve(trx, id, principal.id, clock.now());
      await record(trx, principal, {
        action: 'draft.approved',
        subject: id,
        detail: { version: row.version, content_hash: row.content_hash },
      });
      return row;
    });
  };
}
