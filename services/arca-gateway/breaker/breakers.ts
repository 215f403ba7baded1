/**
 * The breakers as one process has them: it counts how its own calls end, tells the store of changes alone, and learns of
 * the others' from what the calls bring along. Where the store cannot be asked it goes on with what it knows.
 */
import type { Outage } from '@arca-api/contract/gateway';
import { createFlights } from '@arca-api/platform/cache/flights';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Signals } from '@arca-api/platform/events/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Random } from '@arca-api/platform/random/port';
import type { BreakerSettings } from '../config.ts';
import { Barred } from './barred.ts';
import {
  type Breaker,
  CLOSED,
  closed,
  decide,
  isRecovered,
  isWithinShare,
  leased,
  opened,
  probeFailed,
  probeSucceeded,
  rampLasts,
  released,
} from './breaker.ts';
import { type BreakerKey, type BreakerRow, nameOf } from './breaker-key.ts';
import type { BreakersStore } from './breakers.store.ts';
import type { Place, Places } from './in-flight.ts';
import type { Judgement } from './judge-call.ts';
import { isDoubtful, NO_OUTCOMES, noted, type Outcomes, outageIn } from './outcomes.ts';
import { tellAvailability } from './tell-availability.ts';

/** A call that would be made. */
export interface Wanted extends BreakerKey {
  readonly cuit: string;
  readonly deadline: number;
}

/** How a call ended. */
export interface Ended {
  readonly judgement: Judgement;
  readonly tookMs: number;
  /** What was wrong; empty where nothing was. */
  readonly words: string;
  /** Failures in a row, this one included, over all processes; left out where that is not known. */
  readonly inARow?: number;
}

/** The right to make one call; given back by saying how it ended, the first time counts. */
export interface Permit {
  /** It is the one call that shows whether the service is back. */
  readonly isProbe: boolean;
  /** Nothing of it may leave later. */
  readonly deadline: number;
  leave(ended: Ended): Promise<void>;
}

/** A harmless call that needs no ticket; `null` where the service has none. */
export type Ping = (wanted: Wanted) => Promise<Ended> | null;

export interface Breakers {
  /** Why a call would be refused now, without making one's way to it. */
  barredNow(key: BreakerKey): Barred | null;
  enter(wanted: Wanted): Promise<Permit | Barred>;
  /** Hears the rows as something else brought them along; asked for before that is asked. */
  listen(): (rows: readonly BreakerRow[]) => void;
  /** Of the breakers given, as they are known in the store. */
  report(keys: readonly BreakerKey[]): Promise<readonly Reported[]>;
  close(): Promise<void>;
}

export interface Reported extends BreakerKey {
  readonly state: 'closed' | 'open' | 'half_open' | 'recovering';
  readonly since: number | null;
  readonly retry_at: number | null;
  readonly reason: string | null;
}

export interface BreakersParts {
  readonly store: BreakersStore;
  readonly storeClock: { now(): Promise<number> };
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly log: Log;
  readonly rule: BreakerSettings;
  readonly places: Places;
  readonly ping: Ping;
  /** Failures in a row over all processes, as they stand. */
  readonly inARow: (key: BreakerKey) => Promise<number>;
}

/** One breaker as this process knows it. */
interface View {
  readonly key: BreakerKey;
  breaker: Breaker;
  /** The same instant by our clock and by the store's. */
  seenAt: number;
  storeAt: number;
  outcomes: Outcomes;
  /** Calls that asked while it recovers. */
  asked: number;
  /** It is being changed by us: meanwhile nothing leaves. */
  isChanging: boolean;
  isDoubted: boolean;
}

export const NEUTRAL: Ended = { judgement: 'neither', tookMs: 0, words: '' };

/** Notified at each change. */
const TOPIC = 'arca.breakers';
/** How old what is known of a service that is out may be while it is asked for. */
const FRESH_MS = 1_000;
/** What is left of a probe's lease when its calls have to have ended. */
const MARGIN_MS = 5_000;

