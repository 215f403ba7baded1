// A fault plan is a list of rules: which calls go wrong, how, and how often. It is data, so a run can be repeated.
import type { WsaaFaultCode } from '../wsaa/faults.ts';

/** What goes wrong. `delay`, `event` and `wrong-date` add to whatever else happens; of the others one strikes a call. */
export const FAULT_KINDS = [
  /** Answers late. */
  'delay',
  /** The answer carries a notice of ARCA's (`Events/Evt`). */
  'event',
  /** The answer's `Date` header is off by `skew_ms`. */
  'wrong-date',
  /** The connection breaks before the request is carried out: nothing happened. */
  'drop-before',
  /** The connection breaks after the request was carried out: the answer is lost. */
  'drop-after',
  /** The connection breaks at once; the request is carried out later. */
  'late-commit',
  /** Nobody is there: every connection is reset, as long as `from` and `until` say, or until cleared. */
  'outage',
  /** HTTP 500 with a page of the web server, or 502, 503, 504 with one of a gateway. */
  'http-500-html',
  /** HTTP 200 with the load balancer's plain text `BL... 500`. */
  'balancer-text',
  /** The answer comes in pieces, `delay_ms` apart. */
  'slow-body',
  /** The connection is reset in the middle of the answer. */
  'reset-mid-body',
  /** The answer stops in the middle, as if that were its end. */
  'truncated-xml',
  /** HTTP 200 with something that is not XML. */
  'garbage',
  /** Only the first comprobantes of a batch are carried out. */
  'partial-batch',
  /** The service's own infrastructure error: `code` 500, 501, 502 or 601. */
  'arca-error',
  /** The service refuses a good ticket. */
  'token-refused',
  /** WSAA refuses a good login: by default as if its certificate were of another environment. */
  'login-refused',
] as const;

/** One of {@link FAULT_KINDS}. */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Which calls. All conditions must match; absent ones match everything. */
export interface FaultMatch {
  /** The name that WSAA knows a service by (`wsfe`, `ws_sr_padron_a13`...), or `wsaa`. */
  readonly service?: string;
  readonly operation?: string;
  readonly cuit?: string;
  readonly punto_de_venta?: number;
}

/** How a call goes wrong. */
export interface Fault {
  readonly kind: FaultKind;
  /** `delay` and `slow-body`: milliseconds. */
  readonly delay_ms?: number;
  /** `wrong-date`: milliseconds that the header is ahead of the world's clock; negative when behind. */
  readonly skew_ms?: number;
  /** `event`: what the notice says. */
  readonly event_code?: number;
  readonly event_message?: string;
  /** `slow-body`: how many pieces; 4 unless told. */
  readonly pieces?: number;
  /** `partial-batch`: how many comprobantes are carried out; half of them unless told. */
  readonly keep?: number;
  /** `arca-error`: 500 unless told. */
  readonly code?: 500 | 501 | 502 | 601;
  /** `http-500-html`: 500 unless told. */
  readonly status?: 500 | 502 | 503 | 504;
  /** `login-refused`: `cms.cert.untrusted` unless told. */
  readonly login_code?: WsaaFaultCode;
  /** Whether the request is carried out before the bad answer; those that spoil a good answer do unless told. */
  readonly commits?: boolean;
  /** `late-commit`: carried out after so many further calls to the same service; only by release when absent. */
  readonly after_calls?: number;
}

/** One rule. */
export interface FaultRule extends FaultMatch, Fault {
  /** Fires from the nth matching call on (1 is the first). */
  readonly nth?: number;
  /** How many times it fires; 1 unless told, 0 for always. `outage` is always unless told. */
  readonly times?: number;
  /** Chance that a matching call is hit, from the world's seed. */
  readonly probability?: number;
  /** The window in which it fires, by the world's clock: ISO 8601, `until` excluded. */
  readonly from?: string;
  readonly until?: string;
}

/** What befalls one matching call after another; `null` lets a call pass. */
export interface FaultScript extends FaultMatch {
  readonly steps: readonly (Fault | null)[];
  /** Begins again after the last step; it ends there unless told. */
  readonly repeat?: boolean;
}

const ADDS: readonly FaultKind[] = ['delay', 'event', 'wrong-date'];

/** Whether a fault only adds to an answer, so that others may strike the same call. */
export function onlyAdds({ kind }: Fault): boolean {
  return ADDS.includes(kind);
}
