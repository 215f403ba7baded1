/** What the engine keeps for a time: nothing that waits ends without a word, and nothing of a removed endpoint stays. */
import type { Clock } from '@arca-api/platform/clock/port';
import type { Outbox } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import type { Kept } from '@arca-api/platform/retention/port';
import { OPERATIONAL } from '../deliveries/spread-events.ts';
import { exhaustedEvent } from '../deliveries/tell-exhausted.ts';
import { forgetRemoved, giveUp } from './retention.store.ts';

export interface KeepParts {
  readonly outbox: Pick<Outbox, 'append'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Pick<Random, 'id'>;
  /** For how long what was told may be told again, in milliseconds. */
  readonly payloadsMs: number;
}

/** Whoever heard of a removed endpoint before it was writes what it began within this. */
const LATE_MS = 3_600_000;

/** For `forgetOld`. */
export const keptByWebhooks = ({ outbox, clock, random, payloadsMs }: KeepParts): readonly Kept[] => [
  {
    what: 'deliveries_given_up',
    forMs: payloadsMs,
    async forget(trx, before, limit) {
      const now = clock.now();
      // Whole months alone: of one that goes on, what waits and is not old yet would be looked through each time.
      const rows = await giveUp(trx, monthOf(before), now, limit);
      const told = rows.filter(({ is_told, event_type }) => is_told && !OPERATIONAL.test(event_type));
      const last = { status: null, reason: 'forgotten: the event is no longer kept' };
      await outbox.append(
        trx,
        told.map((row) => exhaustedEvent(row, last, random.id('evt'), now)),
      );
      return rows.length;
    },
  },
  { what: 'removed_endpoints', forMs: LATE_MS, forget: forgetRemoved },
];

function monthOf(at: number): number {
  const day = new Date(at);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth());
}
