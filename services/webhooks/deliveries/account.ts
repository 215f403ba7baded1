/** Accounts for attempts: what came of each is kept, and whoever has to know of it is told, in one transaction. */
import { groupCommit } from '@arca-api/platform/database/group-commit';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import type { NewEvent, Outbox } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import type { EndpointRow } from '../endpoints/endpoints.store.ts';
import { noteHealth } from '../endpoints/health.store.ts';
import { presentEndpoint } from '../endpoints/present-endpoint.ts';
import type { WebhookTables } from '../tables.ts';
import type { Attempted } from './attempt-delivery.ts';
import type { Claimed, DeliveriesStore } from './deliveries.store.ts';
import { OPERATIONAL } from './spread-events.ts';
import { exhaustedEvent } from './tell-exhausted.ts';

export interface AccountParts {
  readonly database: Database;
  readonly deliveries: DeliveriesStore;
  readonly outbox: Outbox;
  readonly random: Random;
  /** Called with what the engine tells of its own accord, once that is committed. */
  readonly onTold: (events: readonly NewEvent[]) => void;
  /** Awaited between two commits: what is answered meanwhile is written in one. Left out: none. */
  readonly pause?: (() => Promise<void>) | undefined;
}

export interface Accounted {
  readonly delivery: Claimed;
  readonly attempted: Attempted;
}

/** Answers `account`, which resolves to whether something was told of it. */
export function accountAttempts({ database, deliveries, outbox, random, onTold, pause }: AccountParts) {
  const commit = groupCommit<Accounted, boolean>({
    limit: 200,
    ...(pause && { pause }),
    async commit(items) {
      const told = await database.transaction<WebhookTables, readonly NewEvent[]>('webhooks', async (trx) => {
        const settled = await deliveries.settle(
          trx,
          items.map(({ attempted }) => attempted),
        );
        const now = Math.max(...items.map(({ attempted }) => attempted.endedAt));
        // What somebody tried out says nothing of how an endpoint fares.
        const real = items.filter(({ delivery }) => delivery.cause !== 'example');
        const of = (wanted: (item: Accounted) => boolean) =>
          real.filter(wanted).map(({ delivery }) => delivery.endpoint_id);
        const { warned, disabled } = await noteHealth(
          trx,
          {
            succeeded: of(({ attempted }) => attempted.state === 'succeeded'),
            failed: of(({ attempted }) => attempted.state !== 'succeeded'),
            gone: real.flatMap(({ delivery, attempted }) =>
              attempted.isGone ? { endpoint: delivery.endpoint_id, url: delivery.url } : [],
            ),
          },
          now,
        );
        const exhausted = real.filter(
          ({ delivery, attempted }) =>
            attempted.state === 'failed' &&
            settled.has(delivery.id) &&
            !OPERATIONAL.test(delivery.event_type),
        );
        const events = [
          ...warned.map((row) => aboutEndpoint('endpoint.failing', row, now)),
          ...disabled.map((row) => aboutEndpoint('endpoint.disabled', row, now)),
          ...exhausted.map(({ delivery, attempted }) =>
            exhaustedEvent(delivery, attempted.attempt, random.id('evt'), now),
          ),
        ];
        await outbox.append(trx, events);
        return events;
      });
      onTold(told);
      return items.map(() => told.length > 0);
    },
  });
  return (item: Accounted): Promise<boolean> => forEverybody('what came of attempts', () => commit(item));

  function aboutEndpoint(type: string, row: EndpointRow, now: number): NewEvent {
    return {
      id: random.id('evt'),
      type,
      organization: row.organization_id,
      mode: row.mode,
      subject: row.id,
      sequence: now,
      data: { ...presentEndpoint(row), endpoint: row.id },
      occurredAt: now,
    };
  }
}
