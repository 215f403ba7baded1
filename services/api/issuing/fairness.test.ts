/** Nobody's backlog is anybody else's delay: the pool with 100,000 invoices of one organisation, on a simulated clock. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Lane } from '@arca-api/contract/gateway';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { localSignals } from '@arca-api/platform/events/signals';
import { silentLog } from '@arca-api/platform/log/silent';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { laneIssuer } from './issue-lane.ts';
import { lanePool } from './issue-lanes.job.ts';
import { laneId } from './lanes.store.ts';
import { emptyBooks, memoryIssuingStore, memoryVerbs } from './memory-store.ts';
import { promptGateway } from './testing/prompt-gateway.ts';
import { waitingInvoice } from './testing/waiting-invoice.ts';

const NOON = Date.parse('2026-11-18T12:00:00-03:00');
const ROUND_TRIP = 300;
const [LARGE, SMALL] = ['30000000147', '30000000139'];
const laneOf = (cuit: string, punto_de_venta: number, type = 6): Lane => ({
  environment: 'simulator',
  cuit,
  punto_de_venta,
  type,
});

const specimen = waitingInvoice('', 7, '2026-11-18');

function stage(options: { concurrency: number; perOrganization: number; limit?: number }) {
  const clock = simulatedClock(NOON);
  const gateway = promptGateway(clock, ROUND_TRIP, options.limit ?? 250);
  const books = emptyBooks();
  const store = memoryIssuingStore(books, clock.now);
  const random = seededRandom(1, clock);
  const issuer = laneIssuer({
    store,
    gateway: gateway.client,
    clock,
    random,
    log: silentLog,
    worker: 'one',
    leaseMs: 30_000,
    arcaDeadlineMs: 60_000,
    halted: () => {},
  });
  const signals = localSignals(clock);
  const pool = lanePool({
    issuer,
    store,
    clock,
    log: silentLog,
    worker: 'one',
    signals,
    sweepMs: 5_000,
    ...options,
  });
  let accepted = 0;
  return {
    clock,
    gateway,
    pool,
    accept(lane: Lane, organization: string): string {
      const id = laneId(lane);
      if (!books.lanes.has(id)) memoryVerbs.addLane(books, id, lane, organization);
      accepted += 1;
      const invoice = `inv_${accepted}`;
      memoryVerbs.accept(books, { ...specimen, invoice, lane: id, organization });
      return invoice;
    },
    find: (invoice: string) => books.invoices.get(invoice),
    /** How long until it has its CAE, in round trips. */
    async takes(invoice: string, most = 400): Promise<number> {
      const start = clock.now();
      for (let steps = 0; steps < most * 10; steps += 1) {
        if (books.invoices.get(invoice)?.status === 'authorized') return (clock.now() - start) / ROUND_TRIP;
        await clock.advance(ROUND_TRIP / 10);
      }
      throw new Error(`${invoice} waits still`);
    },
  };
}

/** 100,000 invoices over 200 lanes, all of them under way. */
async function withBacklog(options: { concurrency: number; perOrganization: number }) {
  const all = stage(options);
  for (let count = 0; count < 100_000; count += 1) all.accept(laneOf(LARGE, 1 + (count % 200)), 'large');
  all.pool.start();
  await all.clock.advance(ROUND_TRIP * 3.5);
  const single = all.accept(laneOf(SMALL, 1), 'small');
  all.pool.wake(laneId(laneOf(SMALL, 1)), 'small');
  return { ...all, single };
}

/** A lane new to its worker asks for ARCA's last number, then sends. */
const ALONE = 2;

it('an invoice beside a backlog of 100,000 takes no longer than alone, where that leaves it a place', async () => {
  const { clock, takes, single, pool, gateway } = await withBacklog({ concurrency: 64, perOrganization: 48 });
  assert.ok(gateway.trips(LARGE).length > 100, 'the backlog is under way');
  assert.equal(await takes(single), ALONE);
  await clock.drive(pool.stop());
});

it('it waits one round trip at most for each of its own where the backlog fills every place', async () => {
  const { clock, takes, single, pool } = await withBacklog({ concurrency: 64, perOrganization: 64 });
  const took = await takes(single);
  assert.ok(took > ALONE && took <= ALONE + ALONE, `${took} round trips`);
  await clock.drive(pool.stop());
});

it('lanes of one punto de venta take turns: a single credit note waits for no backlog of invoices', async () => {
  const { clock, pool, accept, takes } = stage({ concurrency: 1, perOrganization: 1 });
  for (let count = 0; count < 10_000; count += 1) accept(laneOf(LARGE, 1), 'large');
  pool.start();
  await clock.advance(ROUND_TRIP * 3.5);
  const note = accept(laneOf(LARGE, 1, 8), 'large');
  pool.wake(laneId(laneOf(LARGE, 1, 8)), 'large');
  const took = await takes(note);
  assert.ok(took <= ALONE * 2, `${took} round trips, every other of which was the backlog's`);
  await clock.drive(pool.stop());
});

it('organisations take turns, however many lanes of each want one', async () => {
  const { clock, pool, accept, gateway } = stage({ concurrency: 1, perOrganization: 1, limit: 1 });
  for (let count = 0; count < 60; count += 1) {
    accept(laneOf(LARGE, 1 + (count % 30)), 'large');
    accept(laneOf(SMALL, 1), 'small');
  }
  pool.start();
  await clock.advance(ROUND_TRIP * 40);
  const [large, small] = [gateway.trips(LARGE).length, gateway.trips(SMALL).length];
  assert.ok(Math.abs(large - small) <= 1, `${large} and ${small} round trips`);
  await clock.drive(pool.stop());
});

it('a backlog of 100,000 drains in the order of acceptance, a batch a round trip', async () => {
  const { clock, pool, accept, find, gateway } = stage({ concurrency: 64, perOrganization: 48 });
  const ids = Array.from({ length: 100_000 }, () => accept(laneOf(LARGE, 1), 'large'));
  pool.start();
  await clock.advance(ROUND_TRIP * 402);
  assert.equal(
    ids.findIndex((id, index) => find(id)?.number !== index + 1),
    -1,
    'each has the number of its place',
  );
  assert.equal(gateway.trips(LARGE).length, 401, 'one reading, then 400 batches of 250');
  await clock.drive(pool.stop());
});
