/** What the API can be told, typed and with its defaults; the app reads the environment, never this. */
export interface ApiConfig {
  /** Names this worker in leases. Alone on its database it may keep its name across restarts. */
  readonly worker: string;
  /** Whether live mode may be used: only on a database that survives power loss. */
  readonly liveAllowed: boolean;
  /** Signs public links; at least 32 bytes. */
  readonly linkSecret: Uint8Array;
  /** The address under which the API is reached from outside, without a slash at its end. */
  readonly publicBaseUrl: () => string;
  readonly version: string;
  /** Whether lanes and batches move here; `false`: only requests are answered, and others issue. Default: `true`. */
  readonly moves?: boolean;
  readonly issuing?: Partial<IssuingConfig>;
}

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
