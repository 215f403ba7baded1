/** Asks the engine of webhooks, and tells what it refuses in its own words. */
import { REFUSALS, Refusal, type RefusalCode } from '@arca-api/contract/errors';
import { HopFailure } from '@arca-api/contract/hop';
import { problemSchema } from '@arca-api/contract/problem';
import type { WebhookDoor, WebhooksClient } from '@arca-api/contract/webhooks-client';

/** Refusals that are about what was asked for; any other is between our services. */
const TOLD = /^(webhook\.|resource\.not_found$|request\.invalid$)/;

/** Doors that only read: asked again, they change nothing. */
const READS = /\/(check|list|find|secrets|attempts|statistics)$/;

/** `client` is `null` where this process knows no way to the engine. */
export function askWebhooks(client: WebhooksClient | null): WebhooksClient {
  if (client === null)
    return async () => {
      throw new Refusal('webhook.elsewhere');
    };
  return (door, asked) =>
    client(door, asked).catch((cause: unknown) => {
      throw refusalOf(cause, door);
    });
}

function refusalOf(cause: unknown, door: WebhookDoor): unknown {
  if (!(cause instanceof HopFailure)) return cause;
  const problem = problemSchema.safeParse(cause.body);
  if (problem.success && TOLD.test(problem.data.code) && isKnown(problem.data.code)) {
    const { code, errors, message, fix, ...rest } = problem.data;
    const extra = Object.fromEntries(Object.entries(rest).filter(([name]) => !OF_EVERY_PROBLEM.has(name)));
    return new Refusal(code, { detail: message, fix, faults: errors, extra, cause });
  }
  const isDone = cause.status === null && !READS.test(door);
  return new Refusal(isDone ? 'service.outcome_unknown' : 'service.unavailable', { cause });
}

const OF_EVERY_PROBLEM = new Set(['type', 'title', 'status', 'detail', 'retryable', 'request_id', 'arca']);

const isKnown = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code);
