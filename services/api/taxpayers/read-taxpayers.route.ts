/** GET /v1/taxpayers, GET /v1/taxpayers/{cuit} */
import { page } from '@arca-api/contract/invoices';
import { listQuery } from '@arca-api/contract/lists';
import { taxpayerAnswer } from '@arca-api/contract/taxpayers';
import { answerPage } from '../doors/answer-page.ts';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import type { findTaxpayer } from './find-taxpayer.ts';
import { presentTaxpayer } from './present-taxpayer.ts';
import type { taxpayersStore } from './taxpayers.store.ts';

export interface ReadTaxpayersDoor {
  readonly find: ReturnType<typeof findTaxpayer>;
  readonly taxpayers: ReturnType<typeof taxpayersStore>;
}

export const listTaxpayersRoute = ({ taxpayers }: ReadTaxpayersDoor): Route => ({
  method: 'GET',
  path: '/v1/taxpayers',
  scope: 'read',
  tag: 'Emisores',
  summary: 'Listar los emisores',
  query: listQuery,
  answers: { 200: page(taxpayerAnswer) },
  async handle({ principal, grant, query }) {
    const { limit, after } = readBody(listQuery, query);
    const rows = await taxpayers.page(grant.organization, principal.mode, {
      after: after ?? null,
      limit: limit + 1,
      taxpayers: grant.taxpayers,
    });
    const puntos = await taxpayers.puntosDeVentaOf(rows.map(({ id }) => id));
    return json(
      answerPage(rows, limit, (row) =>
        presentTaxpayer(
          row,
          puntos.filter((punto) => punto.taxpayer_id === row.id),
        ),
      ),
    );
  },
});

export const readTaxpayerRoute = ({ find, taxpayers }: ReadTaxpayersDoor): Route => ({
  method: 'GET',
  path: '/v1/taxpayers/{cuit}',
  scope: 'read',
  tag: 'Emisores',
  summary: 'Leer un emisor',
  answers: { 200: taxpayerAnswer },
  async handle({ principal, params }) {
    const row = await find(principal, params['cuit']);
    return json(presentTaxpayer(row, await taxpayers.puntosDeVenta(row.id)));
  },
});
