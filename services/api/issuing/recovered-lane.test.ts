import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composePins } from './compose-pins.ts';
import type { LaneState, Outcome } from './lane-state.ts';
import {
  after,
  answer,
  consulted,
  headerError,
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
import { waitingInvoice } from './testing/waiting-invoice.ts';

const [a, b] = [pin(1, 'a'), pin(2, 'b')];
const unread = (state: LaneState): LaneState => ({ ...state, certain: false });
const suspect = (through: number, known_through = NOW): LaneState => ({
  ...unread(quietLane(through, through === 0 ? null : TODAY)),
  suspicion: { since: NOW, known_through },
});

describe('a lane that is new to us', () => {
  it('starts where ARCA stands: what was issued before us is no news, and is not read', () => {
    const { state, facts, next } = after(unread(quietLane()), [last(57_000)]);
    assert.deepEqual(short(facts), ['settled 57000']);
    assert.deepEqual([state.settled_through, state.certain, next.do], [57_000, true, 'idle']);
  });

  it('is new no longer once something of ours may be there', () => {
    const { next } = after(tried(quietLane(), 's1', [a]), [unknown('s1'), last(2)]);
    assert.deepEqual(next, { do: 'consult', numbers: [1, 2] });
  });
});

describe('a lane of restored books', () => {
  it('takes what it does not know for its own and forgotten, until a person has decided', () => {
    const { state, facts } = after(suspect(1), [last(3), consulted(b, pin(3, 'c'))]);
    assert.deepEqual(short(facts), ['orphan 2', 'orphan 3', 'settled 3']);
    assert.deepEqual(
      state.orphans.map(({ number }) => number),
      [2, 3],
    );
  });

  it('gives what it remembers trying its CAE as ever', () => {
    const before = { ...tried(quietLane(), 's1', [a, b]), suspicion: { since: NOW, known_through: NOW } };
    const { facts } = after(unread(before), [last(3), consulted(a, b, pin(3, 'c'))]);
    assert.deepEqual(short(facts), ['authorized a 1', 'authorized b 2', 'orphan 3', 'settled 3']);
  });

  it('stops when ARCA has fewer than they say', () => {
    const { state } = after(
      suspect(7),
      Array.from({ length: 5 }, () => last(6)),
    );
    assert.equal(state.halt?.reason, 'behind');
  });

  it('stays suspect while a forgotten try may still arrive, and is read once more when none can', () => {
    const first = after(suspect(1), [last(1)]);
    assert.deepEqual([first.state.suspicion !== null, first.next.do], [true, 'idle']);
    const late = after(first.state, [], { now: NOW + 10 * MINUTE });
    assert.equal(late.next.do, 'read-last');
    const { state, facts } = after(unread(first.state), [last(2, NOW + 10 * MINUTE), consulted(b)], {
      now: NOW + 10 * MINUTE,
    });
    assert.deepEqual(short(facts), ['orphan 2', 'settled 2', 'trusted']);
    assert.equal(state.suspicion, null);
  });

  it('that they do not know at all is searched for where their knowledge ends, in few questions', () => {
    const known = 61;
    let questions = 0;
    const processed = (number: number) => (number <= known ? '2026-11-18T11:00:00' : '2026-11-18T11:50:00');
    let current = after(suspect(0, NOW - 30 * MINUTE), [last(100)]);
    while (current.next.do === 'consult' && current.state.reading?.search !== null) {
      questions += 1;
      const [number = 0] = current.next.numbers;
      current = after(current.state, [consulted(heldBy(pin(number, 'x'), processed(number)))]);
    }
    assert.ok(questions <= 7, `${questions} questions`);
    assert.equal(current.state.settled_through, known);
    assert.deepEqual(current.next, { do: 'consult', numbers: [62, 63, 64, 65, 66, 67, 68, 69] });
  });

  it('known to its end has nothing forgotten', () => {
    let current = after(suspect(0), [last(2)]);
    for (const number of [1, 2])
      current = after(current.state, [consulted(heldBy(pin(number, 'x'), '2026-11-18T01:00:00'))]);
    assert.deepEqual([current.state.settled_through, current.state.orphans], [2, []]);
    assert.equal(current.state.certain, true);
  });

  it('issues nothing that resembles an orphan, and everything else', () => {
    const orphans = [{ number: 3, found: heldBy(pin(3, 'x', 5, '2026-11-16')) }];
    const compose = (fixed: string | null, price: number) =>
      composePins({
        first_number: 4,
        waiting: [waitingInvoice('one', price, TODAY, fixed), waitingInvoice('other', 9, TODAY)],
        today: TODAY,
        last_date: '2026-11-16',
        rates: new Map(),
        orphans,
      });
    const pinned = ({ pins }: ReturnType<typeof compose>) =>
      pins.map(({ number, invoice }) => [number, invoice]);
    const held = compose(null, 5);
    assert.deepEqual([held.waits, pinned(held)], [[{ invoice: 'one', number: 3 }], [[4, 'other']]]);
    assert.deepEqual(compose('2026-11-16', 5).waits, [{ invoice: 'one', number: 3 }]);
    assert.deepEqual(compose('2026-11-17', 5).waits, [], 'a date that was asked for tells them apart');
    assert.deepEqual(compose(null, 6).waits, []);
  });
});

describe('a request that arrived twice', () => {
  const refused = (...more: readonly Outcome[]) =>
    after(tried(quietLane(), 's1', [a, b]), [headerError('s1', 'sequence'), ...more]);

  it('and was executed and refused keeps the CAEs of the copy whose answer nobody heard', () => {
    const { facts, state } = refused(last(2), consulted(a, b));
    assert.deepEqual(short(facts), ['authorized a 1', 'authorized b 2', 'settled 2']);
    assert.deepEqual(state.refused_tries, []);
  });

  it('may be at work yet on the rest of its batch', () => {
    const { state } = refused(last(1), consulted(a));
    assert.deepEqual([state.open.map((send) => send.number), state.refused_tries], [[2], []]);
  });

  it('stays evidence where nothing explains the refusal yet: the books that were looked at may lag', () => {
    const { state, facts, next } = refused(last(0));
    assert.deepEqual([short(facts), state.open.length, next.do], [[], 2, 'consult-last']);
    const looked = after(state, [consulted(), last(2), consulted(a, b)]);
    assert.deepEqual(short(looked.facts).slice(-3), ['authorized a 1', 'authorized b 2', 'settled 2']);
  });

  it('and was refused for its date explains nothing later', () => {
    const before = tried(quietLane(3), 's1', [pin(4, 'a')]);
    const { state, facts } = after(before, [
      headerError('s1', 'sequence'),
      last(3),
      consulted(pin(3, 'x', 3, '2026-11-20')),
    ]);
    assert.deepEqual([short(facts), state.open], [['unpinned a 4', 'settled 3', 'answered s1'], []]);
    assert.equal(after(state, [answer('s1', 4, 'A')]).next.do, 'read-last', 'CAEs of it are not believed');
  });
});
