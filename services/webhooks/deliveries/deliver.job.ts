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
import type { Claimed, DeliveriesStore } from './deliveries.store.ts';
import { places, type Share, TURN } from './places.ts';
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
/** Attempts whose outcome is not written yet, beside those under way: nobody who answered holds up who waits. */
const UNWRITTEN = 3;
/** What was taken ahead and has waited longer is given back: its endpoint may be another by now. */
const FRESH_MS = 1000;

/** A delivery that is ours, with all that its attempt needs. */
interface Taken {
  readonly attempt: Attempt;
  readonly token: string;
  readonly at: number;
}

export function deliveryPump(parts: PumpParts) {
  const { database, deliveries, signals, clock, random, log, concurrency, perOrganization, leaseMs } = parts;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const seats = places<Taken>({ concurrency, perOrganization });
  let alarm: AbortController | null = null;
  let isWatching = false;

  const isFull = () => seats.isFull() || running.size >= (2 + UNWRITTEN) * concurrency;

  async function round(): Promise<boolean> {
    alarm?.abort('over');
    if (isFull()) return false;
    const now = await database.now();
    const waiting = await deliveries.waiting({ limit: LOOK, most: TURN, now });
    const shares = seats.share(waiting.filter(({ due_at }) => due_at <= now));
    if (stopping.signal.aborted) return false;
    // Once more: what was behind what was taken may be due soon.
    if (shares.length > 0 && (await takeOf(shares, now)) > 0) return !isFull() && !seats.isSated();
    const next = Math.min(...waiting.map(({ due_at }) => due_at).filter((due_at) => due_at > now));
    if (Number.isFinite(next)) wakeIn(next - now);
    return false;
  }

  /** Answers how many it took. */
  async function takeOf(shares: readonly Share[], now: number): Promise<number> {
    const limited = new Set(shares.flatMap(({ endpoint, isLimited }) => (isLimited ? endpoint : [])));
    const token = random.id('lease');
    // Seconds are counted from when it really begins, not from when this round did.
    const at = limited.size > 0 ? await database.now() : now;
    const mine = await deliveries.claim({ wanted: shares, token, now: at, leaseMs });
    const taken = Map.groupBy(mine, ({ endpoint_id }) => endpoint_id);
    for (const { organization, endpoint, room } of shares)
      if ((taken.get(endpoint)?.length ?? 0) < room) seats.missed(organization);
    if (mine.length > 0) await begin(mine, { token, at, limited });
    return mine.length;
  }

  async function begin(
    mine: readonly Claimed[],
    {
      token,
      at,
      limited,
    }: { readonly token: string; readonly at: number; readonly limited: ReadonlySet<string> },
  ): Promise<void> {
    const [events, secrets] = await Promise.all([
      parts.eventsOf([...new Set(mine.map(({ event_id }) => event_id))]),
      parts.secretsOf([...new Set(mine.map(({ endpoint_id }) => endpoint_id))], at),
    ]);
    const since = clock.now();
    const others = mine.filter((delivery) => isOthers(delivery, events.get(delivery.event_id)));
    for (const delivery of mine) {
      const { organization_id: organization, endpoint_id: endpoint } = delivery;
      const signing = secrets.get(endpoint);
      if (signing === undefined || others.includes(delivery)) continue;
      const event = events.get(delivery.event_id) ?? exampleOf(delivery);
      const taken = { attempt: { delivery, event, secrets: signing }, token, at: since };
      if (limited.has(endpoint)) {
        seats.take(organization);
        run(taken);
      } else seats.put(organization, taken);
    }
    fill();
    if (others.length > 0)
      await deliveries.cancel(
        others.map(({ id }) => id),
        token,
        at,
      );
    const unsigned = mine.filter(({ endpoint_id }) => !secrets.has(endpoint_id));
    if (unsigned.length > 0) await handBack(unsigned, token, at + leaseMs);
  }

  /** Begins what was taken ahead, as far as there are places. */
  function fill(): void {
    if (stopping.signal.aborted) return;
    giveUpOld();
    for (let taken = seats.next(); taken !== undefined; taken = seats.next()) run(taken);
    if (seats.hasAhead() && !isWatching) track(watchAhead());
  }

  const isOld = ({ at }: Taken): boolean => clock.now() - at >= FRESH_MS;

  /** Another worker may have a place for it. */
  function giveUpOld(): void {
    const old = seats.giveUp(isOld);
    if (old.length > 0) track(giveBack(old));
  }

  async function watchAhead(): Promise<void> {
    isWatching = true;
    while (seats.hasAhead() && !stopping.signal.aborted) {
      await clock.sleep(FRESH_MS, stopping.signal).catch(() => {});
      if (!stopping.signal.aborted) giveUpOld();
    }
    isWatching = false;
  }

  /** Has its place already, until it is answered. */
  function run(taken: Taken): void {
    const { delivery } = taken.attempt;
    track(
      deliver(taken)
        // Its lease runs out, and it is attempted again.
        .catch((err) =>
          log.error({ err, delivery: delivery.id }, 'the outcome of a delivery could not be written'),
        )
        .finally(() => {
          if (seats.isWanting(delivery.organization_id)) loop.nudge();
        }),
    );
  }

  async function deliver({ attempt, token, at }: Taken): Promise<void> {
    const { delivery } = attempt;
    const attempted = await parts.attempt(attempt, stopping.signal).finally(() => {
      seats.free(delivery.organization_id);
      fill();
      if (seats.isWanting(delivery.organization_id)) loop.nudge();
    });
    if (attempted === null)
      return forEverybody('what was not attempted', () => handBack([delivery], token, at));
    await parts.account({ delivery, attempted });
    // When it is due again is looked up at the next look.
    if (attempted.state === 'pending') loop.nudge();
  }

  /** As it was, for whoever looks next. */
  async function giveBack(all: readonly Taken[]): Promise<void> {
    for (const [token, taken] of Map.groupBy(all, (one) => one.token))
      await forEverybody('what was not attempted', () =>
        handBack(
          taken.map(({ attempt }) => attempt.delivery),
          token,
          taken[0]?.at ?? clock.now(),
        ),
      ).catch((err) => log.error({ err }, 'what was taken could not be given back: it is attempted later'));
    const endpoints = new Set(all.map(({ attempt }) => attempt.delivery.endpoint_id));
    for (const endpoint of endpoints) signals.notify(DELIVERIES_TOPIC, endpoint);
  }

  const handBack = (all: readonly Claimed[], token: string, due: number) =>
    deliveries.handBack(
      all.map(({ id }) => id),
      token,
      due,
    );

  function track(work: Promise<void>): void {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
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
      track(giveBack(seats.drain()));
      await Promise.all(running);
    },
  };
}
