/** GET /v1/padron/{cuit} */
import { padronEntryAnswer, padronQuery } from '@arca-api/contract/padron';
import { json, type Route } from '../doors/route.ts';
import type { lookUp } from './look-up.ts';

export const padronRoute = (ask: ReturnType<typeof lookUp>): Route => ({
  method: 'GET',
  path: '/v1/padron/{cuit}',
  scope: 'read',
  tag: 'Padrón',
  pool: 'arca',
  summary: 'Quién es un CUIT según ARCA',
  query: padronQuery,
  answers: { 200: padronEntryAnswer },
  refusals: ['padron.unavailable', 'taxpayer.owned', 'taxpayer.required'],
  async handle({ principal, params, query }) {
    return json(await ask(principal, params['cuit'] ?? '', query));
  },
});
