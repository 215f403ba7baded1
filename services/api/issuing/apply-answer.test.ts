import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  after,
  answer,
  caeOf,
  headerError,
  last,
  MINUTE,
  NOW,
  pin,
  pinsOf,
  quietLane,
  short,
  TODAY,
  tried,
  unknown,
} from './testing/lane-bench.ts';

const a = pin(1, 'a');
const b = pin(2, 'b');
const c = pin(3, 'c');

describe('a full answer', () => {
  it('settles the whole batch, and the next needs no reading', () => {
    const { state, facts, next } = after(tried(quietLane(), 's1', [a, b]), [answer('s1', 1, 'AA')]);
    assert.deepEqual(short(facts), ['answered s1', 'authorized a 1', 'authorized b 2', 'settled 2']);
    assert.deepEqual([state.settled_through, state.last_date, state.open, state.pins], [2, TODAY, [], []]);
    assert.equal(next.do, 'idle');
    const [, first] = facts;
    assert.equal(first?.fact === 'authorized' && first.code, caeOf(1));
  });

  it('ends the first bad one, and the tail goes back to be pinned anew', () => {
    const { state, facts, next } = after(tried(quietLane(), 's1', [a, b, c]), [answer('s1', 1, 'ARU')]);
    assert.deepEqual(short(facts), [
      'answered s1',
      'authorized a 1',
      'unpinned b 2',
      'rejected b',
      'unpinned c 3',
      'settled 1',
    ]);
    assert.equal(next.do, 'idle', 'what waits is asked of the store');
    const waits = { ...state, pending: [{ invoice: 'c', fixed_date: null }] };
    assert.deepEqual(after(waits, []).next, { do: 'pin', first_number: 2, pending: waits.pending });
  });

  it('frees the number of a rejected one for the next', () => {
    const { state, facts } = after(tried(quietLane(4), 's1', [pin(5, 'a')]), [answer('s1', 5, 'R')]);
    assert.deepEqual(short(facts), ['answered s1', 'unpinned a 5', 'rejected a', 'settled 4']);
    const waits = { ...state, pending: [{ invoice: 'b', fixed_date: null }] };
    const { next } = after(waits, []);
    assert.equal(next.do === 'pin' && next.first_number, 5);
  });

  it('keeps pins beyond a short batch only where they follow', () => {
    const whole = { ...tried(quietLane(), 's1', [a, b]), pins: [a, b, c] };
    assert.deepEqual(pinsOf(after(whole, [answer('s1', 1, 'AA')]).state), ['3:c']);
    assert.deepEqual(pinsOf(after(whole, [answer('s1', 1, 'AR')]).state), []);
  });

  it('is about what was sent, not about what its numbers are pinned to now', () => {
    const before = tried(quietLane(), 's1', [a]);
    const moved = { ...before, pins: [pin(1, 'b', 9)] };
    const authorized = after(moved, [answer('s1', 1, 'A')]);
    assert.deepEqual(short(authorized.facts), ['answered s1', 'unpinned b 1', 'authorized a 1', 'settled 1']);
    const rejected = after(moved, [answer('s1', 1, 'R')]);
    assert.deepEqual(short(rejected.facts), ['answered s1', 'settled 0']);
    assert.deepEqual(pinsOf(rejected.state), ['1:b']);
  });

  it('that makes no sense as a whole settles nothing: the books are read, with the try as evidence', () => {
    const before = tried(quietLane(), 's1', [a, b]);
    const nonsense = [
      answer('s1', 2, 'A'),
      answer('s1', 1, 'RA'),
      answer('s1', 1, 'UA'),
      { ...answer('s1', 1, 'AU'), errors: [{ code: 10_016, message: '' }], error_class: 'sequence' as const },
      {
        ...answer('s1', 1, 'AU'),
        errors: [{ code: 10_000, message: '' }],
        error_class: 'lane_permanent' as const,
      },
    ];
    for (const said of nonsense) {
      const { state, facts, next } = after(before, [said]);
      assert.deepEqual(short(facts), ['verifying a', 'verifying b']);
      assert.deepEqual([state.open.length, next.do], [2, 'read-last']);
    }
  });
});

