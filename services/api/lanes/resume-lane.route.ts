/** POST /v1/lanes/{lane}/resume */
import { resumeAnswer, resumeBody } from '@arca-api/contract/lanes';
import { json, type Route } from '../doors/route.ts';
import type { resumeLane } from './resume-lane.ts';

export const resumeLaneRoute = (resume: ReturnType<typeof resumeLane>): Route => ({
  method: 'POST',
  path: '/v1/lanes/{lane}/resume',
  scope: 'admin',
  tag: 'Estado',
  pool: 'arca',
  summary: 'Reanudar una fila detenida',
  description:
    'Una fila es (ambiente, CUIT, punto de venta, tipo). Su identificador y el motivo están en GET /v1/lanes y en GET /v1/status.',
  body: resumeBody,
  answers: { 200: resumeAnswer },
  refusals: ['lane.not_halted'],
  async handle({ principal, params, body }) {
    const lane = params['lane'] ?? '';
    await resume(principal, lane, body);
    return json({ object: 'lane', id: lane, state: 'resumed' });
  },
});
