/** POST, PATCH and DELETE /v1/drafts, and POST /v1/drafts/{id}/approve */
import { approveDraftBody, draftAnswer } from '@arca-api/contract/drafts';
import { invoiceBody } from '@arca-api/contract/invoices';
import { json, type Route } from '../doors/route.ts';
import type { approveDraft } from './approve-draft.ts';
import type { changeDraft } from './change-draft.ts';
import type { createDraft } from './create-draft.ts';
import type { findDraft } from './find-draft.ts';
import { presentDraft } from './present-draft.ts';
import type { removeDraft } from './remove-draft.ts';

export interface WriteDraftsDoor {
  readonly find: ReturnType<typeof findDraft>;
  readonly create: ReturnType<typeof createDraft>;
  readonly change: ReturnType<typeof changeDraft>;
  readonly approve: ReturnType<typeof approveDraft>;
  readonly remove: ReturnType<typeof removeDraft>;
}

export const createDraftRoute = ({ create }: WriteDraftsDoor): Route => ({
  method: 'POST',
  path: '/v1/drafts',
  scope: 'draft',
  tag: 'Borradores',
  summary: 'Guardar un borrador',
  description:
    'El cuerpo es el de una factura y puede estar incompleto: «faults» dice qué le falta. ' +
    'Se emite con POST /v1/invoices y { draft_id, content_hash }.',
  body: invoiceBody.partial(),
  answers: { 201: draftAnswer },
  async handle({ principal, body }) {
    const row = await create(principal, body);
    return json(presentDraft(row), 201, { location: `/v1/drafts/${row.id}` });
  },
});

export const changeDraftRoute = ({ find, change }: WriteDraftsDoor): Route => ({
  method: 'PATCH',
  path: '/v1/drafts/{id}',
  scope: 'draft',
  tag: 'Borradores',
  summary: 'Modificar un borrador',
  description: 'Lo que no se manda queda; null quita el campo. La versión y content_hash cambian.',
  body: invoiceBody.partial(),
  answers: { 200: draftAnswer },
  refusals: ['draft.issued'],
  async handle({ principal, params, body }) {
    return json(presentDraft(await change(principal, await find(principal, params['id']), body)));
  },
});

export const approveDraftRoute = ({ find, approve }: WriteDraftsDoor): Route => ({
  method: 'POST',
  path: '/v1/drafts/{id}/approve',
  scope: 'issue',
  tag: 'Borradores',
  summary: 'Aprobar un borrador',
  body: approveDraftBody,
  answers: { 200: draftAnswer },
  refusals: ['draft.issued', 'draft.changed'],
  async handle({ principal, params, body }) {
    return json(presentDraft(await approve(principal, await find(principal, params['id']), body)));
  },
});

export const removeDraftRoute = ({ find, remove }: WriteDraftsDoor): Route => ({
  method: 'DELETE',
  path: '/v1/drafts/{id}',
  scope: 'draft',
  tag: 'Borradores',
  summary: 'Borrar un borrador',
  answers: { 204: 'Borrado' },
  refusals: ['draft.issued'],
  async handle({ principal, params }) {
    await remove(principal, await find(principal, params['id']));
    return json(null, 204);
  },
});
