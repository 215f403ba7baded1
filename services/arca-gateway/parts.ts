/** What the gateway's verbs work with, put together once in service.ts. */
import type { Environment } from '@arca-api/contract/primitives';
import type { Flights } from '@arca-api/platform/cache/flights';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Signals } from '@arca-api/platform/events/port';
import type { Fetch } from '@arca-api/platform/http/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Random } from '@arca-api/platform/random/port';
import type { ArcaClient } from 'arca-soap';
import type { CertificatesStore } from './certificates/certificates.store.ts';
import type { HoldersStore } from './certificates/holders/holders.store.ts';
import type { UploadsStore } from './certificates/uploads/uploads.store.ts';
import type { ExportIdsStore } from './comprobantes/wsfex/export-ids.store.ts';
import type { Turns } from './comprobantes/wsfex/take-turns.ts';
import type { Settings } from './config.ts';
import type { ExchangesStore } from './exchanges/exchanges.store.ts';
import type { SendsStore } from './exchanges/sends.store.ts';
import type { HealthStore } from './health/health.store.ts';
import type { PadronStore } from './padron/padron.store.ts';
import type { ParametersStore } from './parameters/parameters.store.ts';
import type { TicketsStore } from './tickets/tickets.store.ts';
import type { Vault } from './vault/vault.ts';

export interface GatewayParts {
  readonly settings: Settings;
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly signals: Signals;
  /** For the simulator's control API only: ARCA is spoken to through `arca`. */
  readonly fetch: Fetch;
  /** `null` for an environment that is not served. */
  readonly arca: (environment: Environment) => ArcaClient | null;
  readonly vault: Vault;
  readonly flights: Flights;
  readonly certificates: CertificatesStore;
  readonly holders: HoldersStore;
  readonly uploads: UploadsStore;
  readonly tickets: TicketsStore;
  readonly sends: SendsStore;
  readonly exportIds: ExportIdsStore;
  readonly exportTurns: Turns;
  readonly exchanges: ExchangesStore;
  readonly padron: PadronStore;
  readonly parameters: ParametersStore;
  readonly health: HealthStore;
}
