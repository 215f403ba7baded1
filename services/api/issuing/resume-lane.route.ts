/** POST /v1/lanes/{lane}/resume */
import { z } from 'zod';
import { json, type Route } from '../doors/route.ts';
import type { resumeLane } from './resume-lane.ts';

export const resumeLaneRoute = (resume: ReturnType<typeof resumeLane>): Route => ({
  method: 'POST',
  path: '/v1/lanes/{lane}/resume',
  scope: 'admin',
  tag: 'Estado',
  summary: 'Reanudar una fila detenida',
  description:
    'Una fila es (ambiente, CUIT, punto de venta, tipo). Su identificador y el motivo están en GET /v1/status.',
  answers: { 200: z.object({ object: z.literal('lane'), id: z.string(), state: z.literal('resumed') }) },
  async handle({ principal, params }) {
    const lane = params['lane'] ?? '';
    await resume(principal, lane);
    return json({ object: 'lane', id: lane, state: 'resumed' });
  },
});
