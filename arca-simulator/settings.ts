// Every choice a simulator can be given, with the default that needs no thought.
import { parseDay } from './world/time/calendar.ts';

/** Options of {@link createSimulator}; all optional. Durations are milliseconds. */
export interface SimulatorOptions {
  /** The base clock. */
  readonly now?: () => Date;
  /** The day (`yyyy-mm-dd`) whose rules hold while dates stay the clock's, to try a rule of next month today. */
  readonly asOf?: string;
  /** Seed of everything left to chance. */
  readonly seed?: number;
  /** Milliseconds an answer takes; asked for once per call. */
  readonly latency?: (call: { readonly service: string; readonly operation: string }) => number;
  /** How to wait; only a test with its own clock replaces it. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Told of a defect of the simulator itself, which the client sees as HTTP 500; written to stderr unless told. */
  readonly onDefect?: (error: unknown) => void;
  /** Keep everything in a directory; in memory when absent. `sync` flushes every write to the disk. */
  readonly state?: { readonly directory: string; readonly sync?: boolean };
  /** Bearer token that guards `/control/*`; open when absent. */
  readonly token?: string;
  /**
   * As if it were ARCA: certificates of this authority alone, issuers must be registered, services must be delegated
   * (to a certificate's own CUIT too), and puntos de venta must exist and be of the right kind.
   */
  readonly strict?: boolean;
  /** Accept certificates of any issuer, as long as the subject names a CUIT. */
  readonly acceptAnyCertificate?: boolean;
  /** A certificate's own CUIT may use every service without a delegation. */
  readonly ownCuitAuthorized?: boolean;
  /** How long a second login is refused: `120_000` (production), `600_000` (homologación), or the ticket's life. */
  readonly replayWindow?: number | 'ticket';
  readonly ticketLife?: number;
  /** Comprobantes per FECAESolicitar, as FECompTotXRequest says. */
  readonly maxComprobantes?: number;
  /** Puntos de venta 1 to `accepted` exist for everybody; the first `listed` of them are listed. */
  readonly puntosDeVenta?: { readonly accepted: number; readonly listed: number };
  /** What each ASMX service says of its server, where it should not be what homologación said in 2026-10. */
  readonly servers?: Partial<Servers>;
  /** Days from CbteFch to CAEFchVto. */
  readonly caeDays?: number;
}

/** Texts of `FEHeaderInfo`. */
export interface ServerTexts {
  readonly ambiente: string;
  readonly id: string;
}

/** The ASMX services, by the name that a ticket is asked for. */
export interface Servers {
  readonly wsfe: ServerTexts;
  /** WSFEXv1 tells one event on every answer. */
  readonly wsfex: ServerTexts & { readonly event?: { readonly code: number; readonly message: string } };
  readonly wscdc: ServerTexts;
}

const SERVERS: Servers = {
  wsfe: { ambiente: 'HomologacionExterno - srt', id: '7.0.0.53' },
  wsfex: { ambiente: 'Homologacion-Ext - srext', id: '5.0.1.0' },
  wscdc: { ambiente: 'Homologacion-Ext - srt', id: '3.1.1.0' },
};

/** Options with every default filled in. */
export interface Settings extends Required<Omit<SimulatorOptions, 'asOf' | 'state' | 'token' | 'servers'>> {
  readonly servers: Servers;
  /** `yyyymmdd`. */
  readonly asOf: string | undefined;
  readonly state: SimulatorOptions['state'] | undefined;
  readonly token: string | undefined;
}

export function fillSettings(options: SimulatorOptions): Settings {
  const strict = options.strict ?? false;
  return {
    now: options.now ?? (() => new Date()),
    asOf: options.asOf === undefined ? undefined : parseDay(options.asOf, 'asOf'),
    seed: options.seed ?? 1,
    latency: options.latency ?? (() => 0),
    wait: options.wait ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
    onDefect: options.onDefect ?? ((error) => void process.stderr.write(`${describe(error)}\n`)),
    state: options.state,
    token: options.token,
    strict,
    acceptAnyCertificate: options.acceptAnyCertificate ?? false,
    ownCuitAuthorized: options.ownCuitAuthorized ?? !strict,
    replayWindow: options.replayWindow ?? 120_000,
    ticketLife: options.ticketLife ?? 12 * 60 * 60 * 1000,
    maxComprobantes: options.maxComprobantes ?? 250,
    puntosDeVenta:
      options.puntosDeVenta ?? (strict ? { accepted: 0, listed: 0 } : { accepted: 9999, listed: 10 }),
    servers: { ...SERVERS, ...options.servers },
    caeDays: options.caeDays ?? 10,
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
