/** Has what waits delivered: organisations in turn, then their endpoints, each as many at once as it takes. */
import { isWithin } from '@arca-api/contract/events/envelope';
import type { Clock } from '@arca-api/platform/clock/port';
import { repeat } from '@arca-api/platform/clock/repeat';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import type { NewEvent, Signals } from '@arca-api/platform/events/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Random } from '@arca-api/platform/random/port';
import type { Accounted } from './account.ts';
import type { Attempt, Attempted } from './attempt-delivery.ts';
import type { Claimed, DeliveriesStore, Waiting } from './deliveries.store.ts';
import { exampleOf } from './send-example.ts';
import { DELIVERIES_TOPIC } from './spread-events.ts';

export interface PumpParts {
  readonly database: Pick<Database, 'now'>;
  readonly deliveries: Pick<DeliveriesStore, 'waiting' | 'claim' | 'handBack' | 'cancel'>;
  /** The events of these ids, by id; those no longer kept are missing. */
  readonly eventsOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, NewEvent>>;
  /**
   * What each of these endpoints is signed for with now, opened, by its id; those that were removed meanwhile, or whose
   * secrets do not open here, are missing: they are told nothing now.
   */
  readonly secretsOf: (
    endpoints: readonly string[],
    now: number,
  ) => Promise<ReadonlyMap<string, readonly string[]>>;
  readonly attempt: (attempt: Attempt, signal: AbortSignal) => Promise<Attempted | null>;
  readonly account: (accounted: Accounted) => Promise<unknown>;
  readonly signals: Signals;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Attempts at once in this process, and of one organisation. */
  readonly concurrency: number;
  readonly perOrganization: number;
  readonly leaseMs: number;
  /** How late work may be found that nobody told of. */
  readonly sweepMs: number;
}

/** An endpoint may have been narrowed to fewer issuers since it was noted, and lead elsewhere: nothing of others leaves. */
const isOthers = ({ taxpayers }: Claimed, event: NewEvent | undefined): boolean =>
  event !== undefined && taxpayers !== null && event.organization !== '*' && !isWithin(event, taxpayers);

/** Endpoints that one look takes in. */
const LOOK = 1000;
/** Of one endpoint in one turn, so that those behind it wait for little. */
const TURN = 10;
/** Attempts whose outcome is not written yet, beside those under way: nobody who answered holds up who waits. */
const UNWRITTEN = 3;

