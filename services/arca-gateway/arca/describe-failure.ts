/** How a call without an answer is told: what is certain first, and when trying again makes sense. */
import type { AuthorizeAnswer, Observation, ReadFailure } from '@arca-api/contract/gateway';
import type { ArcaFailure } from 'arca-soap';
import { Barred } from '../breaker/barred.ts';
import type { NoTicket } from '../tickets/ticket.ts';
import { gravestClass, type HeaderClass, type ServiceName } from './answer-class.ts';
import { wordsOf } from './from-errors.ts';

const SOON_MS = 5_000;
const LATER_MS = 60_000;

/** A write: only what provably never left is `not-sent`; a SOAP Fault may strike after ARCA's commit. */
export function failedWrite(failure: ArcaFailure | Barred): AuthorizeAnswer {
  if (failure instanceof Barred) return { certainty: 'not-sent', ...toldOf(failure) };
  if (failure.certainty !== 'not-sent') return { certainty: 'unknown', reason: failure.message };
  // No later try of the same content can fare better.
  const isOurs = failure.reason === 'invalid_request';
  return {
    certainty: 'not-sent',
    reason: failure.message,
    retry_after_ms: isOurs ? LATER_MS : SOON_MS,
    ...(isOurs ? { error_class: 'lane_permanent' as const } : {}),
  };
}

export function unwritten(why: NoTicket): AuthorizeAnswer {
  return {
    certainty: 'not-sent',
    reason: why.reason,
    retry_after_ms: why.retryAfterMs,
    ...(why.outage == null ? {} : { outage: why.outage }),
    ...(why.needsHuman === null ? {} : { error_class: why.needsHuman }),
  };
}

/** What was not made at all: no reason to believe that any later try would fare worse. */
function toldOf({ message, retryAfterMs, outage }: Barred) {
  return { reason: message, retry_after_ms: retryAfterMs, ...(outage === null ? {} : { outage }) };
}

export function failedRead(failure: ArcaFailure | Barred): ReadFailure {
  if (failure instanceof Barred)
    return { ok: false, error_class: 'infrastructure', errors: [], ...toldOf(failure) };
  const error_class = failure.reason === 'invalid_request' ? 'lane_permanent' : 'infrastructure';
  return { ok: false, reason: failure.message, error_class, errors: [], retry_after_ms: SOON_MS };
}

export function unread(why: NoTicket): ReadFailure {
  const { reason, retryAfterMs, needsHuman, outage } = why;
  const failure = { reason, error_class: needsHuman, errors: [], retry_after_ms: retryAfterMs };
  return { ok: false, ...failure, ...(outage == null ? {} : { outage }) };
}

export function refusedRead(service: ServiceName, errors: readonly Observation[]): ReadFailure {
  const error_class = gravestClass(service, errors);
  const retry_after_ms = error_class === 'infrastructure' ? SOON_MS : LATER_MS;
  return { ok: false, reason: wordsOf(errors), error_class, errors: [...errors], retry_after_ms };
}

export function unbelievableRead(reason: string, error_class: HeaderClass = 'infrastructure'): ReadFailure {
  return { ok: false, reason, error_class, errors: [], retry_after_ms: SOON_MS };
}
