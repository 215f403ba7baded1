/** GET /v1/lanes, GET /v1/lanes/{lane} and POST /v1/lanes/{lane}/adopt */
import { page } from '@arca-api/contract/invoices';
import {
  adoptAnswer,
  adoptBody,
  laneAnswer,
  laneDetailAnswer,
  laneQuery,
  lanesQuery,
} from '@arca-api/contract/lanes';
import { answerPage } from '../doors/answer-page.ts';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import type { adoptNumber } from './adopt-number.ts';
import type { inspectLane } from './inspect-lane.ts';
import { presentLane } from './present-lane.ts';
import type { StandingStore } from './standing.store.ts';

export const listLanesRoute = (standing: StandingStore): Route => ({
  method: 'GET',
  path: '/v1/lanes',
  scope: 'read',
  tag: 'Estado',
  summary: 'Listar las filas: cómo está cada una y qué espera',
  query: lanesQuery,
  answers: { 200: page(laneAnswer) },
  async handle({ principal, grant, query }) {
    const { limit, after, taxpayer, state } = readBody(lanesQuery, query);
    const { organization, taxpayers } = grant;
    const page = { after: after ?? null, limit: limit + 1 };
    const { mode } = principal;
    const rows = await standing.list(organization, { mode, taxpayers, taxpayer, state, ...page });
    return json(answerPage(rows, limit, presentLane));
  },
});

export const inspectLaneRoute = (inspect: ReturnType<typeof inspectLane>): Route => ({
  method: 'GET',
  path: '/v1/lanes/{lane}',
  scope: 'read',
  tag: 'Estado',
  pool: 'arca',
  summary: 'Ver una fila: por qué espera, sus envíos y los números en duda',
  description: 'Con arca=true se le pregunta a ARCA su último número, y qué tiene en el número en duda.',
  query: laneQuery,
  answers: { 200: laneDetailAnswer },
  async handle({ principal, params, query }) {
    return json(await inspect(principal, params['lane'] ?? '', query));
  },
});

export const adoptNumberRoute = (adopt: ReturnType<typeof adoptNumber>): Route => ({
  method: 'POST',
  path: '/v1/lanes/{lane}/adopt',
  scope: 'admin',
  tag: 'Estado',
  pool: 'arca',
  summary: 'Decidir de quién es un número en duda',
  description:
    'Con «invoice», esa factura recibe el CAE que tiene ARCA; con null, el número no es nuestro y la fila sigue. Se lee ARCA antes de decidir, y queda asentado quién lo decidió, cuándo y con qué evidencia.',
  body: adoptBody,
  answers: { 200: adoptAnswer },
  refusals: ['lane.busy', 'lane.changed', 'lane.nothing_to_decide', 'lane.decision_refused'],
  async handle({ principal, params, body }) {
    return json(await adopt(principal, params['lane'] ?? '', body));
  },
});
