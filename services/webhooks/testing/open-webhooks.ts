/** The engine for tests: an embedded database, simulated time, and a way out that a test answers for. */

import type { Clock } from '@arca-api/platform/clock/port';
import { type SimulatedClock, simulatedClock } from '@arca-api/platform/clock/simulated';
import { migrate } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { outbox } from '@arca-api/platform/events/outbox';
import type { NewEvent, Signals } from '@arca-api/platform/events/port';
import { startRelay } from '@arca-api/platform/events/relay';
import { localSignals } from '@arca-api/platform/events/signals';
import type { EventTables } from '@arca-api/platform/events/tables';
import { outboxTopic } from '@arca-api/platform/events/topics';
import { silentLog } from '@arca-api/platform/log/silent';
import { seededRandom } from '@arca-api/platform/random/seeded';
import type { Metrics } from '@arca-api/platform/telemetry/port';
import type { Tracer } from '@arca-api/platform/telemetry/tracer';
import { eventsOf } from '../deliveries/events.store.ts';
import type { EndpointWish } from '../endpoints/create-endpoint.ts';
import type { Answered, Post, Posting, Unanswered } from '../port.ts';
import { migrations, type Webhooks } from '../service.ts';
import { engineOf } from './engine-of.ts';

const HOUR_MS = 3_600_000;

export interface Posted extends Posting {
  readonly at: number;
}

/** What a receiver says; a promise that never ends is one that never answers. */
export type Answer = (posting: Posted) => Answered | Unanswered | Promise<Answered | Unanswered>;

export const answered = (status: number, headers: Readonly<Record<string, string>> = {}): Answered => ({
  kind: 'answered',
  status,
  headers,
  body: '',
});

export interface World {
  readonly clock: SimulatedClock;
  readonly database: Database;
  readonly webhooks: Webhooks;
  readonly posted: readonly Posted[];
  /** What is asked of it from now on is answered so. */
  answer(answer: Answer): void;
  addEndpoint(organization: string, wish?: Partial<EndpointWish>): Promise<{ id: string; secret: string }>;
  /** Commits an event of an organisation, or of everybody (`*`). */
  tell(event: Partial<NewEvent>): Promise<NewEvent>;
  /** A worker more; the answer stops it. */
  work(): () => Promise<void>;
  events(type: string): Promise<readonly NewEvent[]>;
  close(): Promise<void>;
}

export interface Faults {
  /** What becomes of what is signalled. */
  readonly carry?: (signals: Signals) => Signals;
  readonly sweepMs?: number;
  /** Attempts at once, of one organisation too. */
  readonly concurrency?: number;
  /** Who counts, and who traces; nobody when left out. */
  readonly metrics?: Metrics;
  readonly tracer?: Tracer;
}

/** On the embedded database, unless `open` opens another. */
export async function openWebhooks(
  open: (clock: Clock) => Promise<Database> = openTestDatabase,
  { carry = (signals) => signals, sweepMs = 24 * HOUR_MS, concurrency, ...told }: Faults = {},
): Promise<World> {
  const clock = simulatedClock(Date.UTC(2026, 10, 27, 12));
  const random = seededRandom(11, clock);
  const database = await open(clock);
  await migrate(database, migrations);
  const signals = carry(localSignals(clock));
  const posted: Posted[] = [];
  let answer: Answer = () => answered(200);
  const post: Post = (posting, signal) => {
    const one = { ...posting, at: clock.now() };
    posted.push(one);
    return Promise.race([
      Promise.resolve(answer(one)),
      new Promise<Unanswered>((resolve) =>
        signal?.addEventListener('abort', () => resolve({ kind: 'failed', reason: 'aborted', detail: '' })),
      ),
    ]);
  };
  const webhooks = engineOf({
    database,
    signals,
    clock,
    random,
    key: random.bytes(32),
    post,
    sweepMs,
    ...told,
    ...(concurrency !== undefined && { concurrency, perOrganization: concurrency }),
  });
  const relay = await forEverybody('a test', () =>
    startRelay({
      database,
      signals,
      clock,
      random,
      log: silentLog,
      subscribers: [webhooks.hears],
      sweepMs: HOUR_MS,
    }),
  );
  const stops = new Set<() => Promise<void>>();
  let sequence = 0;
  return {
    clock,
    database,
    webhooks,
    posted,
    answer(next) {
      answer = next;
    },
    async addEndpoint(organization, wish = {}) {
      const made = await forOrganizations([organization], () =>
        webhooks.create(
          { organization, mode: 'test', by: 'key_1' },
          { url: `https://${organization}.example/hook`, ...wish },
        ),
      );
      if (made === null) throw new Error('as many as there may be');
      return { id: made.row.id, secret: made.secret };
    },
    async tell(more) {
      const event: NewEvent = {
        id: random.id('evt'),
        type: 'invoice.authorized',
        organization: 'org_a',
        mode: 'test',
        subject: `inv_${++sequence}`,
        sequence,
        data: { taxpayer: '20111111112' },
        occurredAt: clock.now(),
        ...more,
      };
      await forEverybody('a test', () =>
        database.transaction('platform', (trx) => outbox.append(trx, [event])),
      );
      signals.notify(outboxTopic);
      return event;
    },
    work() {
      const pump = webhooks.start();
      const stop = async (): Promise<void> => {
        stops.delete(stop);
        await pump.stop();
      };
      stops.add(stop);
      return stop;
    },
    events: (type) =>
      forEverybody('a test', async () => {
        const found = await database
          .schema<EventTables>('platform')
          .selectFrom('outbox')
          .select('id')
          .where('type', '=', type)
          .orderBy('id')
          .execute();
        return [...(await eventsOf(database, clock)(found.map(({ id }) => id))).values()];
      }),
    async close() {
      for (const stop of stops) await stop();
      await relay.stop();
      await database.close();
    },
  };
}
