/** What an organisation was told of within thirty days: newest first, or after what was read last, waiting for it if need be. */
import { type EventEnvelope, isWithin, taxpayersOf, toEnvelope } from '@arca-api/contract/events/envelope';
import type { EventsQuery } from '@arca-api/contract/events/events';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Signals } from '@arca-api/platform/events/port';
import { outboxTopic } from '@arca-api/platform/events/topics';
import { grantOf, type Principal } from '../access/principal.ts';
import type { EventsStore, EventsWanted, PlacedEvent } from './events.store.ts';

export interface ListEventsParts {
  readonly events: EventsStore;
  readonly signals: Pick<Signals, 'wait'>;
  readonly clock: Clock;
}

export interface EventsPage {
  readonly object: 'list';
  readonly data: readonly EventEnvelope[];
  readonly has_more: boolean;
  readonly next: string | null;
}

const DAY_MS = 86_400_000;
const KEPT_MS = 30 * DAY_MS;
/** Another process may have written it and its signal be lost: the store is looked at this often. */
const LOOK_AGAIN_MS = 1000;
/** Transactions last for milliseconds. */
const SETTLES_MS = 10;
/** What a key may not see is passed over, so many at most in one page. */
const MOST_LOOKED_AT = 2000;

export function listEvents({ events, signals, clock }: ListEventsParts) {
  /** `mayWait`: asked before the first wait; false where too many wait already. */
  return async (principal: Principal, query: EventsQuery, mayWait: () => boolean): Promise<EventsPage> => {
    const { organization, taxpayers } = grantOf(principal);
    const { limit, order, after = '', taxpayer } = query;
    const now = clock.now();
    const wanted: EventsWanted = {
      organization,
      mode: principal.mode,
      type: query.type ?? null,
      subject: query.subject ?? null,
      since: Math.max(now - KEPT_MS, query.from === undefined ? 0 : Date.parse(query.from)),
      until: query.to === undefined ? null : Date.parse(query.to),
    };
    const mine = (event: PlacedEvent): boolean => {
      if (taxpayer !== undefined && !taxpayersOf(event).includes(taxpayer)) return false;
      // Of what ARCA does everybody may know.
      return taxpayers === null || event.organization === '*' || isWithin(event, taxpayers);
    };
    const isWhole = taxpayers === null && taxpayer === undefined;
    const place = after === '' ? null : await events.placeOf(after);
    if (order === 'desc') return collect(place, (from, many) => events.newest(wanted, from, many));
    return follow();

    /** Reads on until a page is full of what may be seen. */
    async function collect(
      start: number | null,
      read: (from: number | null, many: number) => Promise<readonly PlacedEvent[]>,
    ): Promise<EventsPage> {
      const found: PlacedEvent[] = [];
      let from = start;
      let last: PlacedEvent | undefined;
      for (let looked = 0; looked < MOST_LOOKED_AT; ) {
        const many = isWhole ? limit + 1 : 200;
        const rows = await read(from, many);
        for (const row of rows) {
          if (mine(row)) found.push(row);
          if (found.length > limit) return page(found, true, found[limit - 1]);
          last = row;
        }
        if (rows.length < many) return page(found, false, found.at(-1));
        looked += rows.length;
        from = rows.at(-1)?.accepted ?? from;
      }
      // There may be more: whoever asks goes on from the last that was looked at.
      return page(found, true, last);
    }

    async function follow(): Promise<EventsPage> {
      const until = now + query.wait * 1000;
      const from = place ?? 0;
      for (let mayGoOn: boolean | null = null; ; ) {
        const horizon = await events.horizon(wanted);
        if (horizon.accepted > from) {
          const answer = await settled(from, horizon, until);
          if (answer !== null && (answer.data.length > 0 || answer.has_more)) return answer;
        }
        const left = until - clock.now();
        mayGoOn ??= left > 0 && mayWait();
        if (left <= 0 || !mayGoOn) return page([], false, undefined);
        await signals.wait(outboxTopic, Math.min(left, LOOK_AGAIN_MS));
      }
    }

    /** Waits for what is being written at this moment, so that nothing is passed over; `null`: that took too long. */
    async function settled(
      from: number,
      horizon: Awaited<ReturnType<EventsStore['horizon']>>,
      until: number,
    ): Promise<EventsPage | null> {
      const patience = Math.max(until, clock.now() + LOOK_AGAIN_MS);
      for (;;) {
        let isSettled = true;
        const answer = await collect(from, async (start, many) => {
          const rows = await events.following(wanted, start ?? 0, horizon, many);
          isSettled = rows !== null;
          return rows ?? [];
        });
        if (isSettled) return answer;
        if (clock.now() >= patience) return null;
        await clock.sleep(SETTLES_MS);
      }
    }

    function page(
      found: readonly PlacedEvent[],
      has_more: boolean,
      last: PlacedEvent | undefined,
    ): EventsPage {
      const next = order === 'asc' || has_more ? (last?.id ?? null) : null;
      return { object: 'list', data: found.slice(0, limit).map(toEnvelope), has_more, next };
    }
  };
}
