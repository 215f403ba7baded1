import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyPinned, applyRefusals } from './apply-pinned.ts';
import { type ComposeInput, composePins } from './compose-pins.ts';
import { LANE_LIMITS } from './lane-state.ts';
import { MINUTE, NOW, pin, quietLane, REFUSED, short, TODAY, tried } from './testing/lane-bench.ts';
import { contentOf, waitingInvoice } from './testing/waiting-invoice.ts';

const compose = (input: Partial<ComposeInput>) =>
  composePins({
    first_number: 1,
    waiting: [],
    today: TODAY,
    last_date: null,
    rates: new Map(),
    orphans: [],
    ...input,
  });

describe('pinning', () => {
  it('gives consecutive numbers in order, with the content that was accepted', () => {
    const waiting = [waitingInvoice('a', 1, TODAY), waitingInvoice('b', 2, TODAY)];
    const { pins, refusals, rejudged } = compose({ first_number: 8, waiting });
    assert.deepEqual(
      pins.map((one) => [one.number, one.invoice, one.automatic_date]),
      [
        [8, 'a', true],
        [9, 'b', true],
      ],
    );
    assert.deepEqual(
      pins.map((one) => one.content),
      waiting.map(contentOf),
    );
    assert.deepEqual([refusals, rejudged], [[], []]);
  });

  it('raises an automatic date to today, and says what was judged anew', () => {
    const { pins, rejudged } = compose({ waiting: [waitingInvoice('a', 1, '2026-11-17')] });
    assert.equal(pins[0]?.content.date, TODAY);
    assert.deepEqual([rejudged[0]?.invoice, rejudged[0]?.judged_by.today], ['a', TODAY]);
  });

  it('never lets dates go back: automatic ones follow the lane, within one batch too', () => {
    const waiting = [waitingInvoice('a', 1, TODAY, '2026-11-19'), waitingInvoice('b', 2, TODAY)];
    const dates = (last_date: string | null) =>
      compose({ waiting, last_date }).pins.map((one) => one.content.date);
    assert.deepEqual(dates(null), ['2026-11-19', '2026-11-19']);
    assert.deepEqual(dates('2026-11-20'), ['2026-11-20'], 'the fixed one is refused');
  });

  it('refuses a fixed date before the lane’s last with a reason, and leaves no gap where it was', () => {
    const waiting = [waitingInvoice('a', 1, TODAY, '2026-11-17'), waitingInvoice('b', 2, TODAY)];
    const { pins, refusals } = compose({ waiting, last_date: TODAY });
    assert.deepEqual(
      pins.map((one) => [one.number, one.invoice]),
      [[1, 'b']],
    );
    assert.equal(refusals[0]?.invoice, 'a');
    assert.ok((refusals[0]?.rejection[0]?.message ?? '').length > 10);
  });

  it('rejects rather than silently alters a total that would change', () => {
    const accepted = waitingInvoice('a', 1, '2026-11-17');
    const other = waitingInvoice('a', 2, '2026-11-17');
    const { pins, refusals } = compose({ waiting: [{ ...accepted, request: other.request }] });
    assert.deepEqual(pins, []);
    assert.match(refusals[0]?.rejection[0]?.message ?? '', /3\.00 → 6\.00/);
  });
});

describe('a refusal met while pinning', () => {
  const refusal = { invoice: 'a', rejection: REFUSED };

  it('ends the invoice at once when nothing of it is on its way', () => {
    const { facts, state } = applyRefusals(quietLane(), [refusal], { now: NOW, today: TODAY }, LANE_LIMITS);
    assert.deepEqual([short(facts), state.held], [['rejected a'], []]);
  });

  it('is held while an earlier try may win, or may have won unread', () => {
    const state = { ...tried(quietLane(), 's1', [pin(1, 'a')]), pins: [] };
    for (const now of [NOW + MINUTE, NOW + 11 * MINUTE]) {
      const step = applyRefusals(state, [refusal], { now, today: TODAY }, LANE_LIMITS);
      assert.deepEqual([short(step.facts), step.state.held.length], [['held a'], 1]);
    }
  });
});

it('what is pinned no longer waits', () => {
  const pending = ['a', 'b'].map((invoice) => ({ invoice, fixed_date: null }));
  const state = applyPinned({ ...quietLane(), pending }, [pin(1, 'a')]);
  assert.deepEqual(state.pending, [{ invoice: 'b', fixed_date: null }]);
});
