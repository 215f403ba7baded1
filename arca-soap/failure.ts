/** How a call that brought no answer says what is certain: ARCA has no idempotency key, so its callers must know. */
import type { Exchange } from './exchange.ts';

/**
 * - `not-sent`: provably not one byte of the request left; trying again is harmless.
 * - `unknown`: it may have been executed. Ask ARCA what it holds before anything else.
 * - `answered`: ARCA itself refused it with a SOAP Fault.
 *
 * @example
 * const mayTryAgain = (certainty: Certainty) => certainty === 'not-sent';
 */
export type Certainty = 'not-sent' | 'unknown' | 'answered';

/**
 * Why a call brought no answer. The first group is always `not-sent`, the last always `answered`.
 *
 * @example
 * const isOurs = (reason: FailureReason) => reason === 'invalid_request' || reason === 'invalid_credentials';
 */
export type FailureReason =
  | 'invalid_request'
  | 'invalid_credentials'
  | 'client_closed'
  | 'dns_failed'
  | 'connection_refused'
  | 'connect_timeout'
  | 'tls_failed'
  | 'connect_failed'
  // `not-sent` or `unknown`, by when it struck
  | 'deadline_passed'
  | 'aborted'
  // always `unknown`
  | 'connection_lost'
  | 'response_too_large'
  | 'http_status'
  | 'unreadable_answer'
  | 'unexpected_answer'
  // always `answered`
  | 'soap_fault';

/** What an {@link ArcaFailure} is made of. */
export interface FailureDetails {
  readonly certainty: Certainty;
  readonly reason: FailureReason;
  /** `wsfev1`, `wsaa`, ... */
  readonly service: string;
  /** ARCA's own name: `FECAESolicitar`. */
  readonly operation: string;
  /** What went wrong, without secrets. */
  readonly detail: string;
  readonly exchange?: Exchange | undefined;
  readonly cause?: unknown;
}

const CERTAINTY_WORDS = {
  'not-sent': 'not sent',
  unknown: 'outcome unknown',
  answered: 'refused by ARCA',
} as const;

/**
 * Every call of this package fails with one of these, and with nothing else.
 *
 * @example
 * try {
 *   await arca.wsfe.solicitarCae(request, call);
 * } catch (error) {
 *   if (error instanceof ArcaFailure && error.certainty === 'unknown') {
 *     // the comprobante may exist: settle with arca.wsfe.consultar before sending again
 *   }
 * }
 */
export class ArcaFailure extends Error {
  override readonly name: string = 'ArcaFailure';
  readonly certainty: Certainty;
  readonly reason: FailureReason;
  readonly service: string;
  readonly operation: string;
  readonly #exchange: Exchange | null;

  constructor(details: FailureDetails) {
    const { certainty, reason, service, operation, detail, cause } = details;
    super(
      `${service} ${operation}: ${detail} (${CERTAINTY_WORDS[certainty]})`,
      cause === undefined ? undefined : { cause },
    );
    this.certainty = certainty;
    this.reason = reason;
    this.service = service;
    this.operation = operation;
    this.#exchange = details.exchange ?? null;
  }

  /** The raw exchange as far as it went, secrets left out; `null` when nothing was sent. Never printed with the error. */
  get exchange(): Exchange | null {
    return this.#exchange;
  }
}

/**
 * What ARCA said in a SOAP Fault.
 *
 * @example
 * const fault: Fault = { code: 'Server', rawCode: 'soap:Server', message: 'Token malformado', detail: {} };
 */
export interface Fault {
  /** Without its prefix: `coe.alreadyAuthenticated`, `Server`. */
  readonly code: string;
  /** As sent: `ns1:coe.alreadyAuthenticated`. */
  readonly rawCode: string;
  /** ARCA's own words; not meant to be parsed. */
  readonly message: string;
  /** What the server adds about itself, by element: `{ hostname: 'wsaaext0.homo.afip.gov.ar' }`. Mostly empty. */
  readonly detail: Readonly<Record<string, string>>;
}

/**
 * ARCA answered with a SOAP Fault. A fault that complains about the request means that it was not executed; one
 * that complains about ARCA's own insides (`Server`) only says that ARCA failed while working on it.
 *
 * @example
 * if (error instanceof ArcaSoapFault) console.log(error.fault.code, error.fault.message);
 */
export class ArcaSoapFault extends ArcaFailure {
  override readonly name: string = 'ArcaSoapFault';
  readonly fault: Fault;

  constructor(fault: Fault, details: Omit<FailureDetails, 'certainty' | 'reason' | 'detail'>) {
    super({
      ...details,
      certainty: 'answered',
      reason: 'soap_fault',
      detail: `${fault.rawCode}: ${fault.message}`,
    });
    this.fault = fault;
  }
}

/**
 * A certificate and key that cannot sign; says why, never shows either.
 *
 * @example
 * if (error instanceof UnusableCredentials) console.log(error.message); // 'the private key does not belong to the certificate'
 */
export class UnusableCredentials extends Error {
  override readonly name = 'UnusableCredentials';
}
