/** GET /v1/status */
import { statusAnswer } from '@arca-api/contract/status';
import { json, type Route } from '../doors/route.ts';
import type { reportStatus } from './report-status.ts';

export const statusRoute = (report: ReturnType<typeof reportStatus>): Route => ({
  method: 'GET',
  path: '/v1/status',
  scope: 'read',
  tag: 'Estado',
  counts: 'nothing',
  pool: 'status',
  summary: 'Cómo andan ARCA, la base de datos y los comprobantes en espera',
  answers: { 200: statusAnswer },
  async handle({ principal }) {
    return json(await report(principal));
  },
});
