// Counts calls against the rules and says what befalls each one; the same seed and calls give the same faults.
import type { Answer } from '../service.ts';
import type { FaultKind, FaultRule } from './rules.ts';

export interface CallId {
  readonly service: string;
  readonly operation: string;
  readonly cuit: string | undefined;
}

/** A request whose connection is gone and whose time has not come. */
interface Pending {
  readonly service: string;
  remaining: number;
  readonly run: () => Answer;
}

/** The rules with what they have seen and hit, and what is waiting. */
export interface FaultStatus {
  readonly rules: readonly (FaultRule & { readonly seen: number; readonly hits: number })[];
  /** Times each kind of fault has struck since the last clearing. */
  readonly hits: Readonly<Partial<Record<FaultKind, number>>>;
  /** Late commits still waiting. */
  readonly pending: number;
}

export interface FaultPlan {
  add(rule: FaultRule): void;
  /** Forgets rules and counts; requests waiting to be carried out late stay. */
  clear(): void;
  status(): FaultStatus;
  /** What befalls this call: milliseconds to wait, and at most one other fault. */
  next(call: CallId): { readonly delay: number; readonly fault: FaultRule | undefined };
  /** Keeps a request to be carried out later. */
  postpone(call: CallId, rule: FaultRule, run: () => Answer): void;
  /** Carries out what is waiting, oldest first; returns how many. */
  release(): number;
  /** Drops what is waiting. */
  forget(): void;
}

export function createFaultPlan(random: () => number): FaultPlan {
  let rules: { readonly rule: FaultRule; seen: number; hits: number }[] = [];
  let hits: Partial<Record<FaultKind, number>> = {};
  let pending: Pending[] = [];

  const matches = (rule: FaultRule, call: CallId): boolean =>
    (rule.service === undefined || rule.service === call.service) &&
    (rule.operation === undefined || rule.operation === call.operation) &&
    (rule.cuit === undefined || rule.cuit === call.cuit);

  const release = (due: readonly Pending[]): number => {
    pending = pending.filter((one) => !due.includes(one));
    for (const one of due) one.run();
    return due.length;
  };

  return {
    add: (rule) => void rules.push({ rule, seen: 0, hits: 0 }),
    clear() {
      rules = [];
      hits = {};
    },
    status: () => ({
      rules: rules.map(({ rule, seen, hits: count }) => ({ ...rule, seen, hits: count })),
      hits: { ...hits },
      pending: pending.length,
    }),
    next(call) {
      for (const one of pending) if (one.service === call.service) one.remaining -= 1;
      release(pending.filter(({ remaining }) => remaining < 0));
      let delay = 0;
      let fault: FaultRule | undefined;
      for (const entry of rules) {
        const { rule } = entry;
        if (!matches(rule, call) || (fault && rule.kind !== 'delay')) continue;
        entry.seen += 1;
        const spent = rule.times !== 0 && entry.hits >= (rule.times ?? 1);
        if (spent || entry.seen < (rule.nth ?? 1)) continue;
        if (rule.probability !== undefined && random() >= rule.probability) continue;
        entry.hits += 1;
        hits[rule.kind] = (hits[rule.kind] ?? 0) + 1;
        if (rule.kind === 'delay') delay += rule.delay_ms ?? 0;
        else fault = rule;
      }
      return { delay, fault };
    },
    postpone(call, rule, run) {
      pending.push({ service: call.service, remaining: rule.after_calls ?? Number.POSITIVE_INFINITY, run });
    },
    release: () => release(pending),
    forget() {
      pending = [];
    },
  };
}
