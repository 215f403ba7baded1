/** GET /v1/me */
import { meAnswer } from '@arca-api/contract/keys';
import { json, type Route } from '../doors/route.ts';
import type { keysStore } from './keys.store.ts';

export const meRoute = (keys: Pick<ReturnType<typeof keysStore>, 'organization'>): Route => ({
  method: 'GET',
  path: '/v1/me',
  scope: 'read',
  tag: 'Claves',
  summary: 'Quién soy y qué puedo hacer con esta clave',
  answers: { 200: meAnswer },
  async handle({ principal, grant }) {
    const organization = await keys.organization(grant.organization);
    return json({
      object: 'principal',
      kind: principal.kind,
      id: principal.id,
      mode: principal.mode,
      organization: { id: grant.organization, name: organization?.name ?? null },
      scopes: grant.scopes,
      taxpayers: grant.taxpayers,
    });
  },
});
