/** Keeps every lane with work moving: tenant first, then lane, one step at a time, so that no backlog starves others. */
import type { Clock } from '@arca-api/platform/clock/port';
import { type Repetition, repeat } from '@arca-api/platform/clock/repeat';
import { forEverybody } from '@arca-api/platform/database/scope';
import type { Signals } from '@arca-api/platform/events/port';
import type { Log } from '@arca-api/platform/log/port';
import type { LaneIssuer } from './issue-lane.ts';
import type { IssuingStore } from './port.ts';

export interface LanePoolOptions {
  readonly issuer: LaneIssuer;
  readonly store: IssuingStore;
  /** This worker, as leases name it. */
  readonly worker: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Tell workers of other processes of lanes that move there, and bring their news. */
  readonly signals: Signals;
  /** Lanes moved at once. */
  readonly concurrency: number;
  /** Of those, most of one organisation: fewer than all, so that somebody else's invoice finds a place at once. */
  readonly perOrganization: number;
  /** How often lanes whose wake-up was lost are looked for. */
  readonly sweepMs: number;
}

/** Something was accepted in a lane: whoever moves it, or may, should look. */
const WOKEN = 'lane woken';
/** A lane was given back, and waits for whoever comes first. */
const FREED = 'lane freed';
/** A worker gave all of its lanes back. */
const ALL_FREED = 'lanes freed';

/**
 * A lane that another worker moves is not tried again for so long, unless it is told, or found, to be free: as long as a
 * lease may last, since each look for lost wake-ups sees whose are over, and a claim that is refused costs as much as one.
 */
const ELSEWHERE_MS = 30_000;

