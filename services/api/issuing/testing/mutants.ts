/** Machines that are wrong on purpose: a check that lets one of them pass checks nothing. */
import type { Fact, LaneState, Outcome, Step } from '../lane-state.ts';
import { type Machine, REAL } from './model-world.ts';

function around(change: (step: Step, state: LaneState, outcome: Outcome) => Step): Machine {
  return {
    next: REAL.next,
    apply: (state, outcome, moment, limits) =>
      change(REAL.apply(state, outcome, moment, limits), state, outcome),
  };
}

type Answered = Extract<Outcome, { kind: 'answered' }>;

/** A refusal as out of sequence is believed at once, and to the letter: what ARCA refused would stay evidence otherwise. */
function closing(change: (outcome: Answered) => Answered): Machine {
  return {
    next: REAL.next,
    apply(state, outcome, moment, limits) {
      if (outcome.kind !== 'answered' || outcome.error_class !== 'sequence')
        return REAL.apply(state, outcome, moment, limits);
      const step = REAL.apply(state, change(outcome), moment, limits);
      const open = step.state.open.filter((send) => send.send_id !== outcome.send_id);
      const closed: Fact = { fact: 'send-closed', send_id: outcome.send_id, outcome: 'overtaken' };
      return { state: { ...step.state, open }, facts: [...step.facts, closed] };
    },
  };
}

export const MUTANTS: Readonly<Record<string, Machine>> = {
  'publishes a rejection at once, whatever other tries are on their way': around(({ state, facts }) => ({
    state: { ...state, held: [] },
    facts: facts.map((fact): Fact => (fact.fact === 'held' ? { ...fact, fact: 'rejected' } : fact)),
  })),

  'takes an unknown try for one that never left': {
    next: REAL.next,
    apply: (state, outcome, moment, limits) =>
      REAL.apply(
        state,
        outcome.kind === 'unknown' ? { kind: 'not-sent', send_id: outcome.send_id } : outcome,
        moment,
        limits,
      ),
  },

  'takes an unknown try for authorised and goes on after it': around((step, state, outcome) => {
    if (outcome.kind !== 'unknown') return step;
    const last = state.pins.at(-1);
    const facts = state.pins.map(({ invoice, number }): Fact => ({ fact: 'unpinned', invoice, number }));
    return {
      state: { ...state, pins: [], settled_through: last?.number ?? state.settled_through },
      facts: [...step.facts, ...facts],
    };
  }),

  'rejects what ARCA never looked at': {
    next: REAL.next,
    apply: (state, outcome, moment, limits) => {
      if (outcome.kind !== 'answered') return REAL.apply(state, outcome, moment, limits);
      const results = outcome.results.map((result) =>
        result.result === 'unprocessed'
          ? { ...result, result: 'rejected' as const, observations: [{ code: 0, message: '' }] }
          : result,
      );
      return REAL.apply(state, { ...outcome, results }, moment, limits);
    },
  },

  'adopts whatever it finds under a number it sent': {
    next: REAL.next,
    apply: (state, outcome, moment, limits) => {
      if (outcome.kind !== 'consulted') return REAL.apply(state, outcome, moment, limits);
      const found = outcome.found.map((entry) => {
        const sent = state.open.find((send) => send.number === entry.number);
        return entry.found === null || sent === undefined
          ? entry
          : { ...entry, found: { ...entry.found, comprobante: sent.content } };
      });
      return REAL.apply(state, { ...outcome, found }, moment, limits);
    },
  },

  'holds a try for dead once its first number is taken, even by itself': around(({ state, facts }) => ({
    state: state.certain
      ? { ...state, open: state.open.filter((send) => send.first_number > state.settled_through) }
      : state,
    facts,
  })),

  // Alone the first is masked: a try refused as out of sequence stays evidence.
  'drops the CAEs that come beside a header error, and the try with them': closing((outcome) => ({
    ...outcome,
    results: outcome.results.map((result) => ({ ...result, result: 'unprocessed' })),
  })),

  'closes a try that was refused as out of sequence before it has read why': closing((outcome) => outcome),

  'forgets that a rejection waits once the lane goes on': around(({ state, facts }) => ({
    state: { ...state, held: [] },
    facts,
  })),

  'writes although another worker took its lease': { ...REAL, fenced: false },
};
