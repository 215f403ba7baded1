/** Asks WSAA for a ticket: request, signature, exchange, ticket. */
import type { webcrypto } from 'node:crypto';
import type { Exchange } from '../exchange.ts';
import { ArcaFailure, ArcaSoapFault, UnusableCredentials } from '../failure.ts';
import { bindService } from '../service/bind.ts';
import type { CallOptions, Kernel } from '../service/kernel.ts';
import { type ClockSkew, measureClockSkew } from '../transport/clock-skew.ts';
import { UnreadableXml } from '../xml/reader.ts';
import { type AccessTicket, readTicket } from './access-ticket.ts';
import { createLoginTicketRequest } from './create-login-ticket-request.ts';
import { WsaaFault } from './faults.ts';
import { wsaaService } from './service.ts';
import { signCms } from './sign-cms.ts';

/**
 * Who asks for a ticket, and for what.
 *
 * @example
 * const request: LoginRequest = { service: 'wsfe', certificate, privateKey };
 */
export interface LoginRequest {
  /** WSAA's name of the service: `wsfe`, `ws_sr_constancia_inscripcion`. */
  readonly service: string;
  /** The certificate ARCA issued, PEM. */
  readonly certificate: string;
  /** Its RSA key: PEM (not encrypted), or a CryptoKey for RSASSA-PKCS1-v1_5 with SHA-256. */
  readonly privateKey: string | webcrypto.CryptoKey;
  /** Unsigned, 32 bits; left out: the clock's seconds. */
  readonly uniqueId?: number;
}

/**
 * The ticket, the exchange to archive (without the ticket's secrets), and what it showed of the clocks.
 *
 * @example
 * const { ticket, exchange, clockSkew }: LoginAnswer = await arca.wsaa.login(request, call);
 */
export interface LoginAnswer {
  readonly ticket: AccessTicket;
  readonly exchange: Exchange;
  /** The caller's clock against ARCA's, to warn before tickets are refused; `null` when ARCA did not tell its time. */
  readonly clockSkew: ClockSkew | null;
}

/**
 * WSAA as callers see it.
 *
 * @example
 * const loginWith = (wsaa: Wsaa) => wsaa.login({ service: 'wsfe', certificate, privateKey }, { deadline });
 */
export interface Wsaa {
  /**
   * Asks for a ticket. ARCA gives one at a time per certificate and service, and never repeats it: after an
   * `unknown` failure the ticket may be lost, and the next login refused for minutes.
   *
   * @throws {WsaaFault} when WSAA refuses.
   * @throws {ArcaFailure} for everything else.
   */
  login(request: LoginRequest, call: CallOptions): Promise<LoginAnswer>;
}

/** ARCA's clock and ours need not agree to the minute (manual, FAQ 10.9). */
const LEEWAY_MS = 10 * 60 * 1000;

const NAMES = { service: 'wsaa', operation: 'loginCms' } as const;

/** WSAA over one client's kernel. */
export function bindWsaa(kernel: Kernel): Wsaa {
  const { loginCms } = bindService(kernel, wsaaService);
  return {
    async login(request, call) {
      const in0 = await signedRequest(request, kernel.time.now());
      try {
        const { result, exchange } = await loginCms({ in0 }, call);
        const ticket = ticketIn(result.loginCmsReturn, exchange);
        return { ticket, exchange, clockSkew: measureClockSkew(exchange) };
      } catch (error) {
        if (!(error instanceof ArcaSoapFault)) throw error;
        throw new WsaaFault(error.fault, kernel.endpoints.environment, error.exchange);
      }
    },
  };
}

async function signedRequest(request: LoginRequest, now: number): Promise<string> {
  try {
    const content = createLoginTicketRequest({
      service: request.service,
      uniqueId: request.uniqueId ?? Math.floor(now / 1000) % 2 ** 32,
      generationTime: now - LEEWAY_MS,
      expirationTime: now + LEEWAY_MS,
    });
    const { certificate, privateKey } = request;
    return await signCms({ content, certificate, privateKey, signingTime: now });
  } catch (error) {
    const isCredential = error instanceof UnusableCredentials;
    if (!isCredential && !(error instanceof RangeError)) throw error;
    const reason = isCredential ? 'invalid_credentials' : 'invalid_request';
    throw new ArcaFailure({ ...NAMES, certainty: 'not-sent', reason, detail: error.message });
  }
}

function ticketIn(xml: string, exchange: Exchange): AccessTicket {
  try {
    return readTicket(xml);
  } catch (error) {
    if (!(error instanceof UnreadableXml)) throw error;
    const detail = error.message;
    throw new ArcaFailure({ ...NAMES, certainty: 'unknown', reason: 'unexpected_answer', detail, exchange });
  }
}
