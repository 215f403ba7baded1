/** The package's face: one client for one of ARCA's environments. */
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import type { Endpoints } from './endpoints.ts';
import { padronA4 } from './padron/a4.ts';
import { padronA10 } from './padron/a10.ts';
import { padronA13 } from './padron/a13.ts';
import { constancia, padronA5 } from './padron/constancia.ts';
import { type BoundService, bindService } from './service/bind.ts';
import type { Kernel } from './service/kernel.ts';
import { createAgents } from './transport/agents.ts';
import { bindWsaa, type Wsaa } from './wsaa/login.ts';
import { wscdc } from './wscdc/service.ts';
import { wsfe } from './wsfe/service.ts';
import { wsfex } from './wsfex/service.ts';

/**
 * What a client needs from its surroundings.
 *
 * @example
 * const options: ArcaClientOptions = { endpoints: endpointsOf('produccion'), now: () => clock.now() };
 */
export interface ArcaClientOptions {
  readonly endpoints: Endpoints;
  /** Milliseconds since the epoch; deadlines and exchanges run on it. */
  now(): number;
  /** Resolves after `ms`, rejects on abort; left out: Node's timers. */
  readonly sleep?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
  /**
   * An undici dispatcher of the caller's, or one per address. It must not retry by itself. Left out: keep-alive
   * agents that {@link ArcaClient.close} closes.
   */
  readonly dispatcher?: Dispatcher | ((url: URL) => Dispatcher) | undefined;
  /**
   * Hosts that are met with OpenSSL's security level 1, for a Diffie-Hellman group of 1024 bits ("dh key too small");
   * their certificates are verified all the same. Left out: ARCA's one such host, `servicios1.afip.gov.ar`.
   */
  readonly legacyTlsHosts?: readonly string[] | undefined;
  /** PEM of the authorities to trust, for a simulator behind TLS. Left out: Node's. Like the hosts, for own agents alone. */
  readonly certificateAuthorities?: string | undefined;
  /** Milliseconds that a connection may take, its TLS handshake included; for own agents alone. Default: 10,000. */
  readonly connectTimeoutMs?: number | undefined;
  /** Answers beyond this are given up as `response_too_large`. Default: 16 MiB. */
  readonly maxResponseBytes?: number | undefined;
}

/**
 * ARCA's services, one property each.
 *
 * @example
 * const health = async (arca: ArcaClient) => (await arca.wsfe.dummy({}, { deadline })).result.AppServer === 'OK';
 */
export interface ArcaClient {
  /** Tickets. */
  readonly wsaa: Wsaa;
  /** WSFEv1: electronic invoicing. */
  readonly wsfe: BoundService<(typeof wsfe)['operations']>;
  /** WSFEXv1: export comprobantes, letter E. */
  readonly wsfex: BoundService<(typeof wsfex)['operations']>;
  /** WSCDC: whether a received comprobante is in ARCA's books. */
  readonly wscdc: BoundService<(typeof wscdc)['operations']>;
  /** Constancia de inscripción (A5). */
  readonly constancia: BoundService<(typeof constancia)['operations']>;
  /** Padrón A4: everything about a taxpayer. */
  readonly padronA4: BoundService<(typeof padronA4)['operations']>;
  /** The constancia under its historical WSAA name. */
  readonly padronA5: BoundService<(typeof padronA5)['operations']>;
  /** Padrón A10: the least about anybody. */
  readonly padronA10: BoundService<(typeof padronA10)['operations']>;
  /** Padrón A13: identity and addresses, and the CUITs of a DNI. */
  readonly padronA13: BoundService<(typeof padronA13)['operations']>;
  /** What every call shares, for binding further descriptors. */
  readonly kernel: Kernel;
  /** Waits for running calls and closes the connections of the client's own agents; a dispatcher handed in stays open. */
  close(): Promise<void>;
}

const DEFAULT_MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

const nodeSleep = async (ms: number, signal: AbortSignal): Promise<void> => {
  await sleepFor(ms, undefined, { signal });
};

/**
 * A client for ARCA's services.
 *
 * @example
 * const arca = createArcaClient({ endpoints: endpointsOf('homologacion'), now: Date.now });
 * const { result } = await arca.wsfe.dummy({}, { deadline: Date.now() + 10_000 });
 * await arca.close();
 */
export function createArcaClient(options: ArcaClientOptions): ArcaClient {
  const { dispatcher } = options;
  const own = dispatcher === undefined ? createAgents(options) : null;
  const dispatcherFor = async (url: URL): Promise<Dispatcher> => {
    if (own) return own.for(url);
    if (typeof dispatcher === 'function') return dispatcher(url);
    if (!dispatcher) throw new TypeError('the client has no dispatcher');
    return dispatcher;
  };
  const kernel: Kernel = {
    endpoints: options.endpoints,
    time: {
      now: () => options.now(),
      sleep: (ms, signal) => (options.sleep ? options.sleep(ms, signal) : nodeSleep(ms, signal)),
    },
    maxResponseBytes: options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES,
    dispatcherFor,
  };
  return {
    wsaa: bindWsaa(kernel),
    wsfe: bindService(kernel, wsfe),
    wsfex: bindService(kernel, wsfex),
    wscdc: bindService(kernel, wscdc),
    constancia: bindService(kernel, constancia),
    padronA4: bindService(kernel, padronA4),
    padronA5: bindService(kernel, padronA5),
    padronA10: bindService(kernel, padronA10),
    padronA13: bindService(kernel, padronA13),
    kernel,
    close: async () => {
      await own?.close();
    },
  };
}
