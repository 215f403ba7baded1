/** GET /health/live, GET /health/ready: for whoever keeps the process running, without a credential. */
import { Refusal } from '@arca-api/contract/errors';
import { healthAnswer } from '@arca-api/contract/status';
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
  summary: 'El proceso está vivo',
  answers: { 200: healthAnswer },
  handle: () => json({ status: 'ok', version }),
});

export const readyRoute = ({ status, version }: HealthDoor): Route => ({
  method: 'GET',
  path: '/health/ready',
  scope: null,
  tag: 'Estado',
  summary: 'Puede atender pedidos: la base de datos responde',
  answers: { 200: healthAnswer },
  async handle() {
    if (!(await status.isUp())) throw new Refusal('service.unavailable');
    return json({ status: 'ok', version });
  },
});
