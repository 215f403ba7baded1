/** What a person may decide of a number that nobody is sure of, and what is refused because it would be against certainty. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FoundComprobante } from '@arca-api/domain/content/content';
import { type Claimant, type Decided, type Decision, decideNumber } from './decide-number.ts';
import { LANE_LIMITS, type LaneState, type Pin } from './lane-state.ts';
import {
  after,
  consulted,
  heldBy,
  last,
  MINUTE,
  NOW,
  pin,
  quietLane,
  short,
  TODAY,
  tried,
  unknown,
} from './testing/lane-bench.ts';

const LATE = NOW + 11 * MINUTE;

/** Like what was sent in everything that identifies it, and unlike it in the rest. */
function lookalike(one: Pin): FoundComprobante {
  const found = heldBy(one);
  return { ...found, comprobante: { ...found.comprobante, concept: 2 } as FoundComprobante['comprobante'] };
}

/** The lane stopped at number 1, where ARCA holds what resembles the try of `a`. */
function stopped(): LaneState {
  const before = tried(quietLane(), 's1', [pin(1, 'a')]);
  return after(before, [unknown('s1'), last(1), consulted(lookalike(pin(1, 'a')))]).state;
}

const claim = ({ invoice, content }: Pin): Claimant => ({ invoice, content, automatic_date: true });

function decide(state: LaneState, decision: Partial<Decision>, now = LATE): Decided {
  const whole = { number: 1, claimant: null, found: lookalike(pin(1, 'a')), elsewhere: [], ...decision };
  return decideNumber(state, whole, { now, today: TODAY }, LANE_LIMITS);
}

const objection = (decided: Decided) => ('objection' in decided ? decided.objection : 'none');
const facts = (decided: Decided) => ('step' in decided ? short(decided.step.facts) : [objection(decided)]);

describe('a number at which a lane stopped', () => {
  it('stops it in the first place', () => {
    assert.equal(stopped().halt?.reason, 'ambiguous');
  });

  it('may be said to be the invoice that was tried with it, which gets its CAE', () => {
    const decided = decide(stopped(), { claimant: claim(pin(1, 'a')) });
    assert.deepEqual(facts(decided), ['resumed', 'authorized a 1', 'settled 1']);
    assert.ok('step' in decided && decided.step.state.halt === null && !decided.step.state.certain);
  });

  it('may be said to be nobody’s of ours, and the lane goes on past it', () => {
    const decided = decide(stopped(), { claimant: null });
    assert.deepEqual(facts(decided), ['resumed', 'overtaken s1', 'conflict 1', 'unpinned a 1', 'settled 1']);
  });

  it('may not be given to an invoice that was never tried with it', () => {
    assert.equal(objection(decide(stopped(), { claimant: claim(pin(1, 'b')) })), 'never_sent');
  });

  it('may not be given to what differs from it', () => {
    const found = heldBy(pin(1, 'x', 99));
    assert.equal(objection(decide(stopped(), { claimant: claim(pin(1, 'a')), found })), 'differs');
  });

  it('may not be called a stranger’s where it is certainly ours', () => {
    assert.equal(
      objection(decide(stopped(), { claimant: null, found: heldBy(pin(1, 'a')) })),
      'certainly_ours',
    );
  });

  it('may not be given to an invoice of which ARCA has another copy', () => {
    const state = tried(stopped(), 's2', [pin(2, 'a', 1)]);
    const elsewhere = [heldBy(pin(2, 'a', 1))];
    assert.equal(objection(decide(state, { claimant: claim(pin(1, 'a')), elsewhere })), 'second_copy');
  });

  it('may not be given to an invoice with a try that may yet win, and it is said until when', () => {
    const state = tried(stopped(), 's2', [pin(2, 'a', 1)], NOW);
    const decided = decide(state, { claimant: claim(pin(1, 'a')) }, NOW + MINUTE);
    assert.deepEqual(decided, { objection: 'try_on_its_way', until: NOW + 10 * MINUTE });
    assert.equal(objection(decide(state, { claimant: claim(pin(1, 'a')) }, LATE)), 'none');
  });
});

describe('an orphan that restored books had forgotten', () => {
  const found = heldBy(pin(5, 'a'));
  const lane: LaneState = { ...quietLane(7), orphans: [{ number: 5, found }] };

  it('may be given to the invoice that asks for the same', () => {
    const decided = decide(lane, { number: 5, found, claimant: claim(pin(5, 'a')) });
    assert.deepEqual(facts(decided), ['authorized a 5', 'orphan-decided a']);
    assert.ok('step' in decided);
    assert.deepEqual([decided.step.state.orphans, decided.step.state.settled_through], [[], 7]);
  });

  it('may be left alone', () => {
    const decided = decide(lane, { number: 5, found, claimant: null });
    assert.ok('step' in decided && decided.step.state.orphans.length === 0);
  });

  it('may not be given to what differs, and no other number is open to decision', () => {
    assert.equal(objection(decide(lane, { number: 5, found, claimant: claim(pin(5, 'b', 99)) })), 'differs');
    assert.equal(objection(decide(lane, { number: 6, found })), 'nothing_to_decide');
    assert.equal(objection(decide(quietLane(), { found })), 'nothing_to_decide');
  });
});
