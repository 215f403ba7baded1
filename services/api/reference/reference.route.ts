/** GET /v1/reference, GET /v1/reference/{table} */
import { Refusal } from '@arca-api/contract/errors';
import {
  REFERENCE_TABLES,
  referenceAnswer,
  referenceIndexAnswer,
  referenceQuery,
} from '@arca-api/contract/reference';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import type { readCurrencies } from './read-currencies.ts';
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
  summary: 'Leer una tabla',
  description: `Tablas: ${REFERENCE_TABLES.join(', ')}. En «currencies», rates=USD,EUR dice de cuáles buscar la cotización.`,
  query: referenceQuery,
  answers: { 200: referenceAnswer },
  async handle({ principal, params, query }) {
    const table = REFERENCE_TABLES.find((name) => name === params['table']);
    if (table === undefined) throw new Refusal('resource.not_found');
    const { taxpayer, rates } = readBody(referenceQuery, query);
    const data =
      table === 'currencies'
        ? await currencies(principal, { taxpayer, rates: rates.toUpperCase().split(',') })
        : TABLES[table].entries();
    return json({ object: 'list', table, data, has_more: false, next: null });
  },
});
