/** What the gateway can be told, typed and with its defaults; the app reads the environment, never this. */
import type { BreakerRule } from './breaker/breaker.ts';
import type { OutageRule } from './breaker/outcomes.ts';

/** Where one environment's services answer. */
export interface ServiceUrls {
  readonly wsaa: string;
  readonly wsfe: string;
  /** Exports. */
  readonly wsfex: string;
  /** Verification of received comprobantes. */
  readonly wscdc: string;
  /** ws_sr_constancia_inscripcion (personaServiceA5). */
  readonly padron: string;
}

/** ARCA's own environments have addresses of their own, each of which may be replaced. */
export interface Environments {
  readonly simulator?: ServiceUrls;
  readonly homologacion?: Partial<ServiceUrls>;
  readonly produccion?: Partial<ServiceUrls>;
}

/** How a taxpayer of the `simulator` environment comes by a certificate without asking anybody. */
export type AutomaticCertificates =
  /** The built-in simulator signs our CSR: `POST {controlUrl}/control/certificates`. */
  | { readonly kind: 'simulator'; readonly controlUrl: string; readonly controlToken?: string }
  /** Test mode was pointed at some other server that speaks ARCA's protocol: we sign our own. */
  | { readonly kind: 'self_signed' }
  | { readonly kind: 'none' };

export interface ArcaGatewayConfig {
  /** 32 bytes that wrap every data key. Losing them loses every private key. */
  readonly masterKey: Uint8Array;
  /** Former master keys, until `rotateMasterKey` has run. Default: none. */
  readonly previousMasterKeys?: readonly Uint8Array[];
  /** The environments served; one that is not listed answers `not-sent`. */
  readonly environments: Environments;
  /** Default: `{ kind: 'none' }`. */
  readonly automaticCertificates?: AutomaticCertificates;
  /** Whether an internal request proves who sends it; anything but `true` is answered with 401. */
  readonly verify: (request: InternalRequest) => boolean | Promise<boolean>;
  readonly timeouts?: Partial<Timeouts>;
  readonly tickets?: Partial<TicketSettings>;
  readonly caches?: Partial<CacheSettings>;
  readonly breaker?: Partial<BreakerSettings>;
  readonly inFlight?: Partial<InFlight>;
}

/** What of a request decides whether it is one of ours. */
export interface InternalRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly method: string;
  readonly url: string;
}

/** Milliseconds after which a call is given up; whatever deadline a caller sets is kept too. */
export interface Timeouts {
  /** To come by a connection. */
  readonly connect: number;
  readonly login: number;
  readonly read: number;
  readonly authorize: number;
  readonly control: number;
}

export interface TicketSettings {
  /** Part of a ticket's life after which the next one is asked for. */
  readonly renewAfter: number;
  /** Not used in its last milliseconds: clocks differ. */
  readonly expiryMargin: number;
  /** How long one login may hold the others back. */
  readonly lease: number;
  /** Waits after each login that ARCA refuses because it gave out a ticket we do not have; the last one repeats. */
  readonly lostTicketWaits: readonly number[];
  /** Waits after each other failed login; the last one repeats. ARCA asks for 60 s at least. */
  readonly failureWaits: readonly number[];
}

export interface CacheSettings {
  /** Age up to which a look-up is answered without asking ARCA. */
  readonly padronFresh: number;
  /** Age up to which an old look-up is better than none while ARCA does not answer. */
  readonly padronStale: number;
  readonly parametersFresh: number;
  /** How many days an exchange rate may be looked for backwards (holidays). */
  readonly rateDaysBack: number;
  /** Comprobantes a request when ARCA does not say (FECompTotXRequest). */
  readonly batchLimit: number;
}

/** When a breaker opens, and how it closes. Times are milliseconds. */
export interface BreakerSettings extends BreakerRule, OutageRule {}

/** Calls to one of ARCA's services at once, as this process makes them; a CUIT has a fifth of them at most, but two. */
export interface InFlight {
  readonly auth: number;
  readonly read: number;
  readonly authorise: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

export const DEFAULTS = {
  timeouts: {
    connect: 3 * SECOND,
    login: 10 * SECOND,
    read: 10 * SECOND,
    authorize: 30 * SECOND,
    control: 10 * SECOND,
  },
  tickets: {
    renewAfter: 0.9,
    expiryMargin: MINUTE,
    lease: MINUTE,
    lostTicketWaits: [MINUTE, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE],
    failureWaits: [MINUTE, 2 * MINUTE, 5 * MINUTE],
  },
  caches: {
    padronFresh: 3 * DAY,
    padronStale: 30 * DAY,
    parametersFresh: DAY,
    rateDaysBack: 10,
    batchLimit: 250,
  },
  breaker: {
    window: 30 * SECOND,
    enough: 20,
    failedShare: 0.5,
    slow: 15 * SECOND,
    slowShare: 0.6,
    inARow: 5,
    silence: SECOND,
    wait: 15 * SECOND,
    longestWait: 5 * MINUTE,
    jitter: 0.2,
    lease: MINUTE,
    lookAgain: SECOND,
    ramp: [
      { share: 0.1, lasts: 4 * SECOND },
      { share: 0.5, lasts: 4 * SECOND },
    ],
  },
  inFlight: { auth: 16, read: 48, authorise: 80 },
} as const satisfies {
  timeouts: Timeouts;
  tickets: TicketSettings;
  caches: CacheSettings;
  breaker: BreakerSettings;
  inFlight: InFlight;
};

export interface Settings {
  readonly environments: Environments;
  readonly automaticCertificates: AutomaticCertificates;
  readonly timeouts: Timeouts;
  readonly tickets: TicketSettings;
  readonly caches: CacheSettings;
  readonly breaker: BreakerSettings;
  readonly inFlight: InFlight;
}

/** The settings in force; without the master keys, which only the vault may see. */
export function settingsOf(config: ArcaGatewayConfig): Settings {
  return {
    environments: config.environments,
    automaticCertificates: config.automaticCertificates ?? { kind: 'none' },
    timeouts: { ...DEFAULTS.timeouts, ...config.timeouts },
    tickets: { ...DEFAULTS.tickets, ...config.tickets },
    caches: { ...DEFAULTS.caches, ...config.caches },
    breaker: { ...DEFAULTS.breaker, ...config.breaker },
    inFlight: { ...DEFAULTS.inFlight, ...config.inFlight },
  };
}