describe('an R without observations', () => {
  it('is no verdict: what ARCA never looked at goes back', () => {
    const { facts } = after(tried(quietLane(), 's1', [a, b]), [answer('s1', 1, 'RU')]);
    assert.deepEqual(short(facts), [
      'answered s1',
      'unpinned a 1',
      'rejected a',
      'unpinned b 2',
      'settled 0',
    ]);
  });

  it('for the whole batch makes the lane read, and stop once that has not helped', () => {
    let state = quietLane();
    for (let count = 1; count <= 5; count += 1) {
      assert.equal(state.halt, null);
      const step = after(tried({ ...state, certain: true }, `s${count}`, [a]), [answer(`s${count}`, 1, 'U')]);
      assert.equal(
        step.facts.some((fact) => fact.fact === 'rejected'),
        false,
      );
      assert.equal(step.state.certain, false);
      state = step.state;
    }
    assert.equal(state.halt?.reason, 'unexplained');
  });
});

describe('a rejection while another try may win', () => {
  const ghost = tried(quietLane(), 's1', [a, b]);
  const refused = after(tried(ghost, 's2', [a, b]), [answer('s2', 1, 'RU')]);

  it('is held back', () => {
    assert.deepEqual(short(refused.facts), [
      'answered s2',
      'unpinned a 1',
      'held a',
      'unpinned b 2',
      'settled 0',
    ]);
    assert.deepEqual(refused.next, { do: 'wait', until: NOW + 10 * MINUTE });
  });

  it('is published when the number it needs is taken by another', () => {
    const { facts } = after(tried(refused.state, 's3', [pin(1, 'b', 2)]), [answer('s3', 1, 'A')]);
    assert.deepEqual(short(facts), [
      'answered s3',
      'authorized b 1',
      'overtaken s1',
      'rejected a',
      'settled 1',
    ]);
  });

  it('is published after ten minutes and a reading, not before either', () => {
    const late = { now: NOW + 10 * MINUTE };
    assert.equal(after(refused.state, [], { now: late.now - 1 }).next.do, 'wait');
    assert.equal(after(refused.state, [], late).next.do, 'read-last');
    assert.deepEqual(short(after(refused.state, [last(0, late.now)], late).facts), ['rejected a']);
    assert.deepEqual(
      short(after(refused.state, [last(0, late.now - 1)], late).facts),
      [],
      'an answer knows of nothing after its question',
    );
    assert.deepEqual(short(after(refused.state, [last(0)], { now: late.now - 1 }).facts), []);
  });

  it('is held even when the other try is old, as long as nothing was read since', () => {
    const slow = tried(tried(quietLane(), 's1', [a], NOW), 's2', [a], NOW + 11 * MINUTE);
    const { facts, next } = after(slow, [answer('s2', 1, 'R')], { now: NOW + 12 * MINUTE });
    assert.deepEqual(short(facts), ['answered s2', 'unpinned a 1', 'held a', 'settled 0']);
    assert.equal(next.do, 'read-last');
  });

  it('becomes a CAE when that try wins, however late its answer comes', () => {
    const { facts, state } = after(refused.state, [answer('s1', 1, 'AA')]);
    assert.deepEqual(short(facts), ['answered s1', 'authorized a 1', 'authorized b 2', 'settled 2']);
    assert.deepEqual(state.held, []);
  });
});

describe('a date that grew old while the invoice waited', () => {
  const old = pin(1, 'a', 1, '2026-11-10');
  const dated = (code: number) => {
    const said = answer('s1', 1, 'R');
    return {
      ...said,
      results: said.results.map((one) => ({ ...one, observations: [{ code, message: '' }] })),
    };
  };

  it('is raised when it was automatic, and the end when it was fixed or refused for another reason', () => {
    const facts = (fixed: boolean, code: number) =>
      short(after(tried(quietLane(), 's1', [{ ...old, automatic_date: !fixed }]), [dated(code)]).facts);
    assert.deepEqual(facts(false, 10_016), ['answered s1', 'unpinned a 1', 'settled 0']);
    assert.deepEqual(facts(true, 10_016), ['answered s1', 'unpinned a 1', 'rejected a', 'settled 0']);
    assert.deepEqual(facts(false, 10_013), ['answered s1', 'unpinned a 1', 'rejected a', 'settled 0']);
  });
});