export function createBreakers(parts: BreakersParts): Breakers {
  const { store, storeClock, clock, random, signals, log, rule, places } = parts;
  const views = new Map<string, View>();
  const flights = createFlights();
  const closing = new AbortController();
  /** While a service recovers less is borne. */
  const strict: BreakerSettings = { ...rule, enough: 5, inARow: 2 };
  /** Grows with each change of our own: what was read before it is old. */
  let changes = 0;
  let readAt = Number.NEGATIVE_INFINITY;

  const off = signals.on(TOPIC, () => void refresh());

  function viewOf(key: BreakerKey): View {
    const name = nameOf(key);
    const known = views.get(name);
    if (known !== undefined) return known;
    const { environment, service, methods } = key;
    const view: View = {
      key: { environment, service, methods },
      breaker: CLOSED,
      seenAt: 0,
      storeAt: 0,
      outcomes: NO_OUTCOMES,
      asked: 0,
      isChanging: false,
      isDoubted: false,
    };
    views.set(name, view);
    return view;
  }

  const storeNow = (view: View): number => view.storeAt + (clock.now() - view.seenAt);
  /** By our clock. */
  const here = (view: View, instant: number): number => view.seenAt + (instant - view.storeAt);

  function adopt(view: View, breaker: Breaker, seenAt: number, storeAt: number): void {
    if (breaker.generation !== view.breaker.generation) {
      view.outcomes = NO_OUTCOMES;
      view.asked = 0;
    }
    view.breaker = breaker;
    view.seenAt = seenAt;
    view.storeAt = storeAt;
  }

  /** Reads all of them; what cannot be read stays as it is known. */
  function refresh(): Promise<void> {
    return flights.once('refresh', async () => {
      const before = changes;
      const seenAt = clock.now();
      readAt = seenAt;
      try {
        const rows = await store.all();
        const isAnyOut = rows.some(({ state }) => state !== 'closed');
        const storeAt = isAnyOut ? await storeClock.now() : seenAt;
        if (before === changes) adoptAll(rows, seenAt, storeAt);
      } catch (err) {
        log.warn({ err }, 'the breakers cannot be read: this process goes on with what it knows');
      }
    });
  }

  function adoptAll(rows: readonly BreakerRow[], seenAt: number, storeAt: number): void {
    const byName = new Map(rows.map((row) => [nameOf(row), row]));
    for (const row of rows) viewOf(row);
    for (const [name, view] of views) adopt(view, byName.get(name) ?? CLOSED, seenAt, storeAt);
  }

  function isNews(rows: readonly BreakerRow[]): boolean {
    const byName = new Map(rows.map((row) => [nameOf(row), row.generation]));
    const isOther = (name: string, view: View) => (byName.get(name) ?? 0) !== view.breaker.generation;
    return (
      rows.some((row) => !views.has(nameOf(row))) || [...views].some(([name, view]) => isOther(name, view))
    );
  }

  /** Makes a change, by itself where the store cannot be asked; `false`: somebody else was quicker. */
  async function change(view: View, next: Breaker, now: number): Promise<boolean> {
    const seenAt = clock.now();
    changes += 1;
    view.isChanging = true;
    try {
      const tell = (before: readonly BreakerRow[], after: readonly BreakerRow[]) =>
        tellAvailability(random, before, after, now);
      const { isMade, stands } = await store.change(view.key, next, tell);
      adopt(view, stands, seenAt, now);
      if (isMade) signals.notify(TOPIC);
      return isMade;
    } catch (err) {
      log.warn({ err, ...view.key, state: next.state }, 'a breaker changes in this process alone');
      adopt(view, next, seenAt, now);
      return true;
    } finally {
      changes += 1;
      view.isChanging = false;
    }
  }

  /** By the store's clock; by ours where it cannot be asked. */
  async function timeOfStore(view: View): Promise<number> {
    try {
      const seenAt = clock.now();
      const storeAt = await storeClock.now();
      view.seenAt = seenAt;
      view.storeAt = storeAt;
      return storeAt;
    } catch {
      return storeNow(view);
    }
  }

  function barred(view: View, until: number): Barred {
    const { environment, service, methods } = view.key;
    if (Math.abs(clock.now() - readAt) >= FRESH_MS) void refresh();
    const retryAfterMs = until - storeNow(view);
    const outage = outageOf(view, until);
    const words = `ARCA's ${service} (${methods}) is out in ${environment}: ${view.breaker.reason ?? 'it is being looked at'}`;
    return new Barred(words, retryAfterMs, outage);
  }

  function outageOf(view: View, until: number): Outage {
    const { breaker, key } = view;
    return {
      ...key,
      state: breaker.state === 'recovering' ? 'recovering' : 'out',
      since: breaker.failing_since ?? Math.round(storeNow(view)),
      retry_at: Math.round(here(view, until)),
      reason: breaker.reason,
    };
  }

  function barredNow(key: BreakerKey): Barred | null {
    const view = viewOf(key);
    const now = storeNow(view);
    if (view.isChanging) return barred(view, now + rule.lookAgain);
    const verdict = decide(view.breaker, now, rule);
    return verdict.kind === 'bar' ? barred(view, verdict.until) : null;
  }

  async function admit(wanted: Wanted, view: View, place: Place): Promise<Permit | Barred> {
    const early = barredNow(wanted);
    if (early !== null) return early;
    const now = storeNow(view);
    const verdict = decide(view.breaker, now, rule);
    switch (verdict.kind) {
      case 'bar':
        return barred(view, verdict.until);
      case 'share':
        view.asked += 1;
        if (!isWithinShare(view.asked, verdict.share)) return barred(view, verdict.until);
        return ordinary(wanted, view, place);
      case 'pass':
        if (view.breaker.state === 'recovering') void finish(view);
        return ordinary(wanted, view, place);
      case 'probe':
        return probe(wanted, view, place);
    }
  }

  function ordinary({ deadline }: Wanted, view: View, place: Place): Permit {
    const { generation } = view.breaker;
    return permit(false, deadline, place, async (ended) => {
      // What was begun before the last change says nothing of what came after it.
      if (generation === view.breaker.generation) await note(view, ended);
    });
  }

  async function note(view: View, { judgement, tookMs, words, inARow = 0 }: Ended): Promise<void> {
    if (judgement === 'neither') return;
    const borne = view.breaker.state === 'closed' ? rule : strict;
    const now = clock.now();
    view.outcomes = noted(view.outcomes, { failed: judgement !== 'well', tookMs }, now, borne);
    const seen = together(view.outcomes, inARow);
    const outage = outageIn(seen, now, borne);
    if (outage !== null) await open(view, words === '' ? outage : `${outage}: ${words}`);
    else if (judgement !== 'well' && isDoubtful(seen, borne)) void doubt(view, words);
  }

  /** So many failed that only a success can speak for it: who has just called waits before it calls again. */
  async function doubt(view: View, words: string): Promise<void> {
    if (view.isDoubted) return;
    view.isDoubted = true;
    const { generation } = view.breaker;
    const isOver = await clock.sleep(rule.silence, closing.signal).then(
      () => false,
      () => true,
    );
    const shared = isOver ? 0 : await parts.inARow(view.key).catch(() => null);
    view.isDoubted = false;
    if (isOver || view.breaker.generation !== generation || view.outcomes.inARow === 0) return;
    // Somebody was answered.
    if (shared !== null && shared < rule.inARow) return;
    const outage = outageIn(together(view.outcomes, shared ?? 0), clock.now(), rule);
    if (outage !== null) await open(view, `${outage}: ${words}`);
  }

  async function open(view: View, reason: string): Promise<void> {
    if (view.isChanging || view.breaker.state === 'open') return;
    view.isChanging = true;
    const now = await timeOfStore(view);
    const { state } = view.breaker as Breaker;
    if (state === 'open') {
      view.isChanging = false;
      return;
    }
    const isOurs = await change(view, opened(view.breaker, reason, now, rule, random.number()), now);
    if (isOurs)
      log.error({ ...view.key, reason }, 'ARCA is out: nothing is sent there until a probe succeeds');
  }

  async function probe(wanted: Wanted, view: View, place: Place): Promise<Permit | Barred> {
    view.isChanging = true;
    const asked = clock.now();
    const now = await timeOfStore(view);
    if (decide(view.breaker, now, rule).kind !== 'probe') {
      view.isChanging = false;
      return barredNow(wanted) ?? barred(view, now + rule.lookAgain);
    }
    const mine = leased(view.breaker, now, rule);
    if (!(await change(view, mine, now))) return barredNow(wanted) ?? barred(view, now + rule.lookAgain);
    const deadline = Math.min(wanted.deadline, asked + rule.lease - MARGIN_MS);
    const pinged = await ping({ ...wanted, deadline });
    if (pinged.judgement === 'well')
      return permit(true, deadline, place, (ended) =>
        conclude(view, mine, ended, ended.judgement === 'unreached'),
      );
    await conclude(view, mine, pinged, true);
    return barredNow(wanted) ?? barred(view, storeNow(view) + rule.lookAgain);
  }

  async function ping(wanted: Wanted): Promise<Ended> {
    const asked = parts.ping(wanted);
    if (asked === null) return { judgement: 'well', tookMs: 0, words: '' };
    try {
      return await asked;
    } catch (err) {
      log.error({ err, ...wanted }, 'a probe failed by itself');
      return NEUTRAL;
    }
  }

  async function conclude(view: View, mine: Breaker, ended: Ended, isPing: boolean): Promise<void> {
    // Somebody has taken the probe over: what this one came to is old.
    if (view.breaker.generation !== mine.generation) return;
    view.isChanging = true;
    const now = await timeOfStore(view);
    const { judgement, words } = ended;
    if (judgement === 'neither') return void (await change(view, released(mine, now, rule), now));
    if (judgement === 'well') {
      if (await change(view, probeSucceeded(mine, now), now)) {
        log.warn({ ...view.key }, 'ARCA answers again: a growing share of the calls is sent');
        void finishLater(view);
      }
      return;
    }
    await change(view, probeFailed(mine, { reason: words, isPing }, now, rule, random.number()), now);
  }

  async function finishLater(view: View): Promise<void> {
    const isOver = await clock.sleep(rampLasts(rule), closing.signal).then(
      () => false,
      () => true,
    );
    if (!isOver) await finish(view);
  }

  /** Whoever began it sees to its end; should it have died, whoever calls next. */
  function finish(view: View): Promise<void> {
    return flights.once(`finish/${nameOf(view.key)}`, async () => {
      const now = await timeOfStore(view);
      if (view.isChanging || !isRecovered(view.breaker, now, rule)) return;
      if (await change(view, closed(view.breaker, now), now)) log.warn({ ...view.key }, 'ARCA has recovered');
    });
  }

  return {
    barredNow,

    async enter(wanted) {
      const early = barredNow(wanted);
      if (early !== null) return early;
      const place = await places.take(wanted);
      if (place === null) return crowded(wanted);
      let isUsed = false;
      try {
        const entry = await admit(wanted, viewOf(wanted), place);
        isUsed = !(entry instanceof Barred);
        return entry;
      } finally {
        if (!isUsed) place();
      }
    },

    listen() {
      const before = changes;
      return (rows) => {
        if (before === changes && isNews(rows)) void refresh();
      };
    },

    async report(keys) {
      await refresh();
      return keys.map((key) => reported(key));
    },

    async close() {
      off();
      closing.abort(new Error('closing'));
      await flights.landed();
    },
  };

  function reported(key: BreakerKey): Reported {
    const view = viewOf(key);
    const { breaker } = view;
    const { environment, service, methods } = key;
    if (breaker.state === 'closed')
      return { environment, service, methods, state: 'closed', since: null, retry_at: null, reason: null };
    const verdict = decide(breaker, storeNow(view), rule);
    const isHalfOpen = verdict.kind === 'probe' || breaker.leased_until > storeNow(view);
    return {
      environment,
      service,
      methods,
      state: breaker.state === 'recovering' ? 'recovering' : isHalfOpen ? 'half_open' : 'open',
      since: breaker.failing_since ?? breaker.since,
      retry_at: breaker.state === 'recovering' ? null : Math.round(here(view, breaker.probe_at)),
      reason: breaker.reason,
    };
  }
}

/** What this process met, and what others did. */
function together(outcomes: Outcomes, inARow: number): Outcomes {
  return { ...outcomes, inARow: Math.max(outcomes.inARow, inARow) };
}

function permit(
  isProbe: boolean,
  deadline: number,
  place: Place,
  leave: (ended: Ended) => Promise<void>,
): Permit {
  let isLeft = false;
  return {
    isProbe,
    deadline,
    async leave(ended) {
      if (isLeft) return;
      isLeft = true;
      place();
      await leave(ended);
    },
  };
}

function crowded({ service, methods }: Wanted): Barred {
  const words = `too many calls to ARCA's ${service} (${methods}) are under way for this CUIT`;
  return new Barred(words, FRESH_MS, null);
}
