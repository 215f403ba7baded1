import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANE_LIMITS } from './lane-state.ts';
import { nextAction } from './next-action.ts';
import { MINUTE, NOW, pin, quietLane, REFUSED, tried } from './testing/lane-bench.ts';

const pending = ['a', 'b', 'c'].map((invoice) => ({ invoice, fixed_date: null }));

describe('a lane', () => {
  it('as found reads before it pins anything', () => {
    assert.equal(nextAction({ ...quietLane(5), certain: false, pending }, NOW, LANE_LIMITS).do, 'read-last');
  });

  it('that is certain pins what waits after its last number, without a reading', () => {
    const action = nextAction({ ...quietLane(5), pending }, NOW, LANE_LIMITS);
    assert.deepEqual(action, { do: 'pin', first_number: 6, pending });
  });

  it('never pins or sends more than one request may carry', () => {
    const limits = { ...LANE_LIMITS, batch: 2 };
    const pins = nextAction({ ...quietLane(), pending }, NOW, limits);
    assert.equal(pins.do === 'pin' && pins.pending.length, 2);
    const three = [pin(1, 'a'), pin(2, 'b'), pin(3, 'c')];
    assert.deepEqual(nextAction({ ...quietLane(), pins: three }, NOW, limits), {
      do: 'send',
      pins: three.slice(0, 2),
    });
  });

  it('sends what is pinned before it pins more', () => {
    const state = { ...quietLane(), pins: [pin(1, 'x')], pending };
    assert.equal(nextAction(state, NOW, LANE_LIMITS).do, 'send');
  });

  it('that stopped does nothing, whatever waits', () => {
    const halt = { reason: 'ambiguous', detail: '', errors: [] } as const;
    const state = { ...quietLane(), certain: false, pending, pins: [pin(1, 'x')], halt };
    assert.deepEqual(nextAction(state, NOW, LANE_LIMITS), { do: 'halt', halt });
  });

  it('goes on with others while a rejection is held, and waits for it when nothing else is there', () => {
    const held = [{ invoice: 'g', rejection: REFUSED }];
    const state = { ...tried(quietLane(), 's1', [pin(1, 'g')]), pins: [], held };
    assert.equal(nextAction({ ...state, pending }, NOW, LANE_LIMITS).do, 'pin');
    assert.deepEqual(nextAction(state, NOW, LANE_LIMITS), { do: 'wait', until: NOW + 10 * MINUTE });
  });

  it('with nothing to do is idle', () => {
    assert.deepEqual(nextAction(quietLane(), NOW, LANE_LIMITS), { do: 'idle' });
  });
});
