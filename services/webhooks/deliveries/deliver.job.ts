/** Has what waits delivered: organisations in turn, then their endpoints, each as many at once as it takes. */
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
import { DELIVERIES_TOPIC } from './spread-events.ts';

export interface PumpParts {
  readonly database: Pick<Database, 'now'>;
  readonly deliveries: Pick<DeliveriesStore, 'waiting' | 'claim' | 'handBack'>;
  /** The events of these ids, by id; those no longer kept are missing. */
  readonly eventsOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, NewEvent>>;
  /** What an endpoint is signed for with now, opened. */
  readonly secretsOf: (endpoint: string, now: number) => Promise<readonly string[]>;
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

/** Endpoints that one look takes in. */
const LOOK = 1000;
/** Of one endpoint in one turn, so that those behind it wait for little. */
const TURN = 10;

export function deliveryPump(parts: PumpParts) {
  const { database, deliveries, signals, clock, random, log, concurrency, perOrganization, leaseMs } = parts;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const busy = new Map<string, number>();
  /** When each organisation had its last turn, in turns. */
  const served = new Map<string, number>();
  let turn = 0;
  let alarm: AbortController | null = null;

  const room = (organization: string) =>
    Math.min(TURN, concurrency - running.size, perOrganization - (busy.get(organization) ?? 0));

  async function round(): Promise<boolean> {
    alarm?.abort('over');
    if (running.size >= concurrency) return false;
    const now = await database.now();
    const waiting = await deliveries.waiting(LOOK);
    let claimed = 0;
    for (const { organization_id, endpoint_id, is_limited } of inTurn(
      waiting.filter(({ due_at }) => due_at <= now),
    )) {
      if (stopping.signal.aborted) return false;
      const free = room(organization_id);
      if (free <= 0) continue;
      served.set(organization_id, ++turn);
      const token = random.id('lease');
      // Seconds are counted from when it really begins, not from when this round did.
      const at = is_limited ? await database.now() : now;
      const mine = await deliveries.claim({ endpoint: endpoint_id, room: free, token, now: at, leaseMs });
      claimed += mine.length;
      if (mine.length > 0) await begin(mine, endpoint_id, token, at);
    }
    if (claimed > 0) return running.size < concurrency;
    const next = Math.min(...waiting.map(({ due_at }) => due_at).filter((due_at) => due_at > now));
    if (Number.isFinite(next)) wakeIn(next - now);
    return false;
  }

  /** One endpoint of each organisation in turn, whoever was served longest ago first. */
  function inTurn(due: readonly Waiting[]): readonly Waiting[] {
    const queues = [...Map.groupBy(due, ({ organization_id }) => organization_id)]
      .toSorted(([a], [b]) => (served.get(a) ?? 0) - (served.get(b) ?? 0))
      .map(([, endpoints]) => endpoints);
    const longest = Math.max(0, ...queues.map((queue) => queue.length));
    return Array.from({ length: longest }, (_, at) => queues.flatMap((queue) => queue[at] ?? [])).flat();
  }

  async function begin(
    mine: readonly Claimed[],
    endpoint: string,
    token: string,
    now: number,
  ): Promise<void> {
    const [events, secrets] = await Promise.all([
      parts.eventsOf(mine.map(({ event_id }) => event_id)),
      parts.secretsOf(endpoint, now),
    ]);
    for (const delivery of mine) {
      const { organization_id: organization } = delivery;
      busy.set(organization, (busy.get(organization) ?? 0) + 1);
      const run = deliver(delivery, events.get(delivery.event_id) ?? null, secrets)
        // Its lease runs out, and it is attempted again.
        .catch((err) =>
          log.error({ err, delivery: delivery.id }, 'the outcome of a delivery could not be written'),
        )
        .finally(() => {
          running.delete(run);
          const left = (busy.get(organization) ?? 1) - 1;
          if (left > 0) busy.set(organization, left);
          else busy.delete(organization);
          loop.nudge();
        });
      running.add(run);
    }

    async function deliver(
      delivery: Claimed,
      event: NewEvent | null,
      keys: readonly string[],
    ): Promise<void> {
      const attempted = await parts.attempt({ delivery, event, secrets: keys }, stopping.signal);
      if (attempted !== null) await parts.account({ delivery, attempted });
      else await forEverybody('what was not attempted', () => deliveries.handBack([delivery.id], token, now));
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
