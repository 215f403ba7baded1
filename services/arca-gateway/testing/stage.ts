/** A gateway, its database and a pretended ARCA on one simulated clock: what tests play on. */
import { createGatewayClient, type GatewayClient } from '@arca-api/contract/gateway-client';
import { dayInBuenosAires } from '@arca-api/domain/calendar/day';
import { type SimulatedClock, simulatedClock } from '@arca-api/platform/clock/simulated';
import { systemClock } from '@arca-api/platform/clock/system';
import type { Database } from '@arca-api/platform/database/port';
import { outbox } from '@arca-api/platform/events/outbox';
import { localSignals } from '@arca-api/platform/events/signals';
import { injectFetch } from '@arca-api/platform/http/inject-fetch';
import { createServer } from '@arca-api/platform/http/server';
import { undiciFetch } from '@arca-api/platform/http/undici-fetch';
import { type MemoryLog, memoryLog } from '@arca-api/platform/log/memory';
import { systemRandom } from '@arca-api/platform/random/system';
import { createSimulator, type Simulator, type SimulatorOptions, type SimulatorUrls } from 'arca-simulator';
import type { ArcaGatewayConfig } from '../config.ts';
import { type ArcaGateway, createArcaGateway } from '../service.ts';
import { databaseStores, type GatewayStores } from '../stores.ts';
import { openStageDatabase } from './database.ts';

export interface Stage {
  readonly clock: SimulatedClock;
  readonly database: Database;
  readonly simulator: Simulator;
  readonly urls: SimulatorUrls;
  readonly log: MemoryLog;
  readonly masterKey: Uint8Array;
  /** The day it is on the stage, in Buenos Aires. */
  today(): string;
  /** Another gateway on the same database, as another process would be. */
  gateway(change?: {
    config?: Partial<ArcaGatewayConfig>;
    database?: Database;
    stores?: Partial<GatewayStores>;
  }): Promise<StagedGateway>;
  close(): Promise<void>;
}

export interface StagedGateway {
  readonly service: ArcaGateway;
  readonly client: GatewayClient;
  readonly fetch: ReturnType<typeof injectFetch>;
}

export const PASSWORD = 'internal';

export async function openStage(options: SimulatorOptions = {}): Promise<Stage> {
  const clock = simulatedClock(Date.UTC(2026, 10, 18, 15, 0, 0));
  const database = await openStageDatabase(clock);
  const simulator = createSimulator({ now: () => new Date(clock.now()), ...options });
  const urls = await simulator.listen();
  const network = undiciFetch();
  const random = systemRandom(systemClock);
  const signals = localSignals(clock);
  const log = memoryLog();
  const masterKey = random.bytes(32);
  const closers: (() => Promise<unknown>)[] = [];
  const config: ArcaGatewayConfig = {
    masterKey,
    environments: { simulator: { ...urls, padron: urls.padronA5 } },
    automaticCertificates: { kind: 'simulator', controlUrl: urls.origin },
    verify: ({ headers }) => headers['authorization'] === PASSWORD,
  };
  return {
    clock,
    database,
    simulator,
    urls,
    log,
    masterKey,
    today: () => dayInBuenosAires(clock.now()),
    async gateway(change = {}) {
      const service = createArcaGateway({
        config: { ...config, ...change.config },
        stores: { ...databaseStores(change.database ?? database, outbox), ...change.stores },
        clock,
        random,
        log,
        signals,
        fetch: network.fetch,
      });
      const problem = () => ({ status: 500, body: { code: 'outside the gateway' } });
      const server = createServer({ log, random, clock, problem });
      await service.routes(server);
      await server.ready();
      closers.push(() => server.close(), service.close);
      const fetch = injectFetch(server);
      const client = createGatewayClient({
        fetch,
        baseUrl: 'http://arca-gateway',
        credentials: () => ({ authorization: PASSWORD }),
      });
      return { service, client, fetch };
    },
    async close() {
      for (const close of closers) await close();
      await network.close();
      await simulator.close();
      await database.close();
    },
  };
}

/** How many calls of an operation the simulator has seen since it was asked to count. */
export function countCalls(simulator: Simulator, service: string, operation: string): () => number {
  simulator.control.addFault({ kind: 'delay', delay_ms: 0, service, operation, times: 0 });
  return () => {
    const rule = simulator.control
      .faults()
      .rules.find((one) => one.kind === 'delay' && one.operation === operation);
    return rule?.seen ?? 0;
  };
}
