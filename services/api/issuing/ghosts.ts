/** Which unknown tries may still be executed by ARCA: the reason why a rejection may have to wait. */
import type { LaneState, OpenSend } from './lane-state.ts';

/** A try can win while its first number is free and it is not too old to arrive. */
export function mayStillWin(send: OpenSend, settledThrough: number, now: number, ghostMs: number): boolean {
  return send.first_number > settledThrough && now < send.sent_at + ghostMs;
}

/** The tries of one invoice that may still win, other than `except`. */
export function ghostsOf(
  state: LaneState,
  invoice: string,
  now: number,
  ghostMs: number,
  except?: string,
): readonly OpenSend[] {
  return state.open.filter(
    (send) =>
      send.invoice === invoice &&
      send.send_id !== except &&
      mayStillWin(send, state.settled_through, now, ghostMs),
  );
}

/** When the last of the tries that hold back a rejection becomes too old to win; `null` if none can. */
export function ghostsEnd(state: LaneState, invoice: string, ghostMs: number): number | null {
  const sent = state.open
    .filter((send) => send.invoice === invoice && send.first_number > state.settled_through)
    .map((send) => send.sent_at + ghostMs);
  return sent.length === 0 ? null : Math.max(...sent);
}
