/** What every store of issuing promises, so that the twin in memory and the SQL may stand for each other. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Fact, OpenSend, Pin } from './lane-state.ts';
import { type IssuingStore, LaneChanged, LeaseLost, type WaitingInvoice } from './port.ts';
import type { ComprobanteTold } from './testing/comprobante-told.ts';
import { contentOf, waitingInvoice } from './testing/waiting-invoice.ts';

/** An event, and what its snapshot says of the comprobante. */
export interface Told extends ComprobanteTold {
  readonly type: string;
  readonly sequence: number;
}

export interface StoreHarness {
  readonly store: IssuingStore;
  /** Moves the store's clock on, in milliseconds. */
  pass(ms: number): Promise<void>;
  /** A new lane of an organisation of its own, with nothing in it. */
  /** Another process's, on the same books. */
  readonly other: IssuingStore;
  addLane(): Promise<{ readonly lane: string; readonly organization: string }>;
  accept(lane: string, organization: string, waiting: WaitingInvoice): Promise<void>;
  cancel(invoice: string): Promise<boolean>;
  find(
    invoice: string,
  ): Promise<{ readonly status: string; readonly number: number | null; readonly cae: string | null }>;
  /** Of one subject, in the order in which they were told. */
  events(subject: string): Promise<readonly Told[]>;
  close(): Promise<void>;
}

const TODAY = '2026-11-18';
const WORK = { pins: [], sends: [], rejudged: [], facts: [], now: 1 } as const;
const UNNUMBERED = { number: null, cae: null } as const;
const REJECTION = [{ code: 10_013, message: 'no' }];

export function issuingStoreConformance(name: string, make: () => Promise<StoreHarness>): void {
  for (const looks of [false, true]) conform(name, make, looks);
}

