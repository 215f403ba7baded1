/** What the services of one process are made from. */
import type { IssuingConfig, LimitsConfig } from '@arca-api/api/config';
import type { AutomaticCertificates, ServiceUrls } from '@arca-api/arca-gateway/config';
import type { Allowances } from '@arca-api/platform/allowances/port';
import type { Cache } from '@arca-api/platform/cache/port';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Signals } from '@arca-api/platform/events/port';
import type { Files } from '@arca-api/platform/files/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Broker } from '@arca-api/platform/queue/port';
import type { Random } from '@arca-api/platform/random/port';
import type { RedisHealth } from '@arca-api/platform/redis/open-redis';
import type { Metrics } from '@arca-api/platform/telemetry/port';
import type { Tracer } from '@arca-api/platform/telemetry/tracer';
import type { Addresses } from './arca-addresses.ts';
import type { Retention } from './retention-settings.ts';
import type { Supervisor } from './supervisor.ts';
import type { WebhookSettings } from './webhook-settings.ts';

export interface Ambient {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Who keeps the numbers that operators watch; nobody when left out. */
  readonly metrics?: Metrics;
  /** Who traces what is done; nobody when left out. */
  readonly tracer?: Tracer;
}

export interface Stores {
  /** As `api` works on it; in a process without `api`, as the gateway does. */
  readonly database: Database;
  /** As the gateway works on it; in a process without one, as `api` does. */
  readonly gatewayDatabase: Database;
  /** As whoever tells the news works on it; in a process without, as another does. */
  readonly webhooksDatabase: Database;
  readonly files: Files;
  readonly signals: Signals;
  /** Wakes whoever works on jobs. */
  readonly broker: Broker;
  readonly cache: Cache;
  readonly allowances: Allowances;
  /** How the Redis behind them is; left out: there is none. */
  readonly redis?: () => RedisHealth;
}

export interface Wiring {
  readonly ambient: Ambient;
  readonly stores: Stores;
  readonly masterKey: Uint8Array;
  /** Still open what they sealed. */
  readonly previousMasterKeys?: readonly Uint8Array[];
  /** Where the master key was told: a setting, or a file. */
  readonly masterKeyFrom?: string;
  /** Test mode's ARCA; without addresses there is no test mode. */
  readonly arca: { readonly urls: ServiceUrls | null; readonly certificates: AutomaticCertificates };
  /** Where ARCA's own environments are; left out: where ARCA publishes them. */
  readonly addresses?: Addresses;
  /** Names this worker in leases. */
  readonly worker: string;
  readonly publicBaseUrl: () => string;
  /** What is told of issuing; what is left out has its default. */
  readonly issuing?: Partial<IssuingConfig>;
  /** How much may be asked; what is left out has its default. */
  readonly limits?: Partial<LimitsConfig>;
  /** How long what is stored is kept; nothing is forgotten when left out. */
  readonly retention?: Retention;
  /** How customers' systems are told; what is left out has its default. */
  readonly webhooks?: WebhookSettings;
  /** Proxies whose word is taken for the address of whoever asks; nobody's when left out. */
  readonly trustProxy?: string;
  readonly supervisor: Supervisor;
}
