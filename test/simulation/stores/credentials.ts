/** Keys and certificates of the issuers, made once a process by the gateway itself: making them takes longer than a run. */
import { createArcaGateway } from '@arca-api/arca-gateway/service';
import type { GatewayStores } from '@arca-api/arca-gateway/stores';
import { createGatewayClient } from '@arca-api/contract/gateway-client';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { localSignals } from '@arca-api/platform/events/signals';
import { injectFetch } from '@arca-api/platform/http/inject-fetch';
import { createServer } from '@arca-api/platform/http/server';
import { silentLog } from '@arca-api/platform/log/silent';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { createArcaClient, endpointsOf } from 'arca-soap';
import { Connections } from '../arca/connections.ts';
import { gatewayConfig } from '../processes/gateway-process.ts';
import { ISSUERS } from '../world/places.ts';

type Certificate = Parameters<GatewayStores['certificates']['addCertificate']>[0];
type DataKey = Parameters<GatewayStores['dataKeys']['add']>[0];

export interface Credentials {
  /** Puts them into stores that are empty. */
  install(stores: GatewayStores): Promise<void>;
}

/** Before any run begins, and in force through all of them. */
export const MADE = Date.parse('2026-11-01T12:00:00-03:00');

/** `stores` are empty, and tell the instant `now`. */
export async function makeCredentials(stores: GatewayStores, now: number): Promise<Credentials> {
  const clock = simulatedClock(now);
  const random = seededRandom(1, clock);
  const arca = createArcaClient({
    endpoints: endpointsOf('homologacion'),
    now: clock.now,
    sleep: clock.sleep,
    dispatcher: new Connections((_, handler) => new Connections.Open(handler).break('ECONNREFUSED')),
  });
  const gateway = createArcaGateway({
    config: gatewayConfig,
    stores,
    connect: () => ({ of: () => arca, async close() {} }),
    clock,
    random,
    log: silentLog,
    signals: localSignals(clock),
    fetch: () => Promise.reject(new Error('nobody is asked')),
  });
  const problem = () => ({ status: 500, body: {} });
  const server = createServer({ log: silentLog, random, clock, problem });
  await gateway.routes(server);
  await server.ready();
  const client = createGatewayClient({
    fetch: injectFetch(server),
    baseUrl: 'http://arca-gateway',
    credentials: () => ({}),
  });
  const certificates: Certificate[] = [];
  const dataKeys: DataKey[] = [];
  for (const { cuit } of ISSUERS) {
    // Whoever asks ARCA anything needs a certificate first.
    await client.limit({ environment: 'simulator', cuit });
    const [certificate] = await stores.certificates.ofTaxpayer('simulator', cuit);
    const dataKey = await stores.dataKeys.latest('simulator', cuit);
    if (certificate === undefined || dataKey === undefined) throw new Error(`${cuit} got no certificate`);
    certificates.push(certificate as Certificate);
    dataKeys.push(dataKey);
  }
  await server.close();
  return {
    async install(empty) {
      for (const dataKey of dataKeys) await empty.dataKeys.add(dataKey);
      for (const certificate of certificates) await empty.certificates.addCertificate(certificate);
    },
  };
}
