/** A draft as the API answers it. */
import type { DraftAnswer } from '@arca-api/contract/drafts';
import { instant } from '../doors/instant.ts';
import type { DraftRow } from './drafts.store.ts';
import { faultsOfDraft } from './read-draft.ts';

export function presentDraft(row: DraftRow): DraftAnswer {
  return {
    id: row.id,
    object: 'draft',
    mode: row.mode,
    version: row.version,
    content_hash: row.content_hash,
    body: row.body,
    faults: faultsOfDraft(row.body).map((fault) => ({ ...fault, arca: [...fault.arca] })),
    created_by: row.created_by,
    approved_by: row.approved_by,
    invoice: row.invoice_id,
    created_at: instant(row.created_at),
    updated_at: instant(row.updated_at),
  };
}
