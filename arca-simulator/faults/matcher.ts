// Which faults meet a call: those of a log that is played again, then scripts, then rules in the order they were added.
import { type CallId, type FaultLog, keyOf } from './log.ts';
import { type Fault, type FaultMatch, type FaultRule, type FaultScript, onlyAdds } from './rules.ts';

export interface MatcherStatus {
  readonly rules: readonly (FaultRule & { readonly seen: number; readonly hits: number })[];
  readonly scripts: readonly (FaultScript & { readonly position: number })[];
  /** Faults of a log given back that have not fired yet. */
  readonly to_replay: number;
}

export interface Matcher {
  add(rule: FaultRule): void;
  addScript(script: FaultScript): void;
  replay(log: FaultLog): void;
  clear(): void;
  status(): MatcherStatus;
  /** What meets the `count`th call of its kind: any number that only add, and at most one other. */
  match(call: CallId, count: number, now: Date): readonly Fault[];
}

interface Entry {
  readonly rule: FaultRule;
  seen: number;
  hits: number;
}

const CONDITIONS = [
  'service',
  'operation',
  'cuit',
  'punto_de_venta',
  'nth',
  'times',
  'probability',
  'from',
  'until',
];

export function createMatcher(random: () => number): Matcher {
  let rules: Entry[] = [];
  let scripts: { readonly script: FaultScript; position: number }[] = [];
  let again = new Map<string, Fault[]>();

  const nextStep = (call: CallId): Fault[] =>
    scripts.flatMap((one) => {
      const { script, position } = one;
      if (!matches(script, call) || (position >= script.steps.length && !script.repeat)) return [];
      one.position += 1;
      return script.steps[position % script.steps.length] ?? [];
    });

  /** Whether a rule that matches fires now; counts that it saw the call. */
  const fires = (entry: Entry, now: Date): boolean => {
    const { rule } = entry;
    entry.seen += 1;
    const times = rule.times ?? (rule.kind === 'outage' ? 0 : 1);
    if (times !== 0 && entry.hits >= times) return false;
    if (entry.seen < (rule.nth ?? 1) || !isInWindow(rule, now)) return false;
    if (rule.probability !== undefined && random() >= rule.probability) return false;
    entry.hits += 1;
    return true;
  };

  return {
    add: (rule) => void rules.push({ rule, seen: 0, hits: 0 }),
    addScript: (script) => void scripts.push({ script, position: 0 }),
    replay({ fired }) {
      for (const one of fired) {
        const key = `${keyOf(one)} ${one.call}`;
        again.set(key, [...(again.get(key) ?? []), one.fault]);
      }
    },
    clear() {
      rules = [];
      scripts = [];
      again = new Map();
    },
    status: () => ({
      rules: rules.map(({ rule, seen, hits }) => ({ ...rule, seen, hits })),
      scripts: scripts.map(({ script, position }) => ({ ...script, position })),
      to_replay: [...again.values()].reduce((sum, faults) => sum + faults.length, 0),
    }),
    match(call, count, now) {
      const key = `${keyOf(call)} ${count}`;
      const found = [...(again.get(key) ?? []), ...nextStep(call)];
      again.delete(key);
      const spoils = (): boolean => found.some((fault) => !onlyAdds(fault));
      for (const entry of rules) {
        // A rule does not see the calls that were struck before it.
        if (!matches(entry.rule, call) || (spoils() && !onlyAdds(entry.rule))) continue;
        if (fires(entry, now)) found.push(withoutConditions(entry.rule));
      }
      return found;
    },
  };
}

function matches(wanted: FaultMatch, call: CallId): boolean {
  return (
    (wanted.service === undefined || wanted.service === call.service) &&
    (wanted.operation === undefined || wanted.operation === call.operation) &&
    (wanted.cuit === undefined || wanted.cuit === call.cuit) &&
    (wanted.punto_de_venta === undefined || wanted.punto_de_venta === call.punto_de_venta)
  );
}

function isInWindow({ from, until }: FaultRule, now: Date): boolean {
  return (from === undefined || new Date(from) <= now) && (until === undefined || now < new Date(until));
}

function withoutConditions(rule: FaultRule): Fault {
  const told = Object.entries(rule).filter(([name]) => !CONDITIONS.includes(name));
  return Object.fromEntries(told) as unknown as Fault;
}
