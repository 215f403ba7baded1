/** Queues the next page of what is told again: what is queued and how far it has come are one transaction. */
import { isWithin } from '@arca-api/contract/events/envelope';
import { patternsOf } from '@arca-api/contract/webhooks';
import type { Database } from '@arca-api/platform/database/port';
import type { NewEvent } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import type { DeliveryRow } from '../deliveries/deliveries.store.ts';
import { newDelivery } from '../deliveries/new-delivery.ts';
import { aboutEndpoint } from '../deliveries/spread-events.ts';
import type { EndpointRow } from '../endpoints/endpoints.store.ts';
import type { WebhookTables } from '../tables.ts';
import type { ReplayRow, ReplaysStore } from './replays.store.ts';

export interface AdvanceParts {
  readonly database: Database;
  readonly replays: ReplaysStore;
  readonly random: Random;
}

/** What waits for an endpoint at most, so that what happens now need not wait behind all of what is told again. */
export const MOST_WAITING = 500;
/** Looked at in one transaction. */
const PAGE = 500;
/** Until what was queued has been told in part. */
const PAUSE_MS = 250;

export interface Advanced {
  readonly endpoint: string;
  readonly queued: number;
}

/** `null` where nothing is due. */
export function advanceReplay({ database, replays, random }: AdvanceParts) {
  return (now: number): Promise<Advanced | null> =>
    database.transaction<WebhookTables, Advanced | null>('webhooks', async (trx) => {
      const replay = await replays.takeDue(trx, now);
      if (replay === undefined) return null;
      const endpoint = await replays.enabledEndpoint(trx, replay.endpoint_id);
      const { looked_at, queued, position } = replay;
      const common = { looked_at, queued, position, due_at: now };
      if (endpoint === undefined) {
        await replays.advance(trx, replay.id, { ...common, state: 'cancelled', ended_at: now });
        return { endpoint: replay.endpoint_id, queued: 0 };
      }
      const room = MOST_WAITING - (await replays.waitingFor(trx, replay, MOST_WAITING));
      if (room <= 0) {
        const due_at = now + PAUSE_MS;
        await replays.advance(trx, replay.id, { ...common, due_at, state: 'running', ended_at: null });
        return { endpoint: replay.endpoint_id, queued: 0 };
      }
      const page = await readPage(replay, endpoint, Math.min(room, PAGE));
      const added = await replays.queue(trx, page.rows, replay.kind);
      await replays.advance(trx, replay.id, {
        looked_at: looked_at + page.looked,
        queued: queued + added,
        position: page.position,
        due_at: now,
        state: page.isLast ? 'finished' : 'running',
        ended_at: page.isLast ? now : null,
      });
      return { endpoint: replay.endpoint_id, queued: added };

      async function readPage(of: ReplayRow, to: EndpointRow, limit: number) {
        const row = rowsFor(of, random, now);
        if (of.events !== null) {
          const start = Number(of.position ?? 0);
          const ids = idsOf(of.events).slice(start, start + limit);
          const found = await replays.eventsById(trx, of, ids);
          return {
            rows: found
              .filter(({ occurredAt }) => occurredAt >= of.from_at)
              .filter((event) => isHeard(event, of, to))
              .map(row),
            looked: ids.length,
            position: String(start + ids.length),
            isLast: ids.length < limit,
          };
        }
        if (of.kind === 'failed') {
          const failed = await replays.failedAfter(trx, of, limit);
          const events = await replays.eventsById(
            trx,
            of,
            failed.map(({ event_id }) => event_id),
          );
          const heard = new Set(events.filter((event) => isHeard(event, of, to)).map(({ id }) => id));
          const wanted = failed.filter(({ event_id }) => heard.has(event_id));
          return {
            rows: wanted.map((delivery) => ({ ...delivery, due_at: now, lease: null })),
            looked: failed.length,
            position: failed.at(-1)?.event_id ?? of.position,
            isLast: failed.length < limit,
          };
        }
        const found = await replays.eventsAfter(trx, of, limit);
        return {
          rows: found.filter((event) => isHeard(event, of, to)).map(row),
          looked: found.length,
          position: found.at(-1) === undefined ? of.position : String(found.at(-1)?.accepted),
          isLast: found.length < limit,
        };
      }
    });
}

const idsOf = (events: unknown): readonly string[] =>
  (typeof events === 'string' ? JSON.parse(events) : events) as readonly string[];

const isOfType = (type: string, patterns: readonly string[] | null): boolean =>
  patterns === null || patternsOf(type).some((pattern) => patterns.includes(pattern));

/** As if it happened now: what the endpoint does not listen to it is not told again either. */
function isHeard(event: NewEvent, replay: ReplayRow, endpoint: EndpointRow): boolean {
  const { taxpayers } = endpoint;
  return (
    isOfType(event.type, replay.event_types) &&
    isOfType(event.type, endpoint.event_types) &&
    aboutEndpoint(event) !== endpoint.id &&
    (taxpayers === null || event.organization === '*' || isWithin(event, taxpayers))
  );
}

const rowsFor =
  ({ organization_id, mode, endpoint_id }: ReplayRow, random: Random, now: number) =>
  ({ id, type, occurredAt }: NewEvent): DeliveryRow => {
    const told = {
      organization_id,
      mode,
      endpoint_id,
      event_id: id,
      event_type: type,
      occurred_at: occurredAt,
      cause: 'retry',
    } as const;
    return newDelivery(told, random, now);
  };
