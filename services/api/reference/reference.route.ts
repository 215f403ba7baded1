/** GET /v1/reference, GET /v1/reference/{table} */
import { Refusal } from '@arca-api/contract/errors';
import {
  REFERENCE_TABLES,
  type ReferenceTable,
  referenceAnswer,
  referenceIndexAnswer,
  referenceQuery,
} from '@arca-api/contract/reference';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import type { readCurrencies } from './read-currencies.ts';
import { searchErrorCodes } from './search-error-codes.ts';
import { TABLES } from './tables-of-reference.ts';

export const listReferenceRoute = (): Route => ({
  method: 'GET',
  path: '/v1/reference',
  scope: 'read',
  tag: 'Tablas',
  summary: 'Listar las tablas',
  answers: { 200: referenceIndexAnswer },
  handle: () =>
    json({
      object: 'list',
      data: REFERENCE_TABLES.map((table) => ({
        table,
        description: TABLES[table].description,
        url: `/v1/reference/${table}`,
      })),
      has_more: false,
      next: null,
    }),
});

export const readReferenceRoute = (currencies: ReturnType<typeof readCurrencies>): Route => ({
  method: 'GET',
  path: '/v1/reference/{table}',
  scope: 'read',
  tag: 'Tablas',
  pool: 'arca',
  summary: 'Leer una tabla',
  description: `Tablas: ${REFERENCE_TABLES.join(', ')}. En «currencies», rates=USD,EUR dice de cuáles buscar la cotización. En «error-codes», service=wsfev1 trae los códigos de ese servicio de ARCA, con causa, solución y campo; code= y q= buscan.`,
  query: referenceQuery,
  answers: { 200: referenceAnswer },
  refusals: ['taxpayer.owned'],
  async handle({ principal, params, query }) {
    const table = REFERENCE_TABLES.find((name) => name === params['table']);
    if (table === undefined) throw new Refusal('resource.not_found');
    const { taxpayer, rates, ...search } = readBody(referenceQuery, query);
    const data = await entriesOf(table);
    return json({ object: 'list', table, data, has_more: false, next: null });

    async function entriesOf(wanted: ReferenceTable) {
      if (wanted === 'error-codes') return searchErrorCodes(search);
      if (wanted !== 'currencies') return TABLES[wanted].entries();
      return currencies(principal, { taxpayer, rates: rates.toUpperCase().split(',') });
    }
  },
});
