/** `apply(state, outcome) → state + facts`: what an outcome means for a lane, pure. */
import { applyAnswer } from './apply-answer.ts';
import { applyConsulted, applyLast, applyLastConsulted } from './apply-reading.ts';
import { ghostsOf } from './ghosts.ts';
import type { Fact, LaneLimits, LaneState, Moment, Outcome, Step } from './lane-state.ts';

export function applyOutcome(state: LaneState, outcome: Outcome, moment: Moment, limits: LaneLimits): Step {
  switch (outcome.kind) {
    case 'answered':
      return applyAnswer(state, outcome, moment, limits);
    case 'unknown':
      return applyUnknown(state, outcome.send_id);
    case 'not-sent':
      return applyNotSent(state, outcome, moment, limits);
    case 'last':
      return applyLast(state, outcome, moment, limits);
    case 'consulted':
      return state.certain
        ? applyLastConsulted(state, outcome.found, moment, limits)
        : applyConsulted(state, outcome, moment, limits);
    case 'refused': {
      const halt = { reason: 'suspended', detail: outcome.detail, errors: outcome.errors } as const;
      return { state: { ...state, halt }, facts: [{ fact: 'halted', halt }] };
    }
  }
}

function applyUnknown(state: LaneState, sendId: string): Step {
  const invoices = new Set(state.open.filter((send) => send.send_id === sendId).map((send) => send.invoice));
  return {
    state: { ...state, certain: false, reading: null },
    facts: [...invoices].map((invoice) => ({ fact: 'verifying', invoice })),
  };
}

/**
 * ARCA did not take it: pins that no other try may have used go back, so that they get a fresh date later. What it refused
 * to look at counts as answered, since that stays evidence.
 */
function applyNotSent(
  state: LaneState,
  { send_id: sendId, refused = false }: Extract<Outcome, { kind: 'not-sent' }>,
  moment: Moment,
  limits: LaneLimits,
): Step {
  const open = state.open.filter((send) => send.send_id !== sendId);
  const next = { ...state, open };
  const facts: Fact[] = [
    { fact: 'send-closed', send_id: sendId, outcome: refused ? 'answered' : 'not-sent' },
  ];
  const tried = new Set(state.open.filter((send) => send.send_id === sendId).map((send) => send.invoice));
  const freed = state.pins.filter(
    (pin) => tried.has(pin.invoice) && ghostsOf(next, pin.invoice, moment.now, limits.ghost_ms).length === 0,
  );
  // Freeing some and keeping others would leave a gap below the kept ones.
  if (freed.length !== state.pins.length) return { state: next, facts };
  return {
    state: { ...next, pins: [] },
    facts: [
      ...facts,
      ...freed.map((pin): Fact => ({ fact: 'unpinned', invoice: pin.invoice, number: pin.number })),
    ],
  };
}
