/** An outbox whose relays are told a moment after something was written, so that news does not wait for their next look. */

import type { Clock } from '../clock/port.ts';
import type { Outbox, Signals } from './port.ts';
import { outboxTopic } from './topics.ts';

export interface PromptOptions {
  readonly signals: Pick<Signals, 'notify'>;
  readonly clock: Clock;
  /** Milliseconds from the first of what is written to the word of all of it, by when most of it has committed. */
  readonly afterMs?: number;
  /** Milliseconds to a second word, for what took longer to commit. */
  readonly againMs?: number;
}

/**
 * One word for all that is written within `afterMs`, whatever the number of transactions: what it costs does not grow with
 * them. Nobody waits for it, and what it misses is found by looking.
 */
export function promptOutbox(outbox: Outbox, options: PromptOptions): Outbox {
  const { signals, clock, afterMs = 25, againMs = 250 } = options;
  const planned = new Set<number>();

  function plan(ms: number): void {
    if (planned.has(ms)) return;
    planned.add(ms);
    void clock.sleep(ms).then(() => {
      planned.delete(ms);
      signals.notify(outboxTopic);
    });
  }

  const prompt: Outbox = {
    insertion: outbox.insertion,
    rowsOf(events) {
      if (events.length > 0) for (const ms of [afterMs, againMs]) plan(ms);
      return outbox.rowsOf(events);
    },
    append(trx, events) {
      if (events.length > 0) for (const ms of [afterMs, againMs]) plan(ms);
      return outbox.append(trx, events);
    },
  };
  return prompt;
}
