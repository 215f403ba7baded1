/** Which unknown tries may still be executed by ARCA: the reason why a rejection may have to wait. */
import type { Fact, LaneState, OpenSend } from './lane-state.ts';

/**
 * A try can win while it is open, its number is free and it is not too old to arrive. That its first number is taken
 * does not end it: it may have taken it itself, and ARCA may still be at work on the rest of the batch.
 */
export function mayStillWin(send: OpenSend, settledThrough: number, now: number, ghostMs: number): boolean {
  return !send.refused && send.number > settledThrough && now < send.sent_at + ghostMs;
}

/** Ends whole tries of which one number was taken by something else. */
export function overtake(
  open: readonly OpenSend[],
  isLost: (send: OpenSend) => boolean,
): { readonly open: readonly OpenSend[]; readonly facts: readonly Fact[] } {
  const lost = new Set(open.filter(isLost).map((send) => send.send_id));
  if (lost.size === 0) return { open, facts: [] };
  const ended = new Set(
    open.filter((send) => !send.refused && lost.has(send.send_id)).map((send) => send.send_id),
  );
  return {
    open: open.filter((send) => !lost.has(send.send_id)),
    facts: [...ended].map((send_id) => ({ fact: 'send-closed', send_id, outcome: 'overtaken' })),
  };
}

/** The tries of one invoice that may still win. */
export function ghostsOf(
  state: LaneState,
  invoice: string,
  now: number,
  ghostMs: number,
): readonly OpenSend[] {
  return state.open.filter(
    (send) => send.invoice === invoice && mayStillWin(send, state.settled_through, now, ghostMs),
  );
}

/** When the last of the tries that hold back a rejection becomes too old to win; `null` if none can. */
export function ghostsEnd(state: LaneState, invoice: string, ghostMs: number): number | null {
  const sent = state.open
    .filter((send) => !send.refused && send.invoice === invoice && send.number > state.settled_through)
    .map((send) => send.sent_at + ghostMs);
  return sent.length === 0 ? null : Math.max(...sent);
}
