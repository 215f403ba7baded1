/** Invoices that wait over midnight on the last day of the year get a date that ARCA takes, in an order that holds. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Stage, setStage, shiftingClock } from './stage.ts';

const body = (price: number, more: object = {}) => ({
  lines: [{ description: 'x', unit_price: String(price), iva: '21' }],
  ...more,
});

const clock = shiftingClock(Date.parse('2026-12-31T23:58:00-03:00'));
let stage: Stage;
before(async () => {
  stage = await setStage({}, clock);
});
after(() => stage.world.close());

const dateOf = async (id: string) => (await stage.read(id)).issue_date;

it('the year ends between acceptance and number: automatic dates move on, fixed ones go first', async () => {
  const fixed = { issue_date: '2026-12-31' };
  const ids = await stage.batch([body(10), body(11), body(12, fixed)], () => clock.shift(3 * 60_000));
  await stage.authorized(ids);
  const read = await Promise.all(ids.map((id) => stage.read(id)));
  assert.deepEqual(
    read.map(({ number, issue_date }) => [number, issue_date]),
    [
      [3, '2027-01-01'],
      [4, '2027-01-01'],
      [2, '2026-12-31'],
    ],
  );
  const late = await stage.world.call('POST', '/v1/invoices', body(13, fixed));
  assert.equal(late.status, 422, 'dates never go back');
  await stage.judge(6);
});

for (const [day, kind] of [
  ['2027-01-02', 'drop-after'],
  ['2027-01-04', 'drop-before'],
] as const) {
  it(`a try lost before midnight (${kind}) ends after it with the date it was sent with`, async () => {
    clock.shift(Date.parse(`${day}T23:59:30-03:00`) - clock.now());
    const ids = await stage.batch([body(20), body(21)], () => {
      stage.world.simulator.control.addFault({ kind, operation: 'FECAESolicitar' });
      let isOver = false;
      stage.during(({ operation }) => {
        if (operation === 'FECAESolicitar' && !isOver) {
          isOver = true;
          clock.shift(60_000);
        }
        return undefined;
      });
    });
    await stage.authorized(ids);
    for (const id of ids) assert.equal(await dateOf(id), day);
    await stage.judge(6);
  });
}
