/** What the gateway can be told, typed and with its defaults; the app reads the environment, never this. */
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
}

/** What of a request decides whether it is one of ours. */
export interface InternalRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly method: string;
  readonly url: string;
}

/** Milliseconds after which a call is given up; whatever deadline a caller sets is kept too. */
export interface Timeouts {
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

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

export const DEFAULTS = {
  timeouts: { login: 15 * SECOND, read: 15 * SECOND, authorize: 60 * SECOND, control: 10 * SECOND },
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
} as const satisfies { timeouts: Timeouts; tickets: TicketSettings; caches: CacheSettings };

export interface Settings {
  readonly environments: Environments;
  readonly automaticCertificates: AutomaticCertificates;
  readonly timeouts: Timeouts;
  readonly tickets: TicketSettings;
  readonly caches: CacheSettings;
}

/** The settings in force; without the master keys, which only the vault may see. */
export function settingsOf(config: ArcaGatewayConfig): Settings {
  return {
    environments: config.environments,
    automaticCertificates: config.automaticCertificates ?? { kind: 'none' },
    timeouts: { ...DEFAULTS.timeouts, ...config.timeouts },
    tickets: { ...DEFAULTS.tickets, ...config.tickets },
    caches: { ...DEFAULTS.caches, ...config.caches },
  };
}
