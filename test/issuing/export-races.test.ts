/** Exports in dollars whose answers get lost around midnight, and beside another program that takes numbers and Ids of the CUIT. */
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { ISSUER } from '../world.ts';
import { type Stage, setStage, shiftingClock } from './stage.ts';

const MINUTE = 60_000;
const clock = shiftingClock(Date.parse('2026-11-18T12:00:00-03:00'));
let stage: Stage;
before(async () => {
  stage = await setStage({}, clock);
});
after(() => stage.world.close());
afterEach(() => {
  stage.during(null);
  stage.world.simulator.control.clearFaults();
});

/** Paid in its own currency, a service goes at the rate of the day or not at all (2053). */
const SALE = {
  recipient: { name: 'Acme LLC', address: 'Orange St 1209' },
  currency: 'USD',
  paid_in_same_currency: true,
  lines: [{ description: 'Software', unit_price: '45' }],
  export: {
    type: 'services',
    country: 212,
    foreign_tax_id: 'EIN 12-3456789',
    payment_terms: 'Wire transfer',
    payment_date: '2027-01-15',
  },
};

for (const [day, kind, minutes, dated] of [
  ['2026-11-18', 'drop-after', 1, '2026-11-18'],
  ['2026-11-19', 'drop-before', 1, '2026-11-19'],
  ['2026-11-20', 'late-commit', 1, '2026-11-20'],
  // After that long nothing can win any more: it is dated and quoted anew.
  ['2026-11-23', 'drop-before', 30, '2026-11-24'],
] as const) {
  it(`a try lost before midnight (${kind}) and looked into ${minutes} minutes later ends with one CAE of ${dated}`, async () => {
    clock.shift(Date.parse(`${day}T23:59:30-03:00`) - clock.now());
    const after_calls = kind === 'late-commit' ? { after_calls: 3 } : {};
    stage.world.simulator.control.addFault({ kind, operation: 'FEXAuthorize', ...after_calls });
    let isOver = false;
    stage.during(({ operation }) => {
      if (operation === 'FEXAuthorize' && !isOver) {
        isOver = true;
        clock.shift(minutes * MINUTE);
      }
      return undefined;
    });
    const id = await stage.accept(SALE);
    await stage.authorized([id]);
    stage.world.simulator.control.releaseLate();
    assert.equal((await stage.read(id)).issue_date, dated);
    await stage.judge(19);
  });
}

it('beside a program that takes numbers of the lane and Ids of the CUIT meanwhile, each invoice has one CAE', async () => {
  let calls = 0;
  let strangers = 0;
  stage.during(({ operation }) => {
    if (operation !== 'FEXAuthorize' || ++calls % 2 === 0) return undefined;
    const punto_de_venta = calls % 4 === 1 ? 1 : 2;
    if (punto_de_venta === 1) strangers += 1;
    stage.world.simulator.control.authorizeElsewhere({ cuit: ISSUER, punto_de_venta, type: 19 });
    return undefined;
  });
  const ids = await Promise.all(Array.from({ length: 6 }, () => stage.accept(SALE)));
  await stage.authorized(ids);
  assert.ok(strangers > 1);
  await stage.judge(19, strangers);
  const ledger = stage.world.simulator.control.ledger({ cuit: ISSUER, type: 19 });
  assert.equal(new Set(ledger.map((entry) => entry.cmp?.Id)).size, ledger.length, 'no Id twice');
});
