/** What the API can be told, typed and with its defaults; the app reads the environment, never this. */
import type { PlatformRetention } from '@arca-api/platform/retention/retention.store';
import type { BooksRetention } from './retention/retention.store.ts';

export interface ApiConfig {
  /** Names this worker in leases. Alone on its database it may keep its name across restarts. */
  readonly worker: string;
  /** Whether live mode may be used: only on a database that survives power loss. */
  readonly liveAllowed: boolean;
  /** Signs public links; at least 32 bytes. */
  readonly linkSecret: Uint8Array;
  /** Former ones, whose links go on opening. Default: none. */
  readonly formerLinkSecrets?: readonly Uint8Array[];
  /** The address under which the API is reached from outside, without a slash at its end. */
  readonly publicBaseUrl: () => string;
  readonly version: string;
  /** Whether lanes and batches move here; `false`: only requests are answered, and others issue. Default: `true`. */
  readonly moves?: boolean;
  readonly issuing?: Partial<IssuingConfig>;
  readonly limits?: Partial<LimitsConfig>;
  /** How long what is stored is kept. Default: nothing is forgotten. */
  readonly retention?: RetentionConfig;
}

/** How long each is kept, in milliseconds. */
export interface RetentionConfig extends BooksRetention, PlatformRetention {}

export interface IssuingConfig {
  /** Lanes moved at once. Default: 64. */
  readonly concurrency: number;
  /** Lanes of one organisation moved at once; fewer than `concurrency`, so that others find a place. Default: 48. */
  readonly lanesPerOrganization: number;
  /** How long a worker that gives no sign of life keeps its lanes, in milliseconds. Default: 30 s. */
  readonly leaseMs: number;
  /** How long one call to ARCA may take, in milliseconds. Default: 60 s. */
  readonly arcaDeadlineMs: number;
  /** How late work may be found whose wake-up was lost, in milliseconds. Default: 5 s. */
  readonly sweepMs: number;
}

export const ISSUING_DEFAULTS: IssuingConfig = {
  concurrency: 64,
  lanesPerOrganization: 48,
  leaseMs: 30_000,
  arcaDeadlineMs: 60_000,
  sweepMs: 5_000,
};

/** How much may be asked of the API. Quotas of 0 are without end. */
export interface QuotaLimits {
  /** Reads a minute and key. Default: 60,000. */
  readonly keyReads: number;
  /** Everything else a minute and key. Default: 60,000. */
  readonly keyWrites: number;
  /** Reads a minute, of all keys of an organisation in one mode. Default: 120,000. */
  readonly organizationReads: number;
  /** Everything else a minute, of all keys of an organisation in one mode. Default: 120,000. */
  readonly organizationWrites: number;
  /** Bytes of batch files an hour and organisation. Default: 2 GiB. */
  readonly organizationBatchBytes: number;
}

export interface LimitsConfig extends QuotaLimits {
  /** Requests that need no key, a minute and address. Default: 1,200. */
  readonly addressRequests: number;
  /** Requests with keys that are none, a minute and address. Default: 60. */
  readonly addressFailures: number;
  /** Requests under way at once, those that wait included. Default: 4,096. */
  readonly inFlight: number;
  /** The part of each pool that one organisation may have, of 1, and never fewer than two places. Default: 0.5. */
  readonly organizationShare: number;
  /** Requests that wait for a CAE at once; who comes later is answered 202 at once. Default: 2,048. */
  readonly waiting: number;
  /** Connections of the database that requests share. Default: 10. */
  readonly connections: number;
  /** How long a request waits for its turn in a pool, in milliseconds. Default: 10 s. */
  readonly patienceMs: number;
  /** Id of an organisation or of a key → what is otherwise for it. Default: nothing. */
  readonly overrides: Readonly<Record<string, Partial<QuotaLimits>>>;
}

export const LIMIT_DEFAULTS: LimitsConfig = {
  keyReads: 60_000,
  keyWrites: 60_000,
  organizationReads: 120_000,
  organizationWrites: 120_000,
  organizationBatchBytes: 2 * 1024 ** 3,
  addressRequests: 1200,
  addressFailures: 60,
  inFlight: 4096,
  organizationShare: 0.5,
  waiting: 2048,
  connections: 10,
  patienceMs: 10_000,
  overrides: {},
};
