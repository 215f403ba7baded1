/** Invoices in dollars that wait over midnight are told to ARCA at the rate it wants by then, also when it is slow to say it. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Stage, setStage, shiftingClock } from './stage.ts';

const clock = shiftingClock(Date.parse('2026-11-18T23:58:00-03:00'));
let stage: Stage;
before(async () => {
  stage = await setStage({}, clock);
});
after(() => stage.world.close());

/** Paid in its own currency: ARCA takes the rate of the day and no other (10038). */
const dollars = (more: object = {}) => ({
  currency: 'USD',
  paid_in_same_currency: true,
  lines: [{ description: 'x', unit_price: '10', iva: '21' }],
  ...more,
});

it('the rate of the day is asked for again until ARCA tells it; a fixed date keeps that of its own day', async () => {
  const { control } = stage.world.simulator;
  const ids = await stage.batch([dollars(), dollars({ issue_date: '2026-11-18' })], () => {
    clock.shift(3 * 60_000);
    for (const nth of [1, 2]) {
      control.addFault({ kind: 'http-500-html', operation: 'FEParamGetCotizacion', nth });
    }
  });
  await stage.authorized(ids);
  await stage.judge(6);
  const read = await Promise.all(
    ids.map(async (id) => (await stage.world.call('GET', `/v1/invoices/${id}`)).body),
  );
  const [moved, fixed] = read;
  assert.deepEqual([moved.issue_date, fixed.issue_date], ['2026-11-19', '2026-11-18']);
  assert.notEqual(moved.exchange_rate, fixed.exchange_rate);
});
