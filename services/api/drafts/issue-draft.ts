/** Issues what a draft says: exactly the content that was looked at, and once, however often it is asked for. */
import { draftReference } from '@arca-api/contract/drafts';
import { Refusal } from '@arca-api/contract/errors';
import { readBody } from '../doors/read-body.ts';
import type { Issued, IssueOrder, issueInvoice } from '../invoices/issue-invoice.ts';
import type { draftsStore } from './drafts.store.ts';
import { findDraft } from './find-draft.ts';

export interface IssueDraftParts {
  readonly drafts: ReturnType<typeof draftsStore>;
  readonly issue: ReturnType<typeof issueInvoice>;
}

export function issueDraft({ drafts, issue }: IssueDraftParts) {
  const find = findDraft(drafts);
  return async (order: Omit<IssueOrder, 'body' | 'origin' | 'draft'>, body: unknown): Promise<Issued> => {
    const wanted = readBody(draftReference, body);
    const draft = await find(order.principal, wanted.draft_id);
    if (draft.content_hash !== wanted.content_hash) {
      if (draft.invoice_id !== null) {
        throw new Refusal('draft.issued', { extra: { invoice: draft.invoice_id } });
      }
      throw new Refusal('draft.changed', { extra: { content_hash: draft.content_hash } });
    }
    return issue({
      ...order,
      body: draft.body,
      origin: 'draft',
      draft: { id: draft.id, content_hash: draft.content_hash },
      // The draft itself is the idempotency key: whatever key the caller sent would only split it in two.
      idempotencyKey: `draft:${draft.id}`,
    });
  };
}
