/** What the gateway's verbs work with, put together once in service.ts. */
import type { Environment } from '@arca-api/contract/primitives';
import type { Flights } from '@arca-api/platform/cache/flights';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Signals } from '@arca-api/platform/events/port';
import type { Fetch } from '@arca-api/platform/http/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Random } from '@arca-api/platform/random/port';
import type { Metrics } from '@arca-api/platform/telemetry/port';
import type { Tracer } from '@arca-api/platform/telemetry/tracer';
import type { ArcaClient } from 'arca-soap';
import type { Breakers } from './breaker/breakers.ts';
import type { Turns } from './comprobantes/wsfex/take-turns.ts';
import type { Settings } from './config.ts';
import type { SparingHealth } from './health/sparing-health.ts';
import type { GatewayStores } from './stores.ts';
import type { Vault } from './vault/vault.ts';

export interface GatewayParts extends Omit<GatewayStores, 'breakers' | 'health'> {
  readonly breakers: Breakers;
  readonly health: SparingHealth;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tracer: Tracer | undefined;
  readonly signals: Signals;
  /** For the simulator's control API only: ARCA is spoken to through `arca`. */
  readonly fetch: Fetch;
  /** `null` for an environment that is not served. */
  readonly arca: (environment: Environment) => ArcaClient | null;
  readonly vault: Vault;
  readonly flights: Flights;
  readonly exportTurns: Turns;
}
