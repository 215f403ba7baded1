/** GET, POST and PATCH under /v1/taxpayers/{cuit}/puntos-de-venta */
import { page } from '@arca-api/contract/invoices';
import {
  puntoDeVentaAnswer,
  puntoDeVentaBody,
  puntoDeVentaChange,
  puntosDeVentaSyncAnswer,
} from '@arca-api/contract/taxpayers';
import { json, type Route } from '../doors/route.ts';
import type { addPuntoDeVenta } from './add-punto-de-venta.ts';
import type { changePuntoDeVenta } from './change-punto-de-venta.ts';
import type { findTaxpayer } from './find-taxpayer.ts';
import { presentPuntoDeVenta } from './present-taxpayer.ts';
import type { syncPuntosDeVenta } from './sync-puntos-de-venta.ts';
import type { taxpayersStore } from './taxpayers.store.ts';

export interface PuntosDeVentaDoor {
  readonly find: ReturnType<typeof findTaxpayer>;
  readonly taxpayers: ReturnType<typeof taxpayersStore>;
  readonly add: ReturnType<typeof addPuntoDeVenta>;
  readonly change: ReturnType<typeof changePuntoDeVenta>;
  readonly sync: ReturnType<typeof syncPuntosDeVenta>;
}

const PATH = '/v1/taxpayers/{cuit}/puntos-de-venta';

export const listPuntosDeVentaRoute = ({ find, taxpayers }: PuntosDeVentaDoor): Route => ({
  method: 'GET',
  path: PATH,
  scope: 'read',
  tag: 'Emisores',
  summary: 'Listar los puntos de venta de un emisor',
  answers: { 200: page(puntoDeVentaAnswer) },
  async handle({ principal, params }) {
    const issuer = await find(principal, params['cuit']);
    const puntos = await taxpayers.puntosDeVenta(issuer.id);
    return json({ object: 'list', data: puntos.map(presentPuntoDeVenta), has_more: false, next: null });
  },
});

export const addPuntoDeVentaRoute = ({ find, add }: PuntosDeVentaDoor): Route => ({
  method: 'POST',
  path: PATH,
  scope: 'admin',
  tag: 'Emisores',
  summary: 'Agregar un punto de venta',
  body: puntoDeVentaBody,
  answers: { 201: puntoDeVentaAnswer },
  refusals: ['punto_de_venta.exists', 'taxpayer.owned'],
  async handle({ principal, params, body }) {
    const row = await add(principal, await find(principal, params['cuit']), body);
    return json(presentPuntoDeVenta(row), 201);
  },
});

export const changePuntoDeVentaRoute = ({ find, change }: PuntosDeVentaDoor): Route => ({
  method: 'PATCH',
  path: `${PATH}/{number}`,
  scope: 'admin',
  tag: 'Emisores',
  summary: 'Modificar el nombre o el domicilio de un punto de venta',
  body: puntoDeVentaChange,
  answers: { 200: puntoDeVentaAnswer },
  async handle({ principal, params, body }) {
    const issuer = await find(principal, params['cuit']);
    return json(presentPuntoDeVenta(await change(principal, issuer, params['number'], body)));
  },
});

export const syncPuntosDeVentaRoute = ({ find, sync }: PuntosDeVentaDoor): Route => ({
  method: 'POST',
  path: `${PATH}/sync`,
  scope: 'admin',
  tag: 'Emisores',
  pool: 'arca',
  summary: 'Traer de ARCA los puntos de venta habilitados',
  answers: { 200: puntosDeVentaSyncAnswer },
  refusals: ['taxpayer.owned'],
  async handle({ principal, params }) {
    return json(await sync(principal, await find(principal, params['cuit'])));
  },
});
