/** Whoever waits is answered as soon as anybody knows, in this process or another. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { localSignals } from '@arca-api/platform/events/signals';
import { createArrivals } from './arrivals.ts';
import { awaitInvoice } from './await-invoice.ts';
import type { InvoiceRow } from './present-invoice.ts';

const submitted = { id: 'inv_1', lane_id: 'lane_1', status: 'submitted', origin: 'api' } as InvoiceRow;
const authorized: InvoiceRow = { ...submitted, status: 'authorized' };

/** Two processes over one store, which hear each other unless they are deaf. */
function stage(signalled = true) {
  const clock = simulatedClock(0);
  const signals = localSignals(clock);
  let stored: InvoiceRow = submitted;
  let looks = 0;
  const here = createArrivals(signals);
  const elsewhere = createArrivals(signalled ? signals : { ...signals, notify: () => {} });
  const wait = awaitInvoice({
    invoices: {
      byIds: async (ids) => {
        looks += 1;
        return new Map(ids.map((id) => [id, id === stored.id ? stored : { ...stored, id }]));
      },
    },
    arrivals: here,
    clock,
    arca: { wasOut: () => false, outageOf: async () => null },
  });
  return {
    clock,
    here,
    elsewhere,
    wait,
    looks: () => looks,
    settle(by: typeof here) {
      stored = authorized;
      by.arrived([authorized]);
    },
  };
}

test('what is settled here is told with its row, and the store is not asked', async () => {
  const { clock, here, wait, looks, settle } = stage();
  const answer = wait(submitted, 60_000);
  await clock.advance(300);
  settle(here);
  assert.deepEqual([await answer, clock.now(), looks()], [authorized, 300, 0]);
});

test('what another process settled is told at once, by one look at the store', async () => {
  const { clock, elsewhere, wait, looks, settle } = stage();
  const answer = wait(submitted, 60_000);
  await clock.advance(300);
  settle(elsewhere);
  assert.deepEqual([await answer, clock.now(), looks()], [authorized, 300, 1]);
});

test('what another process settled together is looked at together, and each gets its own', async () => {
  const { clock, elsewhere, wait, looks, settle } = stage();
  const rows = Array.from({ length: 40 }, (_, index) => ({ ...submitted, id: `inv_${index + 1}` }));
  const answers = rows.map((row) => wait(row, 60_000));
  await clock.advance(300);
  settle(elsewhere);
  elsewhere.arrived(rows.slice(1).map((row) => ({ ...authorized, id: row.id })));
  assert.deepEqual(
    await Promise.all(answers),
    rows.map(({ id }) => ({ ...authorized, id })),
  );
  assert.ok(looks() <= 2, `${looks()} looks`);
});

test('a signal that comes while the store is looked at, before it knew, is not missed', async () => {
  const { clock, elsewhere, wait, settle } = stage();
  const answer = wait(submitted, 60_000);
  elsewhere.arrived([authorized]);
  elsewhere.arrived([authorized]);
  settle(elsewhere);
  assert.deepEqual([await answer, clock.now()], [authorized, 0]);
});

test('a lost signal costs a second, and patience ends with what is known', async () => {
  const { clock, elsewhere, wait, settle } = stage(false);
  const impatient = wait(submitted, 500);
  const patient = wait(submitted, 60_000);
  await clock.advance(300);
  settle(elsewhere);
  await clock.advance(200);
  assert.deepEqual([await impatient, clock.now()], [authorized, 500]);
  assert.equal(await clock.drive(patient), authorized);
  assert.equal(clock.now(), 1000);
  assert.equal(await wait(authorized, 60_000), authorized);
});

test('a lane that stops elsewhere ends the wait of its own invoices, and of no others', async () => {
  const { clock, elsewhere, wait } = stage();
  const halted = wait(submitted, 60_000);
  const other = wait({ ...submitted, id: 'inv_2', lane_id: 'lane_2' }, 5000);
  await clock.advance(10);
  elsewhere.halted('lane_1');
  assert.deepEqual([await halted, clock.now()], [submitted, 10]);
  await clock.drive(other);
  assert.equal(clock.now(), 5000);
});

test('nobody is told of lines of a batch', async () => {
  const { clock, elsewhere, wait, looks } = stage();
  const answer = wait(submitted, 500);
  elsewhere.arrived([{ ...authorized, origin: 'batch' }]);
  await clock.advance(100);
  assert.equal(looks(), 0);
  assert.equal(await clock.drive(answer), submitted);
});
