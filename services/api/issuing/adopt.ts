/** Gives an invoice the CAE of one of its tries, wherever the invoice stands now: pinned, waiting, or held as rejected. */
import type { Fact, LaneState, OpenSend, Step } from './lane-state.ts';

type Authorized = Extract<Fact, { fact: 'authorized' }>;

export function adopt(
  state: LaneState,
  winner: Pick<OpenSend, 'invoice' | 'content'>,
  number: number,
  granted: Pick<Authorized, 'kind' | 'code' | 'expires_on' | 'observations'>,
): Step {
  const freed = state.pins.filter((pin) => pin.invoice === winner.invoice || pin.number === number);
  return {
    state: {
      ...state,
      settled_through: number,
      last_date: winner.content.date,
      pins: state.pins.filter((pin) => !freed.includes(pin)),
      pending: state.pending.filter((pending) => pending.invoice !== winner.invoice),
      held: state.held.filter((held) => held.invoice !== winner.invoice),
      open: state.open.map((send) =>
        send.invoice === winner.invoice ? { ...send, invoice_authorized: true } : send,
      ),
    },
    facts: [
      ...freed
        .filter((pin) => pin.invoice !== winner.invoice)
        .map((pin): Fact => ({ fact: 'unpinned', invoice: pin.invoice, number: pin.number })),
      { fact: 'authorized', invoice: winner.invoice, number, content: winner.content, ...granted },
    ],
  };
}
