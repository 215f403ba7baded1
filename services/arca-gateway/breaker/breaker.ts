/**
 * When calls to one of ARCA's services may leave, as a pure machine. What is known of a service is shared by all
 * processes and changes rarely; every change has a generation of its own, so that of many that would make it one does.
 */

/** Methods fail together by what they do, not by their names. */
export type MethodClass = 'auth' | 'read' | 'authorise';

/** Instants are milliseconds of the store's clock. */
export interface Breaker {
  /** `open`: nothing leaves but one probe at a time. `recovering`: a growing share of the calls leaves. */
  readonly state: 'closed' | 'open' | 'recovering';
  readonly generation: number;
  /** When it came to this state. */
  readonly since: number;
  /** When it left `closed`; `null` while it is there. */
  readonly failing_since: number | null;
  /** While open: from when on a probe may be made. */
  readonly probe_at: number;
  /** While open: until when somebody makes it; 0 for nobody. */
  readonly leased_until: number;
  /** Probes that failed in a row, which lengthen the wait for the next. */
  readonly attempts: number;
  /** What made it open, in ARCA's words or ours; `null` while closed. */
  readonly reason: string | null;
}

export interface BreakerRule {
  /** How long nothing leaves at first, doubled by each failed probe up to `longestWait`, give or take `jitter` of it. */
  readonly wait: number;
  readonly longestWait: number;
  readonly jitter: number;
  /** How long one probe may take, all its calls together. */
  readonly lease: number;
  /** When to ask again while somebody else makes the probe. */
  readonly lookAgain: number;
  /** Shares of the calls that leave while it recovers, each for so long. */
  readonly ramp: readonly { readonly share: number; readonly lasts: number }[];
}

export const CLOSED: Breaker = {
  state: 'closed',
  generation: 0,
  since: 0,
  failing_since: null,
  probe_at: 0,
  leased_until: 0,
  attempts: 0,
  reason: null,
};

export type Verdict =
  | { readonly kind: 'pass' }
  /** A call in so many leaves; the others come back at `until`. */
  | { readonly kind: 'share'; readonly share: number; readonly until: number }
  | { readonly kind: 'bar'; readonly until: number }
  /** Whoever gets the lease makes the probe. */
  | { readonly kind: 'probe' };

const PASS: Verdict = { kind: 'pass' };
const PROBE: Verdict = { kind: 'probe' };

/** What is allowed now. A clock that was set back never makes anybody wait longer than the rule does. */
export function decide(breaker: Breaker, now: number, rule: BreakerRule): Verdict {
  if (breaker.state === 'closed') return PASS;
  if (breaker.state === 'recovering') return decideRamp(now - breaker.since, now, rule);
  const wait = breaker.probe_at - now;
  if (wait > 0 && wait <= rule.longestWait * (1 + rule.jitter))
    return { kind: 'bar', until: breaker.probe_at };
  const lease = breaker.leased_until - now;
  if (lease > 0 && lease <= rule.lease) return { kind: 'bar', until: now + Math.min(lease, rule.lookAgain) };
  return PROBE;
}

function decideRamp(elapsed: number, now: number, rule: BreakerRule): Verdict {
  if (elapsed < 0) return PASS;
  let end = 0;
  for (const { share, lasts } of rule.ramp) {
    end += lasts;
    if (elapsed < end) return { kind: 'share', share, until: now + end - elapsed };
  }
  return PASS;
}

/** Whether it has recovered for long enough to be closed. */
export function isRecovered(breaker: Breaker, now: number, rule: BreakerRule): boolean {
  return breaker.state === 'recovering' && decide(breaker, now, rule).kind === 'pass';
}

/** How long it recovers, if nothing fails. */
export function rampLasts(rule: BreakerRule): number {
  return rule.ramp.reduce((sum, { lasts }) => sum + lasts, 0);
}

/** Of the calls that come one after another, the nth leaves: the first always does. */
export function isWithinShare(nth: number, share: number): boolean {
  return Math.ceil(nth * share) > Math.ceil((nth - 1) * share);
}

/** Something made it open: too many failures, or a failure while it recovered. `chance` is in [0, 1). */
export function opened(
  breaker: Breaker,
  reason: string,
  now: number,
  rule: BreakerRule,
  chance: number,
): Breaker {
  const attempts = breaker.state === 'closed' ? 0 : breaker.attempts + 1;
  return reopened(breaker, attempts, reason, now, rule, chance);
}

/** Somebody makes the probe: everybody else waits for what comes of it, but no longer than the lease. */
export function leased(breaker: Breaker, now: number, rule: BreakerRule): Breaker {
  return { ...breaker, generation: breaker.generation + 1, leased_until: now + rule.lease };
}

/** The probe came to nothing that says anything of ARCA: somebody else makes it a moment later. */
export function released(breaker: Breaker, now: number, rule: BreakerRule): Breaker {
  const { generation } = breaker;
  return { ...breaker, generation: generation + 1, probe_at: now + rule.lookAgain, leased_until: 0 };
}

/**
 * The probe failed. `isPing`: already at its first step, which costs ARCA and its taxpayers nothing, so that the next one
 * need not wait ever longer and a service that comes back is noticed soon.
 */
export function probeFailed(
  breaker: Breaker,
  { reason, isPing }: { readonly reason: string; readonly isPing: boolean },
  now: number,
  rule: BreakerRule,
  chance: number,
): Breaker {
  return reopened(breaker, isPing ? 1 : breaker.attempts + 1, reason, now, rule, chance);
}

export function probeSucceeded(breaker: Breaker, now: number): Breaker {
  return {
    ...breaker,
    state: 'recovering',
    generation: breaker.generation + 1,
    since: now,
    probe_at: 0,
    leased_until: 0,
  };
}

export function closed(breaker: Breaker, now: number): Breaker {
  return { ...CLOSED, generation: breaker.generation + 1, since: now };
}

function reopened(
  breaker: Breaker,
  attempts: number,
  reason: string,
  now: number,
  rule: BreakerRule,
  chance: number,
): Breaker {
  const wait = Math.min(rule.wait * 2 ** Math.min(attempts, 30), rule.longestWait);
  return {
    state: 'open',
    generation: breaker.generation + 1,
    since: breaker.state === 'open' ? breaker.since : now,
    failing_since: breaker.failing_since ?? now,
    probe_at: now + Math.round(wait * (1 - rule.jitter + 2 * rule.jitter * chance)),
    leased_until: 0,
    attempts,
    reason,
  };
}
