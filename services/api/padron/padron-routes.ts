/** Every door of the padrón, listed by hand. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Route } from '../doors/route.ts';
import { speakFor } from '../taxpayers/speak-for.ts';
import type { taxpayersStore } from '../taxpayers/taxpayers.store.ts';
import { lookUp } from './look-up.ts';
import { padronRoute } from './padron.route.ts';

export interface PadronParts {
  readonly gateway: GatewayClient;
  readonly taxpayers: ReturnType<typeof taxpayersStore>;
  readonly clock: Clock;
}

export function padronRoutes({ gateway, taxpayers, clock }: PadronParts): readonly Route[] {
  return [padronRoute(lookUp({ gateway, clock, speakFor: speakFor(taxpayers) }))];
}
