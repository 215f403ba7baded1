/** PATCH /v1/taxpayers/{cuit} */
import { taxpayerAnswer, taxpayerChange } from '@arca-api/contract/taxpayers';
import { json, type Route } from '../doors/route.ts';
import type { changeTaxpayer } from './change-taxpayer.ts';
import type { findTaxpayer } from './find-taxpayer.ts';
import { presentTaxpayer } from './present-taxpayer.ts';
import type { taxpayersStore } from './taxpayers.store.ts';

export interface ChangeTaxpayerDoor {
  readonly find: ReturnType<typeof findTaxpayer>;
  readonly change: ReturnType<typeof changeTaxpayer>;
  readonly taxpayers: ReturnType<typeof taxpayersStore>;
}

export const changeTaxpayerRoute = (door: ChangeTaxpayerDoor): Route => ({
  method: 'PATCH',
  path: '/v1/taxpayers/{cuit}',
  scope: 'admin',
  tag: 'Emisores',
  summary: 'Modificar un emisor',
  description:
    'Lo que no se manda queda como está. El ambiente no se cambia mientras haya comprobantes sin resolver.',
  body: taxpayerChange,
  answers: { 200: taxpayerAnswer },
  refusals: ['taxpayer.owned', 'taxpayer.unsettled'],
  async handle({ principal, params, body }) {
    const row = await door.change(principal, await door.find(principal, params['cuit']), body);
    return json(presentTaxpayer(row, await door.taxpayers.puntosDeVenta(row.id)));
  },
});
