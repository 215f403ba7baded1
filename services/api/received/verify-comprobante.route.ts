/** POST /v1/received/verify */
import { verificationAnswer, verifyBody } from '@arca-api/contract/received';
import { json, type Route } from '../doors/route.ts';
import type { verifyComprobante } from './verify-comprobante.ts';

export const verifyComprobanteRoute = (verify: ReturnType<typeof verifyComprobante>): Route => ({
  method: 'POST',
  path: '/v1/received/verify',
  scope: 'read',
  tag: 'Comprobantes recibidos',
  pool: 'arca',
  summary: 'Constatar en ARCA un comprobante que te dieron',
  description:
    'Con la dirección que lee la cámara en el QR, o con los datos impresos. Dice si ARCA lo tiene registrado así, y si no, en qué difiere. No guarda nada.',
  body: verifyBody,
  answers: { 200: verificationAnswer },
  refusals: ['taxpayer.owned', 'taxpayer.required', 'resource.not_found'],
  async handle({ principal, body }) {
    return json(await verify(principal, body));
  },
});
