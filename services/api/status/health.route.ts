/** GET /health/live, GET /health/ready: for whoever keeps the process running, without a credential. */
import { Refusal } from '@arca-api/contract/errors';
import { healthAnswer } from '@arca-api/contract/status';
import { createFlights } from '@arca-api/platform/cache/flights';
import { json, type Route } from '../doors/route.ts';
import type { statusStore } from './status.store.ts';

export interface HealthDoor {
  readonly status: Pick<ReturnType<typeof statusStore>, 'isUp'>;
  readonly version: string;
}

export const liveRoute = ({ version }: HealthDoor): Route => ({
  method: 'GET',
  path: '/health/live',
  scope: null,
  tag: 'Estado',
  counts: 'nothing',
  pool: 'none',
  summary: 'El proceso está vivo',
  answers: { 200: healthAnswer },
  handle: () => json({ status: 'ok', version }),
});

export const readyRoute = ({ status, version }: HealthDoor): Route => {
  // Anybody may ask as often as they like: the database hears of it once at a time.
  const flights = createFlights();
  return {
    method: 'GET',
    path: '/health/ready',
    scope: null,
    tag: 'Estado',
    counts: 'nothing',
    pool: 'none',
    summary: 'Puede atender pedidos: la base de datos responde',
    answers: { 200: healthAnswer },
    async handle() {
      if (!(await flights.once('ready', () => status.isUp()))) throw new Refusal('service.unavailable');
      return json({ status: 'ok', version });
    },
  };
};
