import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Pin } from './lane-state.ts';
import { LANE_LIMITS } from './lane-state.ts';
import {
  after,
  answer,
  consulted,
  consultedAfter,
  headerError,
  heldBy,
  last,
  MINUTE,
  NOW,
  pin,
  quietLane,
  refusedTry,
  short,
  tried,
  unknown,
} from './testing/lane-bench.ts';

const a = pin(1, 'a');
const b = pin(2, 'b');
const c = pin(3, 'c');
const stranger = (number: number): Pin => pin(number, 'nobody', 999);

describe('reading after an unknown', () => {
  it('sends the same numbers with the same content again when none was taken', () => {
    const before = tried(quietLane(), 's1', [a, b]);
    const { next } = after(before, [unknown('s1'), last(0)]);
    assert.deepEqual(next, { do: 'send', pins: [a, b] });
  });

  it('adopts what ARCA holds of ours, and sends the rest again under its numbers', () => {
    const { facts, next } = after(tried(quietLane(), 's1', [a, b, c]), [
      unknown('s1'),
      last(2),
      consulted(a, b),
    ]);
    assert.deepEqual(short(facts).slice(3), ['authorized a 1', 'authorized b 2', 'settled 2']);
    assert.deepEqual(next, { do: 'send', pins: [c] });
  });

  it('looks at every number up to the last, a few at a time', () => {
    const limits = { consult: 2 };
    const before = tried(quietLane(), 's1', [a, b, c]);
    const first = after(before, [unknown('s1'), last(3)], { limits });
    assert.deepEqual(first.next, { do: 'consult', numbers: [1, 2] });
    const second = after(first.state, [consulted(a, b)], { limits });
    assert.deepEqual(second.next, { do: 'consult', numbers: [3] });
    assert.equal(after(second.state, [consulted(c)], { limits }).state.certain, true);
  });

  it('frees pins whose try grew too old, for they get a fresh date', () => {
    const late = { now: NOW + 10 * MINUTE };
    const { facts, state } = after(tried(quietLane(), 's1', [a, b]), [unknown('s1'), last(0)], late);
    assert.deepEqual(short(facts).slice(2), ['unpinned a 1', 'unpinned b 2']);
    assert.equal(state.open.length, 2, 'they stay as evidence');
  });

  it('keeps a try for possible while it explains all that was taken, for ARCA may still be at work on it', () => {
    const { state } = after(tried(quietLane(), 's1', [a, b]), [unknown('s1'), last(1), consulted(a)]);
    const { facts } = after(tried(state, 's2', [b]), [answer('s2', 2, 'R')]);
    assert.ok(short(facts).includes('held b'));
    const late = after(tried(state, 's2', [b]), [headerError('s2', 'sequence'), last(2), consulted(b)]);
    assert.ok(short(late.facts).includes('authorized b 2'));
  });
});

/** `a` rejected, `b` not looked at, and tried alone since. */
const answered = after(tried(quietLane(), 's1', [a, b]), [answer('s1', 1, 'RU')]).state;
const again = { ...b, number: 1 };

