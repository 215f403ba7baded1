/** POST /v1/taxpayers */
import { createdTaxpayerAnswer, taxpayerBody } from '@arca-api/contract/taxpayers';
import { json, type Route } from '../doors/route.ts';
import type { createTaxpayer } from './create-taxpayer.ts';
import { presentTaxpayer } from './present-taxpayer.ts';

export const createTaxpayerRoute = (create: ReturnType<typeof createTaxpayer>): Route => ({
  method: 'POST',
  path: '/v1/taxpayers',
  scope: 'admin',
  tag: 'Emisores',
  pool: 'arca',
  summary: 'Cargar un emisor',
  description:
    'Nombre, domicilio y condición frente al IVA pueden faltar si el padrón los conoce: «completed_from_padron» dice cuáles completó. ' +
    'En el simulador, si no se indica ningún punto de venta se usa el 1; en los ambientes de ARCA se traen de ahí (…/puntos-de-venta/sync).',
  body: taxpayerBody,
  answers: { 201: createdTaxpayerAnswer },
  refusals: ['taxpayer.exists', 'taxpayer.owned', 'mode.live_unavailable'],
  async handle({ principal, body }) {
    const { row, puntos, completed } = await create(principal, body);
    const answer = { ...presentTaxpayer(row, puntos), completed_from_padron: completed };
    return json(answer, 201, { location: `/v1/taxpayers/${row.cuit}` });
  },
});
