/** POST /v1/lanes/{lane}/differences/{number}/accept */
import { acceptDifferenceBody, laneDifference } from '@arca-api/contract/lanes';
import { json, type Route } from '../doors/route.ts';
import type { acceptDifference } from './accept-difference.ts';

export const acceptDifferenceRoute = (accept: ReturnType<typeof acceptDifference>): Route => ({
  method: 'POST',
  path: '/v1/lanes/{lane}/differences/{number}/accept',
  scope: 'admin',
  tag: 'Estado',
  pool: 'arca',
  summary: 'Dar por vista una diferencia con ARCA',
  description:
    'La misma diferencia no se vuelve a avisar. Nada cambia en la factura ni en ARCA, y queda asentado quién la vio.',
  body: acceptDifferenceBody,
  answers: { 200: laneDifference },
  async handle({ principal, params, body }) {
    return json(await accept(principal, params['lane'] ?? '', params['number'] ?? '', body));
  },
});