describe('a number that only what ARCA refused explains', () => {
  it('was taken by a copy of the request: each gets its CAE, whatever it was told before', () => {
    const copy = refusedTry('s1', [a, b]);
    const { state, facts } = after(tried(answered, 's2', [again]), [
      headerError('s2', 'sequence'),
      last(2),
      consultedAfter(copy, a, b),
    ]);
    assert.deepEqual(short(facts), [
      'overtaken s2',
      'unpinned b 1',
      'authorized a 1',
      'authorized b 2',
      'settled 2',
    ]);
    assert.deepEqual([state.open, state.pins, state.pending], [[], [], []]);
  });

  it('is explained by what is open before what was refused', () => {
    const twin = pin(1, 'twin', 1);
    const open = tried(after(tried(quietLane(), 's1', [a]), [answer('s1', 1, 'R')]).state, 's2', [twin]);
    const { facts } = after({ ...open, pins: [] }, [
      unknown('s2'),
      last(1),
      consultedAfter(refusedTry('s1', [a]), twin),
    ]);
    assert.ok(short(facts).includes('authorized twin 1'));
  });

  it('goes to the twin that has none where two of the try have changed places', () => {
    const twins = [pin(1, 'a', 7), pin(2, 'b', 7)];
    const open = tried(answered, 's2', [pin(1, 'b', 7)]);
    const { facts } = after(open, [
      unknown('s2'),
      last(2),
      consultedAfter(refusedTry('s1', twins), ...twins),
    ]);
    assert.deepEqual(
      short(facts).filter((fact) => fact.startsWith('authorized')),
      ['authorized b 1', 'authorized a 2'],
    );
  });

  it('is another system’s where what was refused only resembles it', () => {
    const { facts, next } = after(answered, [
      unknown('s0'),
      last(1),
      consultedAfter(refusedTry('s1', [a, b]), {
        ...a,
        content: { ...a.content, concept: 2 } as typeof a.content,
      }),
    ]);
    assert.ok(short(facts).includes('conflict 1'));
    assert.notEqual(next.do, 'halt');
  });

  it('holds back no rejection, and is forgotten once the lane is certain', () => {
    const { state } = after(answered, [
      unknown('s0'),
      last(1),
      consultedAfter(refusedTry('s1', [a, b]), stranger(1)),
    ]);
    assert.deepEqual(state.open, []);
    const rejected = after(tried(state, 's3', [{ ...b, number: 2 }]), [answer('s3', 2, 'R')]);
    assert.ok(short(rejected.facts).includes('rejected b'));
  });

  it('is looked at even where it is the first of a lane', () => {
    const { next } = after(answered, [unknown('s0'), last(1)]);
    assert.deepEqual(next, { do: 'consult', numbers: [1] });
  });
});

describe('what ARCA holds under a number', () => {
  it('goes to an invoice that was freed or held as rejected meanwhile, if a try explains it', () => {
    const ghost = after(tried(tried(quietLane(), 's1', [a, b]), 's2', [a, b]), [answer('s2', 1, 'RU')]).state;
    const other = tried(ghost, 's3', [pin(1, 'b', 2)]);
    const { facts, state } = after(other, [headerError('s3', 'sequence'), last(2), consulted(a, b)]);
    assert.deepEqual(short(facts), [
      'overtaken s3',
      'unpinned b 1',
      'authorized a 1',
      'authorized b 2',
      'settled 2',
    ]);
    assert.deepEqual([state.held, state.pins], [[], []]);
  });

  it('goes to the pinned one among twins, each CAE once', () => {
    const [one, two] = [pin(1, 'one', 7), pin(1, 'two', 7)];
    const both = tried(tried(quietLane(), 's1', [one]), 's2', [two]);
    const { facts } = after(both, [unknown('s2'), last(1), consulted(two)]);
    assert.deepEqual(short(facts), ['verifying two', 'authorized two 1', 'settled 1']);
  });

  it('leaves no twin without its own when one try took the numbers of both', () => {
    const twins = [pin(1, 'one', 7), pin(2, 'two', 7)];
    const swapped = tried(tried(quietLane(), 's1', twins), 's2', [pin(1, 'two', 7)]);
    const { facts } = after(swapped, [unknown('s2'), last(2), consulted(...twins)]);
    const authorized = short(facts).filter((fact) => fact.startsWith('authorized'));
    assert.deepEqual(authorized, ['authorized two 1', 'authorized one 2']);
  });

  it('is another system’s when nothing of ours says otherwise: told, and passed', () => {
    const before = tried(quietLane(), 's1', [a, b]);
    const { facts, next, state } = after(before, [unknown('s1'), last(1), consulted(stranger(1))]);
    assert.deepEqual(short(facts).slice(2), [
      'overtaken s1',
      'conflict 1',
      'unpinned a 1',
      'settled 1',
      'unpinned b 2',
    ]);
    assert.deepEqual([state.settled_through, next.do], [1, 'idle']);
  });

  it('is not ours either when an earlier number of its only try was another system’s', () => {
    const before = tried(quietLane(), 's1', [a, b]);
    const { facts } = after(before, [unknown('s1'), last(2), consulted(stranger(1), { ...b, number: 2 })]);
    assert.equal(
      short(facts).some((fact) => fact.startsWith('authorized')),
      false,
    );
  });

  it('stops the lane when it resembles ours without being equal', () => {
    const found = heldBy({ ...a, content: { ...a.content, concept: 2 } });
    const { facts, next } = after(tried(quietLane(), 's1', [a]), [unknown('s1'), last(1), consulted(found)]);
    assert.deepEqual(short(facts).slice(1), ['halted ambiguous', 'settled 0']);
    assert.equal(next.do, 'halt');
  });

  it('stops the lane when it equals ours but is older than our try by more than clocks differ', () => {
    const before = tried(quietLane(), 's1', [a]);
    const at = (time: string) =>
      short(after(before, [unknown('s1'), last(1), consulted(heldBy(a, `2026-11-18T${time}`))]).facts);
    assert.ok(at('11:54:59').includes('halted ambiguous'));
    assert.ok(at('11:55:00').includes('authorized a 1'));
    assert.ok(at('12:00:01').includes('authorized a 1'));
  });

  it('is settled as far as it was understood before the lane stopped', () => {
    const found = heldBy({ ...b, content: { ...b.content, concept: 2 } });
    const { facts } = after(tried(quietLane(), 's1', [a, b]), [unknown('s1'), last(2), consulted(a, found)]);
    assert.deepEqual(short(facts).slice(2), ['authorized a 1', 'halted ambiguous', 'settled 1']);
  });
});

