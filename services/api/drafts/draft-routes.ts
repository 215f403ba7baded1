/** Every door of drafts, listed by hand. */
import type { Route } from '../doors/route.ts';
import { approveDraft } from './approve-draft.ts';
import { changeDraft } from './change-draft.ts';
import { createDraft } from './create-draft.ts';
import type { DraftParts } from './draft-parts.ts';
import { findDraft } from './find-draft.ts';
import { listDraftsRoute, readDraftRoute } from './read-drafts.route.ts';
import { removeDraft } from './remove-draft.ts';
import {
  approveDraftRoute,
  changeDraftRoute,
  createDraftRoute,
  removeDraftRoute,
} from './write-drafts.route.ts';

export function draftRoutes(parts: DraftParts): readonly Route[] {
  const find = findDraft(parts.drafts);
  const reading = { find, drafts: parts.drafts };
  const writing = {
    find,
    create: createDraft(parts),
    change: changeDraft(parts),
    approve: approveDraft(parts),
    remove: removeDraft(parts),
  };
  return [
    createDraftRoute(writing),
    listDraftsRoute(reading),
    readDraftRoute(reading),
    changeDraftRoute(writing),
    removeDraftRoute(writing),
    approveDraftRoute(writing),
  ];
}
