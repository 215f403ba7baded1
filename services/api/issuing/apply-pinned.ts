/** A try about to be made: pins and the evidence of what is sent, known before anything leaves. */
import type { ArcaMessage, Fact, LaneLimits, LaneState, Moment, OpenSend, Pin, Step } from './lane-state.ts';
import { isContested } from './release-held.ts';

/** An invoice that may not be sent as it would have to be today. */
export interface PinRefusal {
  readonly invoice: string;
  readonly rejection: readonly ArcaMessage[];
}

/** An invoice that may be what ARCA holds under a number that restored books forgot. */
export interface PinWait {
  readonly invoice: string;
  readonly number: number;
}

/** They stand aside until a person has decided; the rest goes on. */
export function applyWaits(state: LaneState, waits: readonly PinWait[]): Step {
  const aside = new Set(waits.map((wait) => wait.invoice));
  return {
    state: { ...state, pending: state.pending.filter((pending) => !aside.has(pending.invoice)) },
    facts: waits.map((wait): Fact => ({ fact: 'orphaned', ...wait })),
  };
}

/** Invoices that cannot be pinned end here, unless an earlier try may still win. */
export function applyRefusals(
  state: LaneState,
  refusals: readonly PinRefusal[],
  moment: Moment,
  limits: LaneLimits,
): Step {
  const facts: Fact[] = [];
  let held = state.held;
  for (const refusal of refusals) {
    const alive = isContested(state, refusal.invoice, moment, limits);
    facts.push({ fact: alive ? 'held' : 'rejected', invoice: refusal.invoice, rejection: refusal.rejection });
    if (alive) held = [...held, refusal];
  }
  const gone = new Set(refusals.map((refusal) => refusal.invoice));
  return {
    state: { ...state, held, pending: state.pending.filter((pending) => !gone.has(pending.invoice)) },
    facts,
  };
}

/** New pins take the place of pending invoices. */
export function applyPinned(state: LaneState, pins: readonly Pin[]): LaneState {
  const pinned = new Set(pins.map((pin) => pin.invoice));
  return {
    ...state,
    pins: [...state.pins, ...pins],
    pending: state.pending.filter((pending) => !pinned.has(pending.invoice)),
  };
}

/** Evidence of one try: written before it leaves. */
export function applySent(
  state: LaneState,
  sendId: string,
  pins: readonly Pin[],
  sentAt: number,
): { readonly state: LaneState; readonly sends: readonly OpenSend[] } {
  const first = pins[0]?.number ?? 0;
  const sends = pins.map(
    (pin): OpenSend => ({
      send_id: sendId,
      first_number: first,
      number: pin.number,
      invoice: pin.invoice,
      invoice_authorized: false,
      refused: false,
      content: pin.content,
      sent_at: sentAt,
    }),
  );
  const tried = state.tried || sends.length > 0;
  return { state: { ...state, tried, open: [...state.open, ...sends] }, sends };
}