export function lanePool(options: LanePoolOptions) {
  const { issuer, store, worker, clock, log, signals } = options;
  /** Lanes that want a step, by organisation, each in order of arrival. */
  const waiting = new Map<string, Set<string>>();
  /** How many lanes of each organisation are being moved. */
  const moving = new Map<string, number>();
  const busy = new Set<string>();
  /** Lanes where something may have been accepted since their last step. */
  const woken = new Set<string>();
  /** Woken while a step was under way: one more step is needed. */
  const again = new Set<string>();
  /** Until when each lane that waits sleeps. */
  const sleeping = new Map<string, number>();
  /** Lanes that other workers move, and until when that is taken for granted. */
  const elsewhere = new Map<string, number>();
  /** Lanes where something was accepted in this process since their last step. */
  const untold = new Set<string>();
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let sweeper: Repetition | null = null;
  let off: readonly (() => void)[] = [];

  /** Something was accepted here: this worker tries the lane, and where another moves it, tells that one. */
  function wake(lane: string, organization: string): void {
    if (stopping.signal.aborted || isElsewhere(lane)) {
      tell(lane, organization);
      return;
    }
    untold.add(lane);
    stir(lane, organization);
  }

  function tell(lane: string, organization: string): void {
    signals.notify(WOKEN, `${lane} ${organization}`);
  }

  function isElsewhere(lane: string): boolean {
    return (elsewhere.get(lane) ?? 0) > clock.now();
  }

  function stir(lane: string, organization: string): void {
    if (stopping.signal.aborted) return;
    woken.add(lane);
    if (busy.has(lane)) again.add(lane);
    else enqueue(lane, organization);
  }

  function enqueue(lane: string, organization: string): void {
    const queue = waiting.get(organization) ?? new Set();
    queue.add(lane);
    waiting.set(organization, queue);
    pump();
  }

  function pump(): void {
    while (busy.size < options.concurrency && !stopping.signal.aborted) {
      const turn = nextTurn();
      if (turn === null) return;
      const { organization, lane } = turn;
      busy.add(lane);
      moving.set(organization, (moving.get(organization) ?? 0) + 1);
      track(() => advance(lane, organization));
    }
  }

  /** Tenants take turns, whatever the length of their queues, and so do the lanes of each. */
  function nextTurn(): { readonly organization: string; readonly lane: string } | null {
    for (const [organization, queue] of waiting) {
      if ((moving.get(organization) ?? 0) >= options.perOrganization) continue;
      const [lane] = queue;
      // To the back, with what is left.
      waiting.delete(organization);
      if (lane === undefined) continue;
      queue.delete(lane);
      if (queue.size > 0) waiting.set(organization, queue);
      return { organization, lane };
    }
    return null;
  }

  async function advance(lane: string, organization: string): Promise<void> {
    const wasUntold = untold.delete(lane);
    const progress = await issuer.step(lane, woken.delete(lane));
    busy.delete(lane);
    if (progress.next === 'taken') {
      elsewhere.set(lane, clock.now() + ELSEWHERE_MS);
      if (wasUntold) tell(lane, organization);
    } else elsewhere.delete(lane);
    const left = (moving.get(organization) ?? 1) - 1;
    if (left > 0) moving.set(organization, left);
    else moving.delete(organization);
    const wanted = again.delete(lane);
    if (progress.next === 'again' || wanted) enqueue(lane, organization);
    else if (progress.next === 'wait') track(() => later(lane, organization, progress.until));
    pump();
  }

  /** One sleeper a lane: a lane that waits is asked for a step at every wake-up. */
  async function later(lane: string, organization: string, until: number): Promise<void> {
    const now = clock.now();
    const asleep = sleeping.get(lane);
    // Whoever sleeps does not notice a clock that is set forward, and would wake long after its hour: no use to wait for.
    if (asleep !== undefined && asleep > now && asleep <= until) return;
    sleeping.set(lane, until);
    await clock.sleep(Math.max(0, until - now), stopping.signal).catch(() => {});
    if (sleeping.get(lane) === until) sleeping.delete(lane);
    if (!stopping.signal.aborted && !busy.has(lane)) enqueue(lane, organization);
  }

  async function sweep(): Promise<boolean> {
    for (const lane of elsewhere.keys()) if (!isElsewhere(lane)) elsewhere.delete(lane);
    for (const { lane, organization, leased_by } of await store.lanesWithWork())
      if (leased_by === null || leased_by === worker) {
        elsewhere.delete(lane);
        stir(lane, organization);
      } else if (elsewhere.has(lane)) elsewhere.set(lane, clock.now() + ELSEWHERE_MS);
    return false;
  }

  /** What a worker of another process says, or this one. */
  function listen(): readonly (() => void)[] {
    const hear = (topic: string, act: (lane: string, organization: string) => void) =>
      signals.on(topic, (detail) => {
        const [lane = '', organization = ''] = detail.split(' ');
        act(lane, organization);
      });
    return [
      hear(WOKEN, (lane, organization) => {
        if (!isElsewhere(lane)) stir(lane, organization);
      }),
      hear(FREED, (lane, organization) => {
        elsewhere.delete(lane);
        stir(lane, organization);
      }),
      signals.on(ALL_FREED, () => {
        elsewhere.clear();
        sweeper?.nudge();
      }),
    ];
  }

  /** A lane is one whoever has issued in it: what moves it sees all of it, and nothing of whoever woke it. */
  function track(work: () => Promise<void>): void {
    const guarded = forEverybody('moving lanes', work).catch((error) =>
      log.error({ error }, 'a lane stopped moving'),
    );
    running.add(guarded);
    void guarded.finally(() => running.delete(guarded));
  }

  return {
    wake,
    /** As `wake`, where nothing moves: whoever moves lanes elsewhere is told. */
    tell,
    /** A person gave a lane back: the worker that moved it before does not know. */
    free: (lane: string, organization: string): void => signals.notify(FREED, `${lane} ${organization}`),
    start(): void {
      off = listen();
      sweeper = repeat({
        clock,
        everyMs: options.sweepMs,
        work: () => forEverybody('looking for lanes with work', sweep),
        onError: (error) => log.error({ error }, 'lanes with work could not be looked for'),
      });
    },
    /** Lets steps under way end, then gives the leases back. */
    async stop(): Promise<void> {
      stopping.abort(new Error('stopping'));
      for (const stopListening of off) stopListening();
      await sweeper?.stop();
      while (running.size > 0) await Promise.all([...running]);
      const left = issuer.remembered();
      await forEverybody('giving lanes back', () => Promise.all(left.map((lane) => issuer.release(lane))));
      if (left.length > 0) signals.notify(ALL_FREED);
    },
  };
}

export type LanePool = ReturnType<typeof lanePool>;
