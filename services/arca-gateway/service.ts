/** The gateway put together: what it serves, what it does by itself, and what it needs. */
import { fileURLToPath } from 'node:url';
import { createFlights } from '@arca-api/platform/cache/flights';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Migrations } from '@arca-api/platform/database/migrate';
import type { Signals } from '@arca-api/platform/events/port';
import type { Fetch } from '@arca-api/platform/http/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Random } from '@arca-api/platform/random/port';
import type { Metrics } from '@arca-api/platform/telemetry/port';
import type { Tracer } from '@arca-api/platform/telemetry/tracer';
import { uncounted } from '@arca-api/platform/telemetry/uncounted';
import type { FastifyInstance } from 'fastify';
import { answerProblem } from './access/answer-problem.ts';
import { requireCaller } from './access/require-caller.ts';
import { type ArcaConnections, connectArca } from './arca/connect-arca.ts';
import { pingArca } from './arca/ping-arca.ts';
import { createBreakers } from './breaker/breakers.ts';
import { createPlaces } from './breaker/in-flight.ts';
import { certificatesRoutes } from './certificates/certificates.route.ts';
import { holdersRoutes } from './certificates/holders/holders.route.ts';
import { comprobantesRoutes } from './comprobantes/comprobantes.route.ts';
import { createTurns } from './comprobantes/wsfex/take-turns.ts';
import { type ArcaGatewayConfig, type Environments, settingsOf } from './config.ts';
import { exchangesRoutes } from './exchanges/exchanges.route.ts';
import { checkupRoutes } from './health/checkup/checkup.route.ts';
import { healthRoutes } from './health/health.route.ts';
import { reportHealth } from './health/report-health.ts';
import { sparingHealth } from './health/sparing-health.ts';
import { padronRoutes } from './padron/padron.route.ts';
import { parametersRoutes } from './parameters/parameters.route.ts';
import type { GatewayParts } from './parts.ts';
import type { GatewayStores } from './stores.ts';
import { watchGateway } from './telemetry/watch-gateway.ts';
import { renewDueTickets } from './tickets/renew-due-tickets.job.ts';
import { masterKey } from './vault/master-key.ts';
import { rotateMasterKey } from './vault/rotate-master-key.ts';
import { createVault } from './vault/vault.ts';

export interface ArcaGatewayOptions {
  readonly config: ArcaGatewayConfig;
  /** What it keeps things in: `databaseStores` of its database, unless a simulation keeps them in memory. */
  readonly stores: GatewayStores;
  /** How ARCA is reached. Left out: over connections of the gateway's own. */
  readonly connect?: (environments: Environments, clock: Clock) => ArcaConnections;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Forgets what was kept for long enough; nobody does when left out. */
  readonly forget?: readonly RecurringJob[];
  /** Who keeps the numbers that operators watch; nobody when left out. */
  readonly metrics?: Metrics;
  /** Who traces what is done; nobody when left out. */
  readonly tracer?: Tracer;
  readonly signals: Signals;
  /** For the built-in simulator's control API; ARCA itself is reached over connections of the gateway's own. */
  readonly fetch: Fetch;
}

/** Work to be done again and again, for whoever keeps the time. */
export interface RecurringJob {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

export interface ArcaGateway {
  /** Adds the routes, all under `/internal`, with their own access check and problem documents. */
  routes(server: FastifyInstance): Promise<void>;
  readonly jobs: readonly RecurringJob[];
  health(): ReturnType<typeof reportHealth>;
  /** Refuses with a `VaultError` when the vault holds what none of the master keys opens. */
  requireKeys(): Promise<void>;
  /** After a new master key was configured: moves every data key under it. */
  rotateMasterKey(): ReturnType<typeof rotateMasterKey>;
  /** Lets calls in flight end, then closes the connections to ARCA. */
  close(): Promise<void>;
}

/** To be applied before the first request. */
export const migrations: Migrations = {
  schema: 'arca',
  directory: fileURLToPath(new URL('./migrations', import.meta.url)),
};

/** A full batch of long comprobantes is well within it. */
const LARGEST_BODY = 8 * 1024 * 1024;

export function createArcaGateway(options: ArcaGatewayOptions): ArcaGateway {
  const { config, stores, clock, random, log } = options;
  const settings = settingsOf(config);
  const connections = options.connect
    ? options.connect(settings.environments, clock)
    : connectArca(settings.environments, clock, settings.timeouts.connect);
  const vault = createVault({
    current: masterKey(config.masterKey),
    previous: (config.previousMasterKeys ?? []).map(masterKey),
    store: stores.dataKeys,
    random,
    clock,
  });
  const breakers = createBreakers({
    store: stores.breakers,
    storeClock: stores.storeClock,
    clock,
    random,
    signals: options.signals,
    log,
    rule: settings.breaker,
    places: createPlaces(settings.inFlight, clock),
    ping: (wanted) => pingArca(parts, wanted),
    inARow: ({ environment, service, methods }) => stores.health.inARow(environment, service, methods),
  });
  const parts: GatewayParts = {
    settings,
    ...stores,
    breakers,
    health: sparingHealth(stores.health, breakers.listen),
    clock,
    random,
    log,
    metrics: options.metrics ?? uncounted,
    tracer: options.tracer,
    signals: options.signals,
    fetch: options.fetch,
    arca: (environment) => connections.of(environment),
    vault,
    flights: createFlights(),
    exportTurns: createTurns(),
  };
  const unwatch = watchGateway(parts.metrics, parts);
  return {
    async routes(server) {
      await server.register(async (scope) => {
        scope.addHook('onRequest', requireCaller(config.verify));
        scope.addHook('onRoute', (route) => {
          route.bodyLimit = LARGEST_BODY;
        });
        scope.setErrorHandler(answerProblem(log));
        comprobantesRoutes(scope, parts);
        exchangesRoutes(scope, parts);
        padronRoutes(scope, parts);
        parametersRoutes(scope, parts);
        certificatesRoutes(scope, parts);
        holdersRoutes(scope, parts);
        checkupRoutes(scope, parts);
        healthRoutes(scope, parts);
      });
    },
    jobs: [
      { name: 'renew due tickets', everyMs: 60_000, run: () => renewDueTickets(parts) },
      ...(options.forget ?? []),
    ],
    health: () => reportHealth(parts),
    requireKeys: () => vault.requireKeys(),
    rotateMasterKey: () => rotateMasterKey(vault, log),
    async close() {
      unwatch();
      await parts.flights.landed();
      await breakers.close();
      await connections.close();
    },
  };
}