/** `looks`: what waits was shown before anything becomes of it, as issuing does; a store may remember it. */
function conform(name: string, make: () => Promise<StoreHarness>, looks: boolean): void {
  suite(`${name} as the store of issuing${looks ? ', of what it has shown' : ''}`, () => {
    let harness: StoreHarness;
    let made = 0;
    before(async () => {
      harness = await make();
    });
    after(() => harness.close());

    /** A lane of its own with invoices in it, claimed. */
    async function open(...fixedDates: readonly (string | null)[]) {
      const { lane, organization } = await harness.addLane();
      const waiting: WaitingInvoice[] = [];
      for (const date of fixedDates) {
        made += 1;
        const one = waitingInvoice(`inv_${made}`, made, TODAY, date);
        await harness.accept(lane, organization, one);
        waiting.push(one);
      }
      const claim = await harness.store.claim(lane, 'worker', 30_000);
      assert.ok(claim);
      if (looks) await harness.store.pending(lane, TODAY, 100);
      const pins = waiting.map(
        (one, index): Pin => ({
          number: index + 1,
          invoice: one.invoice,
          automatic_date: true,
          content: contentOf(one),
        }),
      );
      const settle = (facts: readonly Fact[]) => harness.store.settle(lane, claim.token, facts, 5);
      return { lane, organization, token: claim.token, ids: waiting.map((one) => one.invoice), pins, settle };
    }

    const sendsOf = (sendId: string, pins: readonly Pin[], sent_at = 1): OpenSend[] =>
      pins.map(({ number, invoice, content }) => ({
        send_id: sendId,
        first_number: pins[0]?.number ?? 0,
        number,
        invoice,
        invoice_authorized: false,
        refused: false,
        content,
        sent_at,
      }));

    const granted = (pin: Pin | undefined, code: string): Fact => {
      assert.ok(pin);
      const { invoice, number, content } = pin;
      return {
        fact: 'authorized',
        invoice,
        number,
        content,
        kind: 'cae',
        code,
        expires_on: null,
        observations: [],
      };
    };

    test('a lease is one worker’s until it ends or is given back, and each new holder has a new token', async () => {
      const { lane, organization } = await harness.addLane();
      await harness.accept(lane, organization, waitingInvoice('inv_lease', 1, TODAY));
      const { store } = harness;
      const first = await store.claim(lane, 'one', 1000);
      assert.ok(first);
      assert.equal(first.organization, organization);
      assert.equal(await store.claim(lane, 'two', 1000), null);
      assert.equal((await store.claim(lane, 'one', 1000))?.token, first.token, 'renewed');
      await harness.pass(1001);
      const second = await store.claim(lane, 'two', 1000);
      assert.ok(second !== null && second.token > first.token);
      await store.release(lane, first.token);
      assert.equal(await store.claim(lane, 'one', 1000), null, 'an old token gives nothing back');
      await store.release(lane, second.token);
      const third = await store.claim(lane, 'one', 1000);
      assert.ok(third !== null && third.token > second.token);
      await harness.pass(1001);
      const late = await store.claim(lane, 'one', 1000);
      assert.ok(
        late !== null && late.token > third.token,
        'a worker that slept through its lease remembers nothing',
      );
    });

    test('a lane with work says whose it is, until that lease ends or is given back', async () => {
      const { lane, organization, token } = await open(null);
      const leasedBy = async () =>
        (await harness.store.lanesWithWork()).filter((one) => one.lane === lane).map((one) => one.leased_by);
      assert.deepEqual(await leasedBy(), ['worker']);
      await harness.store.release(lane, token);
      assert.deepEqual(await leasedBy(), [null]);
      assert.ok(await harness.store.claim(lane, 'next', 1000));
      assert.deepEqual(await leasedBy(), ['next']);
      await harness.pass(1001);
      assert.deepEqual(await leasedBy(), [null]);
      const found = (await harness.store.lanesWithWork()).find((one) => one.lane === lane);
      assert.equal(found?.organization, organization);
    });

    test('of any number of workers that claim at once, one holds the lane', async () => {
      const { lane } = await open(null);
      await harness.pass(30_001);
      const workers = ['a', 'b', 'c', 'd', 'e', 'f'];
      const claims = await Promise.all(workers.map((worker) => harness.store.claim(lane, worker, 1000)));
      assert.equal(claims.filter((claim) => claim !== null).length, 1);
    });

    test('a worker that was overtaken can neither prepare nor settle, and what it tried leaves no trace', async () => {
      const { lane, token, ids, pins } = await open(null);
      const [id = ''] = ids;
      await harness.pass(30_001);
      assert.ok(await harness.store.claim(lane, 'other', 1000));
      const prepared = harness.store.prepare(lane, token, { ...WORK, pins, sends: sendsOf('snd_old', pins) });
      await assert.rejects(prepared, LeaseLost);
      const settled = harness.store.settle(lane, token, [granted(pins[0], '70000000000001')], 5);
      await assert.rejects(settled, LeaseLost);
      const stored = await harness.store.load(lane);
      assert.deepEqual([stored.pins, stored.open, stored.settled_through], [[], [], 0]);
      assert.equal((await harness.find(id)).status, 'submitted');
      assert.equal((await harness.events(id)).length, 1);
    });

    test('what waits comes in order of (date, acceptance), where an automatic date counts as today', async () => {
      const { lane, ids } = await open(null, '2026-11-20', '2026-11-17', null, TODAY, '2026-11-17');
      const [auto1, later, early1, auto2, today, early2] = ids;
      const order = async (limit: number) =>
        (await harness.store.pending(lane, TODAY, limit)).map((one) => one.invoice);
      assert.deepEqual(await order(10), [early1, early2, auto1, auto2, today, later]);
      assert.deepEqual(await order(3), [early1, early2, auto1]);
      const tomorrow = await harness.store.pending(lane, '2026-11-19', 10);
      assert.deepEqual(
        tomorrow.map((one) => one.invoice),
        [early1, early2, today, auto1, auto2, later],
      );
    });

    test('what is pinned, held, cancelled or final does not wait', async () => {
      const { lane, token, ids, pins, settle } = await open(null, null, null, null, null, null);
      const [, held = '', rejected = '', cancelled = '', free] = ids;
      assert.equal(await harness.cancel(cancelled), true);
      const sent = pins.slice(0, 3);
      await harness.store.prepare(lane, token, { ...WORK, pins: sent, sends: sendsOf('snd_w', sent) });
      await settle([
        { fact: 'unpinned', invoice: held, number: 2 },
        { fact: 'held', invoice: held, rejection: REJECTION },
        { fact: 'unpinned', invoice: rejected, number: 3 },
        { fact: 'rejected', invoice: rejected, rejection: REJECTION },
      ]);
      const waiting = await harness.store.pending(lane, TODAY, 10);
      assert.deepEqual(
        waiting.map((one) => one.invoice),
        [free, ids[5]],
      );
      assert.deepEqual((await harness.store.load(lane)).held, [{ invoice: held, rejection: REJECTION }]);
      const { request, judged_by, assessment } = waitingInvoice('any', 1, TODAY);
      const kept = (value: object) => Object.keys(value).sort();
      const [first] = waiting;
      assert.ok(first !== undefined);
      // With all that is needed to judge it again.
      assert.deepEqual(
        [kept(first.request), kept(first.judged_by), kept(first.assessment)],
        [kept(request), kept(judged_by), kept(assessment)],
      );
    });

    test('pins and evidence are written together and read back as they were', async () => {
      const { lane, token, pins } = await open(null, null);
      await harness.store.prepare(lane, token, { ...WORK, pins, sends: sendsOf('snd_both', pins, 7) });
      const stored = await harness.store.load(lane);
      assert.deepEqual(stored.pins, pins);
      assert.deepEqual(stored.open, sendsOf('snd_both', pins, 7));
    });

    test('a try that names an invoice cancelled meanwhile is not written at all', async () => {
      const { lane, token, ids, pins } = await open(null, null);
      assert.equal(await harness.cancel(ids[1] ?? ''), true);
      const prepared = harness.store.prepare(lane, token, { ...WORK, pins, sends: sendsOf('snd_c', pins) });
      await assert.rejects(prepared, LaneChanged);
      const stored = await harness.store.load(lane);
      assert.deepEqual([stored.pins, stored.open], [[], []]);
    });

    test('what was written to be sent cannot be cancelled until it is certain that it never left', async () => {
      const { lane, token, ids, pins, settle } = await open(null);
      await harness.store.prepare(lane, token, { ...WORK, pins, sends: sendsOf('snd_k', pins) });
      assert.equal(await harness.cancel(ids[0] ?? ''), false);
      await settle([{ fact: 'send-closed', send_id: 'snd_k', outcome: 'not-sent' }]);
      assert.equal(await harness.cancel(ids[0] ?? ''), false, 'it still has its number');
      await settle([{ fact: 'unpinned', invoice: ids[0] ?? '', number: pins[0]?.number ?? 0 }]);
      assert.equal(await harness.cancel(ids[0] ?? ''), true);
    });

    test('a number or an invoice is pinned once', async () => {
      const { lane, token, pins } = await open(null, null);
      const [first, second] = pins;
      assert.ok(first && second);
      await harness.store.prepare(lane, token, { ...WORK, pins: [first] });
      await assert.rejects(harness.store.prepare(lane, token, { ...WORK, pins: [{ ...second, number: 1 }] }));
      await assert.rejects(harness.store.prepare(lane, token, { ...WORK, pins: [{ ...first, number: 2 }] }));
      assert.deepEqual((await harness.store.load(lane)).pins, [first]);
    });

    test('an outcome is one change: CAE, freed pin, closed try, settled number and one event', async () => {
      const { lane, token, ids, pins, settle } = await open(null);
      const [id = ''] = ids;
      await harness.store.prepare(lane, token, { ...WORK, pins, sends: sendsOf('snd_ok', pins) });
      await settle([
        { fact: 'send-closed', send_id: 'snd_ok', outcome: 'answered' },
        granted(pins[0], '70000000000002'),
        { fact: 'settled', through: 1, last_date: TODAY },
      ]);
      assert.deepEqual(await harness.find(id), { status: 'authorized', number: 1, cae: '70000000000002' });
      const stored = await harness.store.load(lane);
      assert.deepEqual(
        [stored.pins, stored.open, stored.settled_through, stored.last_date],
        [[], [], 1, TODAY],
      );
      assert.deepEqual(await harness.events(id), [
        { type: 'invoice.submitted', sequence: 1, ...UNNUMBERED },
        { type: 'invoice.authorized', sequence: 2, number: 1, cae: '70000000000002' },
      ]);
    });

    test('what changed since it was shown is settled as it is now', async () => {
      const { lane, token, ids, pins, settle } = await open(null, null);
      const [id = ''] = ids;
      const cae = '70000000000008';
      await harness.store.prepare(lane, token, { ...WORK, pins, sends: sendsOf('snd_n', pins) });
      await harness.other.settle(lane, token, [{ fact: 'verifying', invoice: id }], 4);
      await settle([
        { fact: 'send-closed', send_id: 'snd_n', outcome: 'answered' },
        granted(pins[0], cae),
        granted(pins[1], '70000000000009'),
        { fact: 'settled', through: 2, last_date: TODAY },
      ]);
      assert.deepEqual(await harness.events(id), [
        { type: 'invoice.submitted', sequence: 1, ...UNNUMBERED },
        { type: 'invoice.verifying', sequence: 2, ...UNNUMBERED },
        { type: 'invoice.authorized', sequence: 3, number: 1, cae },
      ]);
      assert.equal((await harness.events(ids[1] ?? '')).length, 2);
      const stored = await harness.store.load(lane);
      assert.deepEqual([stored.pins, stored.open, stored.settled_through], [[], [], 2]);
    });

    test('a CAE once written is never written over, nor taken back by a later rejection', async () => {
      const { ids, pins, settle } = await open(null);
      const [id = ''] = ids;
      await settle([granted(pins[0], '70000000000003')]);
      await settle([granted(pins[0], '79999999999999')]);
      await settle([{ fact: 'rejected', invoice: id, rejection: REJECTION }]);
      await settle([{ fact: 'held', invoice: id, rejection: REJECTION }]);
      await settle([{ fact: 'verifying', invoice: id }]);
      assert.deepEqual(await harness.find(id), { status: 'authorized', number: 1, cae: '70000000000003' });
      assert.equal((await harness.events(id)).length, 2, 'and nothing more is told');
    });

    test('an invoice is said to be in doubt once, however often it is', async () => {
      const { ids, settle } = await open(null);
      const [id = ''] = ids;
      await settle([{ fact: 'verifying', invoice: id }]);
      await settle([{ fact: 'verifying', invoice: id }]);
      await settle([{ fact: 'held', invoice: id, rejection: REJECTION }]);
      await settle([{ fact: 'rejected', invoice: id, rejection: REJECTION }]);
      await settle([{ fact: 'rejected', invoice: id, rejection: REJECTION }]);
      assert.deepEqual(await harness.events(id), [
        { type: 'invoice.submitted', sequence: 1, ...UNNUMBERED },
        { type: 'invoice.verifying', sequence: 2, ...UNNUMBERED },
        { type: 'invoice.rejected', sequence: 3, ...UNNUMBERED },
      ]);
    });

    test('a held rejection gives way to the CAE of a try that won after all', async () => {
      const { lane, ids, pins, settle } = await open(null);
      const [id = ''] = ids;
      await settle([{ fact: 'held', invoice: id, rejection: REJECTION }]);
      await settle([granted(pins[0], '70000000000004')]);
      assert.equal((await harness.find(id)).status, 'authorized');
      assert.deepEqual((await harness.store.load(lane)).held, []);
    });

    test('evidence stays open until its number is settled, its try closed or overtaken', async () => {
      const { lane, token, pins, settle } = await open(null, null, null);
      await harness.store.prepare(lane, token, { ...WORK, pins, sends: sendsOf('snd_a', pins, 1) });
      await harness.store.prepare(lane, token, { ...WORK, sends: sendsOf('snd_b', pins, 2) });
      const evidence = async () =>
        (await harness.store.load(lane)).open.map((send) => [
          send.send_id,
          send.number,
          send.invoice_authorized,
        ]);
      await settle([granted(pins[0], '70000000000005'), { fact: 'settled', through: 1, last_date: TODAY }]);
      assert.deepEqual(await evidence(), [
        ['snd_a', 2, false],
        ['snd_a', 3, false],
        ['snd_b', 2, false],
        ['snd_b', 3, false],
      ]);
      await settle([{ fact: 'send-closed', send_id: 'snd_a', outcome: 'overtaken' }]);
      assert.deepEqual(await evidence(), [
        ['snd_b', 2, false],
        ['snd_b', 3, false],
      ]);
      await settle([granted(pins[1], '70000000000006')]);
      assert.deepEqual(await evidence(), [
        ['snd_b', 2, true],
        ['snd_b', 3, false],
      ]);
      await settle([{ fact: 'send-closed', send_id: 'snd_b', outcome: 'answered' }]);
      assert.deepEqual(await evidence(), []);
    });

    test('what ARCA refused stays evidence for its numbers, with the whole of its try', async () => {
      const { lane, token, pins, settle } = await open(null, null, null);
      const { store } = harness;
      const refused = async (...numbers: readonly number[]) =>
        (await store.refused(lane, numbers)).map((send) => [send.send_id, send.number, send.refused]);
      const was = async () => [(await store.load(lane)).tried, (await store.load(lane)).open.length];
      assert.deepEqual(await was(), [false, 0]);
      await store.prepare(lane, token, { ...WORK, pins, sends: sendsOf('snd_p', pins) });
      assert.deepEqual(await was(), [true, 3]);
      await settle([
        { fact: 'send-closed', send_id: 'snd_p', outcome: 'answered' },
        granted(pins[0], '70000000000007'),
        { fact: 'settled', through: 1, last_date: TODAY },
      ]);
      assert.deepEqual(await refused(1), []);
      assert.deepEqual(await refused(3), [
        ['snd_p', 2, true],
        ['snd_p', 3, true],
      ]);
      assert.deepEqual(await was(), [true, 0]);
    });

    test('a lane in which all was refused is not new', async () => {
      const { lane, token, pins, settle } = await open(null);
      await harness.store.prepare(lane, token, { ...WORK, pins, sends: sendsOf('snd_r', pins) });
      await settle([{ fact: 'send-closed', send_id: 'snd_r', outcome: 'answered' }]);
      const { tried, open: left, settled_through } = await harness.store.load(lane);
      assert.deepEqual([tried, left, settled_through], [true, [], 0]);
    });

    test('a lane that stopped is remembered with its reason, is told of, and has no work', async () => {
      const { lane, settle } = await open(null);
      const halt = { reason: 'ambiguous', detail: 'number 1', errors: [{ code: 1, message: 'x' }] } as const;
      const works = async () => (await harness.store.lanesWithWork()).some((one) => one.lane === lane);
      assert.equal(await works(), true);
      await settle([{ fact: 'halted', halt }]);
      assert.deepEqual((await harness.store.load(lane)).halt, halt);
      assert.equal(await works(), false);
      assert.deepEqual(
        (await harness.events(lane)).map((event) => event.type),
        ['punto_de_venta.halted'],
      );
    });
  });
}
