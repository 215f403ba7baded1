/** How things stand for one caller: ARCA as seen by our own calls, the database, and the lanes that wait. */

import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { StatusAnswer } from '@arca-api/contract/status';
import { grantOf, type Principal } from '../access/principal.ts';
import { instant } from '../doors/instant.ts';
import { laneId } from '../issuing/lanes.store.ts';
import type { statusStore } from './status.store.ts';

export interface StatusParts {
  readonly status: ReturnType<typeof statusStore>;
  readonly gateway: GatewayClient;
  readonly version: string;
}

type Lane = Awaited<ReturnType<ReturnType<typeof statusStore>['lanes']>>[number];

export function reportStatus({ status, gateway, version }: StatusParts) {
  return async (principal: Principal): Promise<StatusAnswer> => {
    const { organization, taxpayers } = grantOf(principal);
    const [health, lanes, isUp] = await Promise.all([
      gateway.health().catch(() => null),
      status.lanes(organization, principal.mode, taxpayers),
      status.isUp(),
    ]);
    const isLive = principal.mode === 'live';
    const services = health?.services.filter(({ environment }) => (environment === 'produccion') === isLive);
    return {
      object: 'status',
      version,
      mode: principal.mode,
      database: isUp ? 'up' : 'down',
      arca:
        services?.map((service) => ({
          ...service,
          last_ok_at: service.last_ok_at === null ? null : instant(service.last_ok_at),
        })) ?? null,
      lanes: lanes.map(presentLane),
    };
  };
}

function presentLane(lane: Lane): StatusAnswer['lanes'][number] {
  return {
    id: laneId(lane),
    environment: lane.environment as StatusAnswer['lanes'][number]['environment'],
    taxpayer: lane.cuit,
    punto_de_venta: lane.punto_de_venta,
    comprobante_type: lane.type,
    state: lane.halt === null ? 'waiting' : 'halted',
    waiting: Number(lane.waiting),
    oldest_waiting_at: lane.oldest === null ? null : instant(Number(lane.oldest)),
    halt:
      lane.halt === null
        ? null
        : {
            reason: lane.halt.reason,
            detail: lane.halt.detail,
            arca: lane.halt.errors.map((error) => ({ ...error })),
          },
  };
}
