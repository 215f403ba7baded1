/** Every door to comprobantes that somebody else issued, listed by hand. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Route } from '../doors/route.ts';
import { speakFor } from '../taxpayers/speak-for.ts';
import type { taxpayersStore } from '../taxpayers/taxpayers.store.ts';
import { verifyComprobanteRoute } from './verify-comprobante.route.ts';
import { verifyComprobante } from './verify-comprobante.ts';

export interface ReceivedParts {
  readonly gateway: GatewayClient;
  readonly taxpayers: ReturnType<typeof taxpayersStore>;
  readonly clock: Clock;
}

export function receivedRoutes({ gateway, taxpayers, clock }: ReceivedParts): readonly Route[] {
  return [verifyComprobanteRoute(verifyComprobante({ gateway, clock, speakFor: speakFor(taxpayers) }))];
}
