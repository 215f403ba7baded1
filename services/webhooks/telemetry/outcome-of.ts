/** What came of an attempt, as one of few words: never an endpoint's own. Pure. */
import type { Attempted } from '../deliveries/attempt-delivery.ts';
import { WORDS_OF_FAILURES } from '../destinations/words-of-failures.ts';

/** There was nothing to be told any more, and nobody was asked. */
export const FORGOTTEN = 'forgotten';

/** `accepted`, `refused_3xx` to `refused_5xx` by the status, or why nothing was answered. */
export function outcomeOf({ attempt: { succeeded, status, reason } }: Pick<Attempted, 'attempt'>): string {
  if (succeeded) return 'accepted';
  if (status !== null)
    return status >= 300 && status < 600 ? `refused_${Math.floor(status / 100)}xx` : 'other';
  const word = reason?.split(':', 1)[0] ?? '';
  return word === FORGOTTEN || Object.hasOwn(WORDS_OF_FAILURES, word) ? word : 'other';
}
