/** Makes one attempt: signs the event as it was told, posts it, and says what comes of that. */

import { bodyOf } from '@arca-api/contract/events/envelope';
import type { Clock } from '@arca-api/platform/clock/port';
import type { NewEvent } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import type { Answered, Post, SignHeaders, Unanswered } from '../port.ts';
import type { Claimed, Outcome } from './deliveries.store.ts';
import { readRetryAfter, SCHEDULE, waitAfter } from './retry-schedule.ts';

/** From the search for its address to the end of its answer. */
export const DEADLINE_MS = 20_000;

const USER_AGENT = 'arca-api-webhooks';

export interface AttemptParts {
  readonly post: Post;
  readonly sign: SignHeaders;
  readonly clock: Clock;
  readonly random: Random;
}

export interface Attempt {
  readonly delivery: Claimed;
  /** `null` where it is no longer kept. */
  readonly event: NewEvent | null;
  readonly secrets: readonly string[];
}

/** An outcome, and whether the endpoint asked never to be told again. */
export type Attempted = Outcome & { readonly isGone: boolean };

export function attemptDelivery({ post, sign, clock, random }: AttemptParts) {
  return async ({ delivery, event, secrets }: Attempt, signal: AbortSignal): Promise<Attempted | null> => {
    const startedAt = clock.now();
    if (event === null) return forgotten(delivery, random.id('wha'), startedAt);
    const body = bodyOf(event);
    const headers = {
      'content-type': 'application/json',
      'user-agent': USER_AGENT,
      // Its own at each attempt: whoever listens refuses what was signed long ago.
      ...sign({ id: event.id, timestamp: Math.floor(startedAt / 1000), body, secrets }),
    };
    const answer = await post({ url: delivery.url, headers, body, deadlineMs: DEADLINE_MS }, signal);
    if (signal.aborted) return null;
    const endedAt = clock.now();
    const succeeded = answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;
    const isGone = answer.kind === 'answered' && answer.status === 410;
    const wait =
      succeeded || isGone
        ? null
        : waitAfter(
            delivery.tries,
            failureOf(answer, endedAt),
            // Whoever pressed the button looks at what came of it, and presses it again.
            delivery.cause === 'example' ? [] : (delivery.retry_schedule ?? SCHEDULE),
            random.number(),
          );
    return {
      attempt: {
        ...common(delivery, random.id('wha'), startedAt),
        request_headers: headers,
        duration_ms: Math.round(endedAt - startedAt),
        succeeded,
        status: answer.kind === 'answered' ? answer.status : null,
        reason: answer.kind === 'answered' ? null : `${answer.reason}: ${answer.detail}`,
        answer_headers: answer.kind === 'answered' ? answer.headers : null,
        answer_body: answer.kind === 'answered' ? answer.body : null,
      },
      event_id: delivery.event_id,
      lease: delivery.lease ?? '',
      state: succeeded ? 'succeeded' : wait === null ? 'failed' : 'pending',
      due_at: wait === null ? null : endedAt + wait,
      endedAt,
      isGone,
    };
  };
}

const common = (delivery: Claimed, id: string, startedAt: number) => ({
  id,
  delivery_id: delivery.id,
  endpoint_id: delivery.endpoint_id,
  organization_id: delivery.organization_id,
  number: delivery.attempts,
  cause: delivery.cause,
  url: delivery.url,
  started_at: startedAt,
});

/** Events are kept for a time, and this one's is over. */
function forgotten(delivery: Claimed, id: string, now: number): Attempted {
  return {
    attempt: {
      ...common(delivery, id, now),
      request_headers: {},
      duration_ms: 0,
      succeeded: false,
      status: null,
      reason: 'forgotten: the event is no longer kept',
      answer_headers: null,
      answer_body: null,
    },
    event_id: delivery.event_id,
    lease: delivery.lease ?? '',
    state: 'failed',
    due_at: null,
    endedAt: now,
    isGone: false,
  };
}

function failureOf(answer: Answered | Unanswered, now: number) {
  if (answer.kind === 'failed')
    return { status: null, isTimeout: answer.reason === 'timeout', retryAfterMs: null };
  const retryAfterMs = readRetryAfter(answer.headers['retry-after'], now);
  return { status: answer.status, isTimeout: false, retryAfterMs };
}
