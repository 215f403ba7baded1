/** One process of arca-gateway: the real service over the run's stores, clock and network. */

import type { ArcaGatewayConfig } from '@arca-api/arca-gateway/config';
import { createArcaGateway } from '@arca-api/arca-gateway/service';
import type { GatewayStores } from '@arca-api/arca-gateway/stores';
import { repeat } from '@arca-api/platform/clock/repeat';
import { localSignals } from '@arca-api/platform/events/signals';
import { silentLog } from '@arca-api/platform/log/silent';
import type { Random } from '@arca-api/platform/random/port';
import { createArcaClient, endpointsOf } from 'arca-soap';
import type { Dispatcher } from 'undici';
import type { Process } from '../scheduler/process.ts';
import type { Listening } from './hop.ts';
import type { StandingServer } from './standing-servers.ts';

export interface GatewayParts {
  readonly process: Process;
  readonly random: Random;
  readonly stores: GatewayStores;
  readonly dispatcher: Dispatcher;
  readonly server: StandingServer;
}

export interface GatewayProcess extends Listening {
  /** Hears of what another process did. */
  notify(topic: string): void;
}

export const gatewayConfig: ArcaGatewayConfig = {
  masterKey: new Uint8Array(32).fill(7),
  environments: {},
  // The pretended ARCA of a run takes certificates of anybody.
  automaticCertificates: { kind: 'self_signed' },
  verify: () => true,
  // Longer than by default: what is silent has to be able to be so over midnight.
  timeouts: { login: 15_000, read: 15_000, authorize: 60_000 },
};

export async function startGateway(
  parts: GatewayParts,
  tellOthers: (topic: string) => void,
): Promise<GatewayProcess> {
  const { process, random, dispatcher } = parts;
  const { clock } = process;
  const signals = localSignals(clock);
  const arca = createArcaClient({
    endpoints: endpointsOf('homologacion'),
    now: clock.now,
    sleep: clock.sleep,
    dispatcher,
  });
  const gateway = createArcaGateway({
    config: gatewayConfig,
    stores: throughAll(process, parts.stores),
    connect: () => ({ of: (environment) => (environment === 'simulator' ? arca : null), async close() {} }),
    clock,
    random,
    log: silentLog,
    signals: {
      ...signals,
      notify(topic) {
        signals.notify(topic);
        tellOthers(topic);
      },
    },
    fetch: () => Promise.reject(new Error('the gateway of a run asks nobody for certificates')),
  });
  const fetch = await parts.server.occupy({ random, clock, routes: gateway.routes });
  for (const job of gateway.jobs) {
    repeat({
      clock,
      everyMs: job.everyMs,
      onError() {},
      async work() {
        await job.run();
        return false;
      },
    });
  }
  return { process, fetch, notify: signals.notify };
}

/** Every store, each of its methods a step of the process, but for what only looks, now and then, beside everything else. */
function throughAll(process: Process, stores: GatewayStores): GatewayStores {
  const entries = Object.entries(stores).map(([name, store]) => [name, process.through(name, store)]);
  const all = Object.fromEntries(entries) as GatewayStores;
  return { ...all, breakers: { ...all.breakers, all: () => stores.breakers.all() } };
}
