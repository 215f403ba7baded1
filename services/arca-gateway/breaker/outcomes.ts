/** How calls ended lately, and whether that is an outage: pure, and as small whatever the traffic. */

export interface CallEnd {
  /** ARCA itself failed, or was not reached. */
  readonly failed: boolean;
  readonly tookMs: number;
}

export interface OutageRule {
  /** How far back calls are counted, in milliseconds. */
  readonly window: number;
  /** Fewer calls than this are little traffic, of which no share says anything. */
  readonly enough: number;
  readonly failedShare: number;
  /** A call that takes longer is slow. */
  readonly slow: number;
  readonly slowShare: number;
  /** Failures without a success among them: so many while there is little traffic ... */
  readonly inARow: number;
  /** ... or whatever the traffic, once nothing has succeeded for so long. */
  readonly silence: number;
}

/** One part of the window. */
interface Count {
  readonly from: number;
  readonly calls: number;
  readonly failures: number;
  readonly slow: number;
}

export interface Outcomes {
  readonly counts: readonly Count[];
  readonly inARow: number;
  /** When the present row of failures began. */
  readonly rowSince: number;
}

export const NO_OUTCOMES: Outcomes = { counts: [], inARow: 0, rowSince: 0 };

/** The window moves by parts of this length. */
const PART_MS = 1_000;

export function noted(outcomes: Outcomes, end: CallEnd, now: number, rule: OutageRule): Outcomes {
  const counts = recent(outcomes.counts, now, rule);
  const last = counts.at(-1);
  const from = Math.floor(now / PART_MS) * PART_MS;
  const isSame = last !== undefined && last.from === from;
  const before = isSame ? last : { from, calls: 0, failures: 0, slow: 0 };
  const count: Count = {
    from,
    calls: before.calls + 1,
    failures: before.failures + (end.failed ? 1 : 0),
    slow: before.slow + (end.tookMs > rule.slow ? 1 : 0),
  };
  const isNewRow = outcomes.inARow === 0 || outcomes.rowSince > now;
  return {
    counts: [...(isSame ? counts.slice(0, -1) : counts), count],
    inARow: end.failed ? outcomes.inARow + 1 : 0,
    rowSince: end.failed && isNewRow ? now : outcomes.rowSince,
  };
}

/** Why these are an outage, in a few words; `null`: they are none. */
export function outageIn(outcomes: Outcomes, now: number, rule: OutageRule): string | null {
  const counts = recent(outcomes.counts, now, rule);
  const calls = sum(counts, ({ calls: some }) => some);
  const failures = sum(counts, ({ failures: some }) => some);
  const slow = sum(counts, ({ slow: some }) => some);
  const isMuch = calls >= rule.enough;
  if (isMuch && failures >= calls * rule.failedShare) return `${failures} of ${calls} calls failed`;
  if (isMuch && slow > calls * rule.slowShare) return `${slow} of ${calls} calls took too long`;
  const { inARow, rowSince } = outcomes;
  if (inARow < rule.inARow) return null;
  const isLong = inARow >= rule.enough || now - rowSince >= rule.silence;
  return !isMuch || isLong ? `${inARow} calls in a row failed` : null;
}

/** Enough in a row failed for an outage, if nothing succeeds until `silence` has passed. */
export function isDoubtful({ inARow }: Outcomes, rule: OutageRule): boolean {
  return inARow >= rule.inARow;
}

/** A clock that was set back leaves nothing of what seems to come yet. */
function recent(counts: readonly Count[], now: number, rule: OutageRule): readonly Count[] {
  const isRecent = ({ from }: Count): boolean => from <= now && now - from < rule.window;
  return counts.every(isRecent) ? counts : counts.filter(isRecent);
}

function sum(counts: readonly Count[], of: (count: Count) => number): number {
  return counts.reduce((total, count) => total + of(count), 0);
}
