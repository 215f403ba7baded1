/** What a call's end says of ARCA itself, rather than of what was asked: only that counts for its breaker. */
import type { ArcaServiceName } from '@arca-api/contract/gateway';
import { type ArcaFailure, ArcaSoapFault } from 'arca-soap';

/** `neither`: it says nothing of ARCA. `unreached`: nothing of the request left, so asking again costs nobody anything. */
export type Judgement = 'well' | 'ill' | 'unreached' | 'neither';

/** `patience`: how long the call's class may take at most; a caller in more of a hurry says nothing of ARCA. */
export function judgeFailure(
  service: ArcaServiceName,
  failure: ArcaFailure,
  tookMs: number,
  patience: number,
): Judgement {
  switch (failure.reason) {
    case 'dns_failed':
    case 'connection_refused':
    case 'connect_timeout':
    case 'tls_failed':
    case 'connect_failed':
      return 'unreached';
    case 'deadline_passed':
      if (tookMs < patience / 2) return 'neither';
      return failure.certainty === 'not-sent' ? 'unreached' : 'ill';
    case 'connection_lost':
    // A page, or half an answer: whatever stands before ARCA said it.
    case 'unreadable_answer':
      return 'ill';
    case 'http_status':
      return (failure.exchange?.status ?? 0) >= 500 ? 'ill' : 'neither';
    case 'soap_fault':
      return isOfServer(service, failure) ? 'ill' : 'well';
    // What one taxpayer's books hold may be more than we understand.
    case 'unexpected_answer':
    case 'response_too_large':
      return 'well';
    case 'invalid_request':
    case 'invalid_credentials':
    case 'client_closed':
    case 'aborted':
      return 'neither';
  }
}

/** WSAA has codes for being out of order; the padrón tells of everything, unknown CUITs too, by the same fault. */
function isOfServer(service: ArcaServiceName, failure: ArcaFailure): boolean {
  if (!(failure instanceof ArcaSoapFault)) return false;
  const { code } = failure.fault;
  if (service === 'padron') return false;
  if (service === 'wsaa') return /^(wsaa\.|wsn\.unavailable|Server\b|Receiver\b)/.test(code);
  return /^(Server|Receiver)\b/.test(code);
}
