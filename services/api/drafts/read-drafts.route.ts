/** GET /v1/drafts, GET /v1/drafts/{id} */
import { draftAnswer } from '@arca-api/contract/drafts';
import { page } from '@arca-api/contract/invoices';
import { listQuery } from '@arca-api/contract/lists';
import { answerPage } from '../doors/answer-page.ts';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import type { draftsStore } from './drafts.store.ts';
import type { findDraft } from './find-draft.ts';
import { presentDraft } from './present-draft.ts';

export interface ReadDraftsDoor {
  readonly find: ReturnType<typeof findDraft>;
  readonly drafts: ReturnType<typeof draftsStore>;
}

export const listDraftsRoute = ({ drafts }: ReadDraftsDoor): Route => ({
  method: 'GET',
  path: '/v1/drafts',
  scope: 'read',
  tag: 'Borradores',
  summary: 'Listar los borradores',
  query: listQuery,
  answers: { 200: page(draftAnswer) },
  async handle({ principal, grant, query }) {
    const { limit, after } = readBody(listQuery, query);
    const rows = await drafts.list(grant.organization, principal.mode, {
      after: after ?? null,
      limit: limit + 1,
      taxpayers: grant.taxpayers,
    });
    return json(answerPage(rows, limit, presentDraft));
  },
});

export const readDraftRoute = ({ find }: ReadDraftsDoor): Route => ({
  method: 'GET',
  path: '/v1/drafts/{id}',
  scope: 'read',
  tag: 'Borradores',
  summary: 'Leer un borrador',
  answers: { 200: draftAnswer },
  async handle({ principal, params }) {
    return json(presentDraft(await find(principal, params['id'])));
  },
});
