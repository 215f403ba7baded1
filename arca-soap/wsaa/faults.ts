/** A fault of WSAA, told apart by its code and explained: its meaning, the next step, the wait, and both clocks. */
import type { Environment } from '../endpoints.ts';
import type { Exchange } from '../exchange.ts';
import { ArcaSoapFault, type Fault } from '../failure.ts';
import { type ClockSkew, describeClockSkew, measureClockSkew } from '../transport/clock-skew.ts';
import { type Explanation, FAULT_WORDS, type FaultWords, UNKNOWN_FAULT } from './fault-words.ts';

/**
 * A fault code of WSAA's specification, or one of its SOAP stack.
 *
 * @example
 * const code: WsaaFaultCode = 'cms.cert.expired';
 */
export type WsaaFaultCode = keyof typeof FAULT_WORDS;

const MINUTE_MS = 60_000;
/** How long WSAA refuses a second ticket; ARCA may change it without notice. */
const WINDOW_MS: Readonly<Record<Environment, number>> = {
  homologacion: 10 * MINUTE_MS,
  produccion: 2 * MINUTE_MS,
};

const wordsFor = (code: string): FaultWords =>
  Object.hasOwn(FAULT_WORDS, code) ? FAULT_WORDS[code as WsaaFaultCode] : UNKNOWN_FAULT;

const join = (one: Explanation, other: Explanation): Explanation => ({
  es: `${one.es} ${other.es}`,
  en: `${one.en} ${other.en}`,
});

/**
 * WSAA refused to give a ticket.
 *
 * @example
 * if (error instanceof WsaaFault) console.log(error.explanation.es, error.nextStep.es, error.retryAfterMs);
 */
export class WsaaFault extends ArcaSoapFault {
  override readonly name = 'WsaaFault';
  /** One of {@link WsaaFaultCode}, or one that WSAA does not document. */
  readonly code: WsaaFaultCode | (string & {});
  /** What it means; where time is the matter, also how far the caller's clock is from ARCA's. */
  readonly explanation: Explanation;
  /** What a person can do about it, in this environment. */
  readonly nextStep: Explanation;
  /** Milliseconds to wait before asking again; `null`: asking again is pointless until a person mends the cause. */
  readonly retryAfterMs: number | null;
  /** The caller's clock against ARCA's; `null` when ARCA's answer did not tell its time. */
  readonly clockSkew: ClockSkew | null;

  constructor(fault: Fault, environment: Environment, exchange: Exchange | null) {
    super(fault, { service: 'wsaa', operation: 'loginCms', exchange: exchange ?? undefined });
    const { retry, meaning, nextStep, isAboutTime } = wordsFor(fault.code);
    const skew = exchange === null ? null : measureClockSkew(exchange);
    this.code = fault.code;
    this.clockSkew = skew;
    this.explanation = isAboutTime && skew !== null ? join(meaning, describeClockSkew(skew)) : meaning;
    this.nextStep = 'es' in nextStep ? nextStep : nextStep[environment];
    const waits = { never: null, after_a_minute: MINUTE_MS, after_the_window: WINDOW_MS[environment] };
    this.retryAfterMs = waits[retry];
  }
}