describe('ARCA’s last number', () => {
  it('below ours is asked for again, and then stops the lane and says both', () => {
    const once = after({ ...quietLane(7), certain: false }, [last(6)]);
    assert.deepEqual([once.state.halt, once.next.do], [null, 'read-last']);
    const healed = after({ ...quietLane(7), certain: false }, [last(6), last(7)]);
    assert.deepEqual([healed.state.halt, healed.state.certain], [null, true]);
    const always = Array.from({ length: LANE_LIMITS.unexplained }, () => last(6));
    const { state, next } = after({ ...quietLane(7), certain: false }, always);
    assert.deepEqual([state.halt?.reason, next.do], ['behind', 'halt']);
    assert.match(state.halt?.detail ?? '', /6.*7/);
  });

  it('that ARCA then does not find is asked again, and stops the lane after some patience', () => {
    let state = { ...quietLane(), certain: false };
    for (let count = 1; count <= 5; count += 1) {
      assert.equal(state.halt, null);
      state = after(state, [last(1), consulted(1)]).state;
    }
    assert.equal(state.halt?.reason, 'unexplained');
  });
});

describe('a whole try refused as out of sequence', () => {
  it('is explained by numbers that were taken', () => {
    const { next, state } = after(tried(quietLane(), 's1', [a]), [
      headerError('s1', 'sequence'),
      last(1),
      consulted(stranger(1)),
    ]);
    assert.deepEqual([state.refused, state.unexplained, next.do], [false, 0, 'idle']);
  });

  it('with the right number is explained by the date of the last one, which later pins must not precede', () => {
    const before = tried(quietLane(3), 's1', [pin(4, 'a')]);
    const refused = after(before, [headerError('s1', 'sequence'), last(3)]);
    assert.deepEqual(refused.next, { do: 'consult-last', number: 3 });
    const { state, facts } = after(refused.state, [consulted(pin(3, 'x', 3, '2026-11-20'))]);
    assert.deepEqual(short(facts), ['unpinned a 4', 'settled 3', 'answered s1']);
    assert.deepEqual([state.last_date, state.certain, state.unexplained], ['2026-11-20', true, 0]);
  });

  it('without a visible reason is tried again after reading, and stops the lane after some patience', () => {
    let state = quietLane(3);
    for (let count = 1; count <= 5; count += 1) {
      assert.equal(state.halt, null);
      const refused = after(tried(state, `s${count}`, [pin(4, 'a')]), [
        headerError(`s${count}`, 'sequence'),
        last(3),
      ]);
      state = after(refused.state, [consulted(pin(3, 'x', 3))]).state;
      if (state.halt === null) state = after(state, [last(3)]).state;
    }
    assert.equal(state.halt?.reason, 'unexplained');
  });
});

describe('what may never be asked', () => {
  it('suspends the lane with ARCA’s words', () => {
    const errors = [{ code: 600, message: 'no' }];
    const { facts, state } = after({ ...quietLane(), certain: false }, [
      { kind: 'refused', errors, detail: 'delegation' },
    ]);
    assert.deepEqual(short(facts), ['halted suspended']);
    assert.deepEqual(state.halt?.errors, errors);
  });
});