describe('a date of a month that ARCA’s clock has not reached', () => {
  const MIDNIGHT = Date.parse('2026-12-01T00:00:00-03:00');
  const facts = (sentAt: number, fixed = false) => {
    const first = { ...pin(1, 'a', 1, '2026-12-01'), automatic_date: !fixed };
    const said = answer('s1', 1, 'R');
    const results = said.results.map((one) => ({ ...one, observations: [{ code: 10_152, message: '' }] }));
    const sent = tried(quietLane(), 's1', [first], sentAt);
    // However late it is heard.
    return short(
      after(sent, [{ ...said, results }], { now: sentAt + 60 * MINUTE, today: '2026-12-01' }).facts,
    );
  };

  it('is no reason to reject what was sent when ours had just reached it', () => {
    assert.deepEqual(facts(MIDNIGHT + 3000), ['answered s1', 'unpinned a 1', 'settled 0']);
  });

  it('is one where the date was asked for, or no difference of clocks explains it', () => {
    const rejected = ['answered s1', 'unpinned a 1', 'rejected a', 'settled 0'];
    assert.deepEqual(facts(MIDNIGHT + 3000, true), rejected);
    assert.deepEqual(facts(MIDNIGHT + 6 * MINUTE), rejected);
  });
});

describe('errors of the header', () => {
  it('of ARCA’s own machinery mean that nothing is known', () => {
    const { facts, next } = after(tried(quietLane(), 's1', [a]), [headerError('s1', 'infrastructure')]);
    assert.deepEqual(short(facts), ['verifying a']);
    assert.equal(next.do, 'read-last');
  });

  for (const kind of ['delegation', 'lane_permanent'] as const) {
    it(`of class ${kind} stop the lane with their reason, and give back numbers that nothing may have taken`, () => {
      const { state, facts, next } = after(tried(quietLane(), 's1', [a]), [headerError('s1', kind)]);
      assert.deepEqual(short(facts), ['answered s1', 'unpinned a 1', 'halted suspended']);
      assert.deepEqual([state.halt?.detail, pinsOf(state), next.do], [kind, [], 'halt']);

      const doubtful = after(tried(tried(quietLane(), 's0', [a]), 's1', [a]), [headerError('s1', kind)]);
      assert.deepEqual(pinsOf(doubtful.state), ['1:a'], 'another try may still win');
    });
  }
});

describe('a try that never left', () => {
  it('gives its numbers back, so that they get a fresh date later', () => {
    const { state, facts } = after(tried(quietLane(), 's1', [a, b]), [{ kind: 'not-sent', send_id: 's1' }]);
    assert.deepEqual(short(facts), ['not-sent s1', 'unpinned a 1', 'unpinned b 2']);
    assert.deepEqual([state.pins, state.open], [[], []]);
  });

  it('keeps them while another try of the same may win', () => {
    const again = tried(tried(quietLane(), 's1', [a, b]), 's2', [a, b]);
    const { state, facts } = after(again, [{ kind: 'not-sent', send_id: 's2' }]);
    assert.deepEqual(short(facts), ['not-sent s2']);
    assert.deepEqual(pinsOf(state), ['1:a', '2:b']);
  });
});

describe('a try whose outcome is unknown', () => {
  it('is settled by reading before anything else, and says so of each invoice', () => {
    const before = { ...tried(quietLane(), 's1', [a, b]), pending: [{ invoice: 'c', fixed_date: null }] };
    const { facts, next, state } = after(before, [unknown('s1')]);
    assert.deepEqual(short(facts), ['verifying a', 'verifying b']);
    assert.equal(next.do, 'read-last');
    assert.equal(state.open.length, 2);
  });

  it('is evidence where ARCA would not look at it for want of a ticket, and frees what waits all the same', () => {
    const before = tried(quietLane(), 's1', [pin(1, 'a')]);
    const close = (refused: boolean) => after(before, [{ kind: 'not-sent', send_id: 's1', refused }]);
    assert.deepEqual(short(close(true).facts), ['answered s1', 'unpinned a 1']);
    assert.deepEqual(short(close(false).facts), ['not-sent s1', 'unpinned a 1']);
  });
});
