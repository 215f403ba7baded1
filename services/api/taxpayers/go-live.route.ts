/** POST /v1/taxpayers/{cuit}/go-live */
import { taxpayerAnswer } from '@arca-api/contract/taxpayers';
import { json, type Route } from '../doors/route.ts';
import type { findTaxpayer } from './find-taxpayer.ts';
import type { goLive } from './go-live.ts';
import { presentTaxpayer } from './present-taxpayer.ts';
import type { taxpayersStore } from './taxpayers.store.ts';

export interface GoLiveDoor {
  readonly find: ReturnType<typeof findTaxpayer>;
  readonly taxpayers: ReturnType<typeof taxpayersStore>;
  readonly goLive: ReturnType<typeof goLive>;
}

export const goLiveRoute = ({ find, taxpayers, goLive }: GoLiveDoor): Route => ({
  method: 'POST',
  path: '/v1/taxpayers/{cuit}/go-live',
  scope: 'admin',
  tag: 'Emisores',
  pool: 'arca',
  summary: 'Pasar un emisor a producción: desde acá sus comprobantes son reales',
  description:
    'Con una clave arca_live_. Hasta entonces el emisor real se prepara (certificado, delegación, puntos de venta) y no emite. ' +
    'Si falta algo se rechaza con todos los motivos juntos, cada uno con su próximo paso.',
  answers: { 200: taxpayerAnswer },
  refusals: ['mode.live_only', 'taxpayer.not_ready', 'taxpayer.owned'],
  async handle({ principal, params }) {
    const row = await goLive(principal, await find(principal, params['cuit']));
    return json(presentTaxpayer(row, await taxpayers.puntosDeVenta(row.id)));
  },
});