export function deliveryPump(parts: PumpParts) {
  const { database, deliveries, signals, clock, random, log, concurrency, perOrganization, leaseMs } = parts;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  /** Attempts under way, and of each organisation. */
  let posting = 0;
  const busy = new Map<string, number>();
  /** When each organisation had its last turn, in turns. */
  const served = new Map<string, number>();
  let turn = 0;
  let alarm: AbortController | null = null;

  const isFull = () => posting >= concurrency || running.size >= (1 + UNWRITTEN) * concurrency;

  async function round(): Promise<boolean> {
    alarm?.abort('over');
    if (isFull()) return false;
    const now = await database.now();
    const waiting = await deliveries.waiting({ limit: LOOK, most: TURN, now });
    const wanted = share(inTurn(waiting.filter(({ due_at }) => due_at <= now)));
    if (stopping.signal.aborted) return false;
    if (wanted.length > 0) {
      const token = random.id('lease');
      // Seconds are counted from when it really begins, not from when this round did.
      const at = wanted.some(({ isLimited }) => isLimited) ? await database.now() : now;
      const mine = await deliveries.claim({ wanted, token, now: at, leaseMs });
      if (mine.length > 0) await begin(mine, token, at);
      if (mine.length > 0) return !isFull();
    }
    const next = Math.min(...waiting.map(({ due_at }) => due_at).filter((due_at) => due_at > now));
    if (Number.isFinite(next)) wakeIn(next - now);
    return false;
  }

  /** How many each endpoint may have of the room there is, in this order. */
  function share(due: readonly Waiting[]) {
    let left = concurrency - posting;
    const planned = new Map(busy);
    return due.flatMap(({ organization_id: organization, endpoint_id: endpoint, due: count, is_limited }) => {
      const before = planned.get(organization) ?? 0;
      const room = Math.min(TURN, count, left, perOrganization - before);
      if (room <= 0) return [];
      left -= room;
      planned.set(organization, before + room);
      served.set(organization, ++turn);
      return { endpoint, room, isLimited: is_limited };
    });
  }

  /** One endpoint of each organisation in turn, whoever was served longest ago first. */
  function inTurn(due: readonly Waiting[]): readonly Waiting[] {
    const queues = [...Map.groupBy(due, ({ organization_id }) => organization_id)]
      .toSorted(([a], [b]) => (served.get(a) ?? 0) - (served.get(b) ?? 0))
      .map(([, endpoints]) => endpoints);
    const longest = Math.max(0, ...queues.map((queue) => queue.length));
    return Array.from({ length: longest }, (_, at) => queues.flatMap((queue) => queue[at] ?? [])).flat();
  }

  async function begin(mine: readonly Claimed[], token: string, now: number): Promise<void> {
    const [events, secrets] = await Promise.all([
      parts.eventsOf([...new Set(mine.map(({ event_id }) => event_id))]),
      parts.secretsOf([...new Set(mine.map(({ endpoint_id }) => endpoint_id))], now),
    ]);
    const others = mine.filter((delivery) => isOthers(delivery, events.get(delivery.event_id)));
    for (const delivery of mine) {
      if (!secrets.has(delivery.endpoint_id) || others.includes(delivery)) continue;
      const event = events.get(delivery.event_id) ?? exampleOf(delivery);
      const run = deliver({ delivery, event, secrets: secrets.get(delivery.endpoint_id) ?? [] }, token, now)
        // Its lease runs out, and it is attempted again.
        .catch((err) =>
          log.error({ err, delivery: delivery.id }, 'the outcome of a delivery could not be written'),
        )
        .finally(() => {
          running.delete(run);
          loop.nudge();
        });
      running.add(run);
    }
    if (others.length > 0)
      await deliveries.cancel(
        others.map(({ id }) => id),
        token,
        now,
      );
    const unsigned = mine.filter(({ endpoint_id }) => !secrets.has(endpoint_id)).map(({ id }) => id);
    if (unsigned.length > 0) await deliveries.handBack(unsigned, token, now + leaseMs);
  }

  async function deliver(attempt: Attempt, token: string, now: number): Promise<void> {
    const { delivery } = attempt;
    const attempted = await underWay(delivery.organization_id, () => parts.attempt(attempt, stopping.signal));
    if (attempted !== null) await parts.account({ delivery, attempted });
    else await forEverybody('what was not attempted', () => deliveries.handBack([delivery.id], token, now));
  }

  /** Has its place from now until it is answered. */
  async function underWay<Answer>(organization: string, work: () => Promise<Answer>): Promise<Answer> {
    posting += 1;
    busy.set(organization, (busy.get(organization) ?? 0) + 1);
    try {
      return await work();
    } finally {
      posting -= 1;
      const left = (busy.get(organization) ?? 1) - 1;
      if (left > 0) busy.set(organization, left);
      else busy.delete(organization);
      loop.nudge();
    }
  }

  function wakeIn(ms: number): void {
    alarm = new AbortController();
    clock.sleep(ms, alarm.signal).then(
      () => loop.nudge(),
      () => {},
    );
  }

  const loop = repeat({
    clock,
    everyMs: parts.sweepMs,
    work: () => forEverybody('telling customers', round),
    onError: (err) => log.error({ err }, 'looking for deliveries failed'),
  });
  const off = signals.on(DELIVERIES_TOPIC, () => loop.nudge());

  return {
    /** Resolves once nothing is under way: attempts that have not been answered are handed back. */
    async stop(): Promise<void> {
      off();
      stopping.abort(new Error('the worker is stopping'));
      alarm?.abort('over');
      await loop.stop();
      await Promise.all(running);
    },
  };
}
