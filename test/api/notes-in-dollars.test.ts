/** A note of a sale in dollars keeps the rate of the sale, and where ARCA takes it no longer the door takes another. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { shiftingClock } from '../issuing/stage.ts';
import { createWorld, type World } from '../world.ts';

const DAY = 86_400_000;
const SALE = {
  recipient: { cuit: '30000000139' },
  currency: 'USD',
  lines: [{ description: 'Licencia', unit_price: '100', iva: '21' }],
};

const clock = shiftingClock(Date.parse('2026-11-18T12:00:00-03:00'));
let world: World;

before(async () => {
  world = await createWorld({ clock, simulator: { replayWindow: 0 } });
  const { control } = world.simulator;
  control.publishRate({ currency: 'DOL', day: '20261117', rate: 1500 });
  control.publishRate({ currency: 'DOL', day: '20261118', rate: 1490 });
});
after(() => world.close());

it('is refused before ARCA would, says the way on, and takes the rate of the day', async () => {
  const sale = await world.call('POST', '/v1/invoices', SALE, { prefer: 'wait=20' });
  assert.equal(sale.status, 201, JSON.stringify(sale.body));
  assert.equal(sale.body.exchange_rate, '1500');
  const path = `/v1/invoices/${sale.body.id}/credit-notes`;

  const sameDay = await world.call('POST', path, { amount: '21' }, { prefer: 'wait=20' });
  assert.equal(sameDay.status, 201, JSON.stringify(sameDay.body));
  assert.equal(sameDay.body.exchange_rate, '1500');

  clock.shift(DAY);
  const refused = await world.call('POST', path, { amount: '50' });
  assert.equal(refused.status, 422, JSON.stringify(refused.body));
  const [fault] = refused.body.errors;
  assert.equal(fault.code, 'exchange_rate.above_official');
  assert.match(fault.fix.es, /exchange_rate/);

  const today = await world.call(
    'POST',
    path,
    { amount: '50', exchange_rate: 'auto' },
    { prefer: 'wait=20' },
  );
  assert.equal(today.status, 201, JSON.stringify(today.body));
  assert.equal(today.body.exchange_rate, '1490');
  assert.equal(today.body.totals.total, '50.00');

  const said = await world.call(
    'POST',
    path,
    { amount: '50', exchange_rate: '1490.99' },
    { prefer: 'wait=20' },
  );
  assert.equal(said.status, 201, JSON.stringify(said.body));
  assert.equal(said.body.exchange_rate, '1490.99');
  const wrong = await world.call('POST', path, { amount: '1', exchange_rate: 'dolar' });
  assert.equal(wrong.status, 422);
});
