/** What a worker remembers of a lane while it holds its lease: the quiet path needs no reading of ARCA. */
import type { LaneLimits, LaneState } from './lane-state.ts';
import type { Claim, StoredLane, WaitingInvoice } from './port.ts';

export interface LaneMemory {
  claim: Claim;
  state: LaneState;
  limits: LaneLimits;
  /** What the last look found waiting, by invoice. */
  waiting: ReadonlyMap<string, WaitingInvoice>;
  /** Failures in a row, for backing off. */
  failures: number;
  /** The last look found everything that waited: only a wake-up makes another look worth it. */
  drained: boolean;
  /** Until then no step is taken, whoever asks for one. */
  not_before: number;
}

/** A lane as found: until ARCA's last number is read, nothing may be pinned. */
export function foundLane(stored: StoredLane): LaneState {
  return {
    settled_through: stored.settled_through,
    tried: stored.tried,
    certain: false,
    last_date: stored.last_date,
    halt: stored.halt,
    pins: stored.pins,
    pending: [],
    open: stored.open,
    held: stored.held,
    reading: null,
    refused: false,
    refused_tries: [],
    unexplained: 0,
    read_at: 0,
    suspicion: stored.suspicion,
    orphans: stored.orphans,
  };
}

/** Milliseconds to wait after `failures` failures in a row: 250 ms doubled, at most 30 s, with jitter in [0, 1). */
export function backoff(failures: number, jitter: number): number {
  const base = Math.min(250 * 2 ** Math.max(0, failures - 1), 30_000);
  return Math.round(base * (0.75 + 0.5 * jitter));
}
