// The state of one pretended ARCA: changed only by events, so that what is kept and what is in memory cannot differ.
import type { Settings } from '../settings.ts';
import { type Authority, generateAuthority } from '../wsaa/authority/authority.ts';
import { readToken, type TokenContent } from '../wsaa/tickets/token.ts';
import { SURVIVES_RESET, type WorldEvent } from './events.ts';
import { type Journal, memoryJournal, openJournal } from './journal.ts';
import { remember } from './remember.ts';
import { type ChangingState, createState, type WorldState } from './state.ts';
import { createClock, type SimulatorClock } from './time/clock.ts';

export interface World extends WorldState {
  readonly settings: Settings;
  readonly clock: SimulatorClock;
  /** The day (`yyyymmdd`) whose rules hold: today by the clock, or the day that was pinned with `asOf`. */
  rulesDay(): string;
  /** Made at first use, and kept. */
  authority(): Authority;
  /** What a ticket's token says; `undefined` when it is none. Nothing is verified here. */
  readToken(token: string): TokenContent | undefined;
  /** Writes the event to the journal, then applies it; both before this returns. */
  commit(event: WorldEvent): void;
  /** Forgets everything but the authority and its certificates. */
  reset(): void;
  /** Every event that made the world what it is, oldest first. */
  events(): readonly WorldEvent[];
  /** Becomes what these events make; throws, with nothing changed, when they make nothing. */
  become(events: readonly WorldEvent[]): void;
  close(): void;
}

/** How many tickets are remembered as they were read. */
const TICKETS = 100;

export function createWorld(settings: Settings): World {
  const journal: Journal<WorldEvent> = settings.state
    ? openJournal(settings.state.directory, settings.state.sync ?? false)
    : memoryJournal();
  let state = replay(settings, journal.past);
  const clock = createClock(settings.now, settings.asOf);

  const become = (events: readonly WorldEvent[]): void => {
    const next = replay(settings, events);
    journal.replace(events);
    state = next;
  };

  const world: World = {
    settings,
    clock,
    get people() {
      return state.people;
    },
    get puntos() {
      return state.puntos;
    },
    get ledger() {
      return state.ledger;
    },
    get rates() {
      return state.rates;
    },
    get remitos() {
      return state.remitos;
    },
    get fceAnswers() {
      return state.fceAnswers;
    },
    get caeas() {
      return state.caeas;
    },
    get permits() {
      return state.permits;
    },
    get tickets() {
      return state.tickets;
    },
    get certificates() {
      return state.certificates;
    },
    rulesDay: clock.rulesDay,
    readToken: remember(TICKETS, readToken),
    authority() {
      if (!state.authority()) world.commit({ kind: 'authority', ...generateAuthority(clock.now()) });
      const authority = state.authority();
      if (!authority) throw new Error('The certificate authority was not created.');
      return authority;
    },
    commit(event) {
      journal.append(event);
      state.apply(event);
    },
    // What came before is dropped, or a simulator that is reset ten thousand times would keep ten thousand worlds.
    reset() {
      const kept = journal.all().filter(({ kind }) => SURVIVES_RESET.has(kind));
      become([...kept, { kind: 'reset', counters: state.counters() }]);
    },
    events: () => journal.all(),
    become,
    close: () => journal.close(),
  };
  return world;
}

function replay(settings: Settings, events: readonly WorldEvent[]): ChangingState {
  const state = createState(settings);
  for (const event of events) state.apply(event);
  return state;
}
