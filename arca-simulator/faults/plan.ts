// Counts calls against the rules and says what befalls each one; the same seed and calls give the same faults.
import type { Answer } from '../service.ts';
import { type CallId, type FaultLog, type FiredFault, fired, keyOf } from './log.ts';
import { createMatcher, type MatcherStatus } from './matcher.ts';
import { type Fault, type FaultKind, type FaultRule, type FaultScript, onlyAdds } from './rules.ts';

/** A request whose connection is gone and whose time has not come. */
interface Pending {
  readonly service: string;
  remaining: number;
  /** Calls to the service since it came. */
  waited: number;
  readonly entry: FiredFault | undefined;
  readonly run: () => Answer;
}

/** The rules with what they have seen and hit, and what is waiting. */
export interface FaultStatus extends MatcherStatus {
  /** Times each kind of fault has struck since the last clearing. */
  readonly hits: Readonly<Partial<Record<FaultKind, number>>>;
  /** Late commits still waiting. */
  readonly pending: number;
}

/** What befalls one call: everything that adds to its answer, and at most one fault that spoils it. */
export interface Blow {
  /** Milliseconds to wait. */
  readonly delay: number;
  readonly events: readonly { readonly code: number; readonly message: string }[];
  /** Milliseconds that the `Date` header is off. */
  readonly skew: number;
  readonly fault: Fault | undefined;
}

export interface FaultPlan {
  add(rule: FaultRule): void;
  addScript(script: FaultScript): void;
  /** Fires again what a log says, on the same calls, counted from now on. */
  replay(log: FaultLog): void;
  /** What fired since the last clearing. */
  log(): FaultLog;
  /** Forgets rules, scripts, counts and the log; requests waiting to be carried out late stay. */
  clear(): void;
  status(): FaultStatus;
  /** What befalls this call at an instant of the world. */
  next(call: CallId, now: Date): Blow;
  /** Keeps a request to be carried out later. */
  postpone(call: CallId, fault: Fault, run: () => Answer): void;
  /** Carries out what is waiting, oldest first; returns how many. */
  release(): number;
  /** Drops what is waiting. */
  forget(): void;
}

const MAX_LOG = 100_000;

export function createFaultPlan(random: () => number): FaultPlan {
  const matcher = createMatcher(random);
  let hits: Partial<Record<FaultKind, number>> = {};
  let pending: Pending[] = [];
  let counts = new Map<string, number>();
  let entries: FiredFault[] = [];

  const release = (due: readonly Pending[]): number => {
    pending = pending.filter((one) => !due.includes(one));
    for (const one of due) one.run();
    return due.length;
  };

  /** What is released by hand is told in the log as the calls it waited for, so that a replay does the same. */
  const tellWaited = ({ entry, waited }: Pending): void => {
    const index = entry ? entries.indexOf(entry) : -1;
    if (entry && index >= 0) entries[index] = { ...entry, fault: { ...entry.fault, after_calls: waited } };
  };

  const strikes = (call: CallId, now: Date): readonly Fault[] => {
    const key = keyOf(call);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const found = matcher.match(call, count, now);
    for (const fault of found) {
      hits[fault.kind] = (hits[fault.kind] ?? 0) + 1;
      if (entries.length < MAX_LOG) entries.push(fired(call, count, fault));
    }
    return found;
  };

  return {
    add: (rule) => matcher.add(rule),
    addScript: (script) => matcher.addScript(script),
    replay(log) {
      counts = new Map();
      matcher.replay(log);
    },
    log: () => ({ format: 'arca-simulator/faults/1', fired: [...entries] }),
    clear() {
      matcher.clear();
      hits = {};
      counts = new Map();
      entries = [];
    },
    status: () => ({ ...matcher.status(), hits: { ...hits }, pending: pending.length }),
    next(call, now) {
      for (const one of pending.filter(({ service }) => service === call.service)) {
        one.remaining -= 1;
        one.waited += 1;
      }
      release(pending.filter(({ remaining }) => remaining < 0));
      const found = strikes(call, now);
      return {
        delay: found.reduce((sum, { kind, delay_ms = 0 }) => sum + (kind === 'delay' ? delay_ms : 0), 0),
        events: found
          .filter(({ kind }) => kind === 'event')
          .map(({ event_code: code = 1, event_message: message = 'Aviso de prueba.' }) => ({
            code,
            message,
          })),
        skew: found.reduce((sum, { kind, skew_ms = 0 }) => sum + (kind === 'wrong-date' ? skew_ms : 0), 0),
        fault: found.find((fault) => !onlyAdds(fault)),
      };
    },
    postpone(call, fault, run) {
      const remaining = fault.after_calls ?? Number.POSITIVE_INFINITY;
      const entry = entries.findLast((one) => one.fault === fault);
      pending.push({ service: call.service, remaining, waited: 0, entry, run });
    },
    release() {
      for (const one of pending) tellWaited(one);
      return release(pending);
    },
    forget() {
      pending = [];
    },
  };
}
