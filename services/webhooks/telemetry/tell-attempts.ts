/** Has attempts counted and traced, wherever anybody looks. */
import type { Random } from '@arca-api/platform/random/port';
import type { Tracer } from '@arca-api/platform/telemetry/tracer';
import type { Attempt, Attempted } from '../deliveries/attempt-delivery.ts';
import { outcomeOf } from './outcome-of.ts';
import { attemptSpan } from './trace-attempt.ts';

/** `null`: it was given up, and somebody else makes it. */
type MakeAttempt = (attempt: Attempt, signal: AbortSignal) => Promise<Attempted | null>;

export interface TellParts {
  readonly attempt: MakeAttempt;
  readonly count: (attempt: Attempt, attempted: Attempted) => void;
  readonly tracer: Tracer | undefined;
  readonly random: Pick<Random, 'bytes'>;
}

export function tellAttempts({ attempt, count, tracer, random }: TellParts): MakeAttempt {
  const counted: MakeAttempt = async (wanted, signal) => {
    const attempted = await attempt(wanted, signal);
    if (attempted !== null) count(wanted, attempted);
    return attempted;
  };
  if (tracer === undefined) return counted;
  return async (wanted, signal) => {
    const span = tracer.begin(attemptSpan(wanted, random));
    try {
      const attempted = await span.run(() => counted(wanted, signal));
      const outcome = attempted === null ? 'aborted' : outcomeOf(attempted);
      const status = attempted?.attempt.status ?? null;
      span.set({ 'arca.outcome': outcome, ...(status !== null && { 'http.response.status_code': status }) });
      span.end(outcome === 'accepted' ? undefined : new NotAccepted(outcome));
      return attempted;
    } catch (error) {
      span.end(error);
      throw error;
    }
  };
}

/** No mistake of ours: it names what a span failed of. */
class NotAccepted extends Error {
  constructor(outcome: string) {
    super(outcome);
    this.name = outcome;
  }
}
