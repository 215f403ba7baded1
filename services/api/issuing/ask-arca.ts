/** Every question a lane asks of ARCA, through the gateway, as outcomes the pure machine understands. */
import type { AuthorizeAnswer, Lane, Outage, ReadFailure } from '@arca-api/contract/gateway';
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { HopFailure } from '@arca-api/contract/hop';
import { plain } from '@arca-api/contract/plain';
import type { Clock } from '@arca-api/platform/clock/port';
import { inTime } from './in-time.ts';
import type { Consulted, OpenSend, Outcome, Pin } from './lane-state.ts';

export interface Asked {
  readonly outcome: Outcome | null;
  /** Nothing could be learnt, or nothing left: wait this long (`null`: back off) before the next step. */
  readonly retryAfterMs: number | null;
  readonly reason: string | null;
  /** ARCA is out: that is why nothing was asked of it. */
  readonly outage?: Outage | undefined;
  /** What must be applied after the outcome: nothing but a person can help. */
  readonly halting?: Outcome;
}

const learnt = (outcome: Outcome): Asked => ({ outcome, retryAfterMs: null, reason: null });

/** Refusals between services that pass by themselves: credentials being renewed, too much at once. */
const PASSING = [401, 408, 429];

/** Consults at once at most, so that settling a long try takes few round trips. */
const ABREAST = 8;

export function askArca(gateway: GatewayClient, clock: Clock) {
  return {
    async send(lane: Lane, sendId: string, pins: readonly Pin[], deadline: number): Promise<Asked> {
      try {
        const items = pins.map((pin) => ({ number: pin.number, comprobante: plain(pin.content) }));
        const answer = await inTime(clock, deadline, (signal) =>
          gateway.authorize({ lane, send_id: sendId, deadline, items }, signal),
        );
        return understand(sendId, answer);
      } catch (error) {
        if (!(error instanceof HopFailure)) throw error;
        // The gateway refuses what it cannot read before anything leaves; any other failure proves nothing.
        const refused = error.status !== null && error.status >= 400 && error.status < 500;
        return {
          outcome: { kind: refused ? 'not-sent' : 'unknown', send_id: sendId },
          retryAfterMs: null,
          reason: error.message,
          // The same batch would be refused again for ever.
          ...(refused && !PASSING.includes(error.status ?? 0)
            ? { halting: { kind: 'refused', errors: [], detail: error.message } as const }
            : {}),
        };
      }
    },

    /** What the gateway already knows of a try made before this worker took over. */
    async recall(sendId: string): Promise<Outcome | null> {
      try {
        const exchange = await gateway.exchange(sendId);
        if (exchange.answer?.certainty !== 'answered') return null;
        return understand(sendId, exchange.answer).outcome;
      } catch (error) {
        if (error instanceof HopFailure) return null;
        throw error;
      }
    },

    async last(lane: Lane, deadline: number, asked_at: number): Promise<Asked> {
      return read(async () => {
        const answer = await inTime(clock, deadline, (signal) => gateway.last({ lane, deadline }, signal));
        return answer.ok ? learnt({ kind: 'last', number: answer.number, asked_at }) : failed(answer);
      });
    },

    /** `refused`: what the books know of tries with these numbers that ARCA refused. */
    async consult(
      lane: Lane,
      numbers: readonly number[],
      deadline: number,
      refused: readonly OpenSend[],
    ): Promise<Asked> {
      return read(async () => {
        const found: Consulted[] = [];
        for (let start = 0; start < numbers.length; start += ABREAST) {
          const some = numbers.slice(start, start + ABREAST);
          const answers = await inTime(clock, deadline, (signal) =>
            Promise.all(some.map((number) => gateway.consult({ lane, number, deadline }, signal))),
          );
          for (const [index, answer] of answers.entries()) {
            if (!answer.ok) return failed(answer);
            found.push({ number: numbers[start + index] ?? 0, found: answer.found });
          }
        }
        return learnt({ kind: 'consulted', found, refused });
      });
    },
  };
}

function understand(sendId: string, answer: AuthorizeAnswer): Asked {
  switch (answer.certainty) {
    case 'answered':
      return learnt({
        kind: 'answered',
        send_id: sendId,
        results: answer.results,
        errors: answer.errors,
        error_class: answer.error_class,
      });
    case 'unknown':
      return { outcome: { kind: 'unknown', send_id: sendId }, retryAfterMs: null, reason: answer.reason };
    case 'not-sent':
      return {
        outcome: { kind: 'not-sent', send_id: sendId, refused: answer.refused === true },
        retryAfterMs: answer.retry_after_ms,
        reason: answer.reason,
        outage: answer.outage,
        ...(needsPerson(answer.error_class ?? null)
          ? { halting: { kind: 'refused', errors: [], detail: answer.reason } as const }
          : {}),
      };
  }
}

/** No amount of waiting grants a delegation or a certificate. */
const needsPerson = (errorClass: ReadFailure['error_class']): boolean =>
  errorClass === 'delegation' || errorClass === 'lane_permanent';

async function read(question: () => Promise<Asked>): Promise<Asked> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof HopFailure) return { outcome: null, retryAfterMs: null, reason: error.message };
    throw error;
  }
}

/** Reads that fail may always be repeated, unless ARCA says that this CUIT may never ask. */
function failed(failure: ReadFailure): Asked {
  if (needsPerson(failure.error_class)) {
    return learnt({ kind: 'refused', errors: failure.errors, detail: failure.reason });
  }
  const { retry_after_ms: retryAfterMs, reason, outage } = failure;
  return { outcome: null, retryAfterMs, reason, outage };
}
