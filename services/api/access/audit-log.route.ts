/** GET /v1/audit-log */

import { Refusal } from '@arca-api/contract/errors';
import { page } from '@arca-api/contract/invoices';
import { auditAnswer } from '@arca-api/contract/keys';
import { listQuery } from '@arca-api/contract/lists';
import { answerPage } from '../doors/answer-page.ts';
import { instant } from '../doors/instant.ts';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import type { auditStore } from './audit.store.ts';

export const auditLogRoute = (audit: Pick<ReturnType<typeof auditStore>, 'list'>): Route => ({
  method: 'GET',
  path: '/v1/audit-log',
  scope: 'admin',
  tag: 'Claves',
  summary: 'Quién cambió qué',
  query: listQuery,
  answers: { 200: page(auditAnswer) },
  async handle({ principal, grant, query }) {
    const { limit, after } = readBody(listQuery, query);
    // The log tells of every issuer, so it is not for keys that may see only some.
    if (grant.taxpayers !== null) throw new Refusal('access.forbidden');
    const rows = await audit.list(grant.organization, principal.mode, {
      after: after ?? null,
      limit: limit + 1,
    });
    return json(
      answerPage(rows, limit, ({ id, principal: by, action, subject, detail, at }) => ({
        id,
        object: 'audit_entry',
        principal: by,
        action,
        subject,
        detail,
        at: instant(at),
      })),
    );
  },
});
