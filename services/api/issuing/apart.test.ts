/** Workers of several processes over one set of books: whoever moves a lane hears of what was accepted elsewhere at once. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import type { Signals } from '@arca-api/platform/events/port';
import { localSignals } from '@arca-api/platform/events/signals';
import { silentLog } from '@arca-api/platform/log/silent';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { laneIssuer } from './issue-lane.ts';
import { lanePool } from './issue-lanes.job.ts';
import { laneId } from './lanes.store.ts';
import { emptyBooks, memoryIssuingStore, memoryVerbs } from './memory-store.ts';
import { promptGateway } from './testing/prompt-gateway.ts';
import { waitingInvoice } from './testing/waiting-invoice.ts';

const ROUND_TRIP = 10;
const SWEEP = 5000;
const LEASE = 30_000;
const LANE = { environment: 'simulator', cuit: '30000000147', punto_de_venta: 1, type: 6 } as const;
const ID = laneId(LANE);

const deaf = (signals: Signals): Signals => ({ ...signals, notify: () => {} });

function stage() {
  const clock = simulatedClock(Date.parse('2026-11-18T12:00:00-03:00'));
  const signals = localSignals(clock);
  const gateway = promptGateway(clock, ROUND_TRIP, 250);
  const books = emptyBooks();
  memoryVerbs.addLane(books, ID, LANE, 'organization');
  const claims: string[] = [];
  let accepted = 0;
  return {
    clock,
    signals,
    claims,
    worker(name: string, heard: Signals = signals) {
      const store = memoryIssuingStore(books, clock.now);
      const claim: typeof store.claim = (lane, worker, forMs) => {
        claims.push(name);
        return store.claim(lane, worker, forMs);
      };
      const counted = { ...store, claim };
      const issuer = laneIssuer({
        store: counted,
        gateway: gateway.client,
        clock,
        random: seededRandom(1, clock),
        log: silentLog,
        worker: name,
        leaseMs: LEASE,
        arcaDeadlineMs: 60_000,
        halted: () => {},
      });
      const pool = lanePool({
        issuer,
        store: counted,
        worker: name,
        clock,
        log: silentLog,
        signals: heard,
        concurrency: 4,
        perOrganization: 4,
        sweepMs: SWEEP,
      });
      return pool;
    },
    accept(): string {
      accepted += 1;
      const invoice = `inv_${accepted}`;
      const specimen = waitingInvoice(invoice, 7, '2026-11-18');
      memoryVerbs.accept(books, { ...specimen, invoice, lane: ID, organization: 'organization' });
      return invoice;
    },
    /** Milliseconds until it has its CAE. */
    async takes(invoice: string): Promise<number> {
      const start = clock.now();
      for (let waited = 0; waited < 2 * LEASE; waited += 5) {
        if (books.invoices.get(invoice)?.status === 'authorized') return clock.now() - start;
        await clock.advance(5);
      }
      throw new Error(`${invoice} waits still`);
    },
  };
}

it('what a process accepts that moves no lanes is issued at once elsewhere, and found by the sweep when that signal is lost', async () => {
  const { clock, signals, worker, accept, takes } = stage();
  const doors = worker('doors');
  const [one, other] = [worker('one'), worker('other')];
  one.start();
  other.start();
  await clock.advance(SWEEP + 10);
  const first = accept();
  doors.tell(ID, 'organization');
  assert.ok((await takes(first)) < 100);
  await clock.advance(SWEEP);
  const second = accept();
  worker('deaf doors', deaf(signals)).tell(ID, 'organization');
  const late = await takes(second);
  assert.ok(late > 100 && late <= SWEEP + 100, `${late} ms`);
  await Promise.all([clock.drive(one.stop()), clock.drive(other.stop())]);
});

it('what one worker accepts in a lane that another moves, that one issues at once', async () => {
  const { clock, worker, accept, takes, claims } = stage();
  const [one, other] = [worker('one'), worker('other')];
  one.start();
  other.start();
  await clock.advance(10);
  const first = accept();
  one.wake(ID, 'organization');
  assert.ok((await takes(first)) < 100);
  claims.length = 0;
  for (let count = 0; count < 20; count += 1) {
    const next = accept();
    other.wake(ID, 'organization');
    assert.ok((await takes(next)) < 100, next);
  }
  assert.deepEqual(claims, ['other'], 'whoever finds a lane taken does not ask for it each time');
  await Promise.all([clock.drive(one.stop()), clock.drive(other.stop())]);
});

it('under steady work nobody asks for what another moves, however long it lasts', async () => {
  const { clock, worker, accept, takes, claims } = stage();
  const doors = worker('doors');
  const workers = ['one', 'other', 'third', 'fourth'].map((name) => worker(name));
  for (const one of workers) one.start();
  await clock.advance(10);
  let last = '';
  for (let second = 0; second < 120; second += 1) {
    last = accept();
    doors.tell(ID, 'organization');
    // So that each look for lost wake-ups finds it waiting.
    await clock.advance(500);
    accept();
    await clock.advance(500);
  }
  assert.ok((await takes(last)) < 100);
  const [holder, ...others] = ['one', 'other', 'third', 'fourth']
    .map((name) => claims.filter((one) => one === name).length)
    .sort((a, b) => b - a);
  assert.ok(holder !== undefined && holder >= 120_000 / LEASE, `${holder} renewals`);
  assert.deepEqual(others, [1, 1, 1]);
  await Promise.all(workers.map((one) => clock.drive(one.stop())));
});

it('a worker that stops leaves its lanes to the others at once, and one that died when its lease ends', async () => {
  for (const death of ['peaceful', 'sudden']) {
    const { clock, signals, worker, accept, takes } = stage();
    const dying = worker('dying', death === 'sudden' ? deaf(signals) : signals);
    const heir = worker('heir');
    dying.start();
    heir.start();
    await clock.advance(10);
    const first = accept();
    dying.wake(ID, 'organization');
    assert.ok((await takes(first)) < 100);
    const second = accept();
    heir.wake(ID, 'organization');
    // The other half of a sudden death: it hears nothing and gives nothing back.
    if (death === 'peaceful') await clock.drive(dying.stop());
    const late = await takes(second);
    assert.ok(death === 'peaceful' ? late < 100 : late < LEASE + SWEEP + 100, `${death}: ${late} ms`);
    await clock.drive(heir.stop());
  }
});

it('a lane that a person gave back moves at once, although every worker had found it taken', async () => {
  const { clock, worker, accept, takes, signals } = stage();
  const [one, other] = [worker('one'), worker('other')];
  await clock.drive(Promise.resolve());
  const person = worker('person', deaf(signals));
  person.wake(ID, 'organization');
  await clock.advance(50);
  one.start();
  other.start();
  await clock.advance(10);
  const invoice = accept();
  one.wake(ID, 'organization');
  other.wake(ID, 'organization');
  await clock.advance(50);
  await clock.drive(person.stop());
  one.free(ID, 'organization');
  assert.ok((await takes(invoice)) < 100);
  await Promise.all([clock.drive(one.stop()), clock.drive(other.stop())]);
});
