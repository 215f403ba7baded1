/** What the books of invoices promise whoever issues, so that the SQL and the twin in memory may stand for each other. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { Refusal } from '@arca-api/contract/errors';
import type { Fact } from '../issuing/lane-state.ts';
import type { IssuingStore } from '../issuing/port.ts';
import type { JudgingBooks } from '../judging/port.ts';
import type { NewInvoice } from './invoices.store.ts';
import type { Accept, Acceptance, Accepted, Cancel, KnownInvoices } from './port.ts';
import type { InvoiceRow } from './present-invoice.ts';

export interface BooksHarness {
  readonly accept: Accept;
  readonly cancel: Cancel;
  readonly known: KnownInvoices;
  readonly judging: JudgingBooks;
  readonly issuing: IssuingStore;
  /** An acceptance of a factura B in the harness's one lane, with an id of its own. */
  make(change?: Partial<NewInvoice>): Acceptance;
  close(): Promise<void>;
}

const REJECTION = [{ code: 10_013, message: 'no' }];

export function invoiceBooksConformance(name: string, open: () => Promise<BooksHarness>): void {
  suite(`${name} as the books of invoices`, () => {
    let harness: BooksHarness;
    let numbers = 0;
    before(async () => {
      harness = await open();
    });
    after(() => harness.close());

    async function accepted(change: Partial<NewInvoice> = {}): Promise<InvoiceRow> {
      const outcome = await harness.accept(harness.make(change));
      assert.ok('row' in outcome, JSON.stringify(outcome));
      return outcome.row;
    }

    async function settle(lane: string, facts: readonly Fact[]): Promise<void> {
      const claim = await harness.issuing.claim(lane, 'worker', 30_000);
      assert.ok(claim);
      await harness.issuing.settle(lane, claim.token, facts, 5);
    }

    async function authorized(change: Partial<NewInvoice> = {}): Promise<InvoiceRow> {
      const row = await accepted(change);
      await authorize(row);
      return (await harness.known.byId(row.id)) ?? row;
    }

    async function authorize(row: InvoiceRow): Promise<void> {
      numbers += 1;
      assert.ok(row.assessment.comprobante);
      const fact: Fact = {
        fact: 'authorized',
        invoice: row.id,
        number: numbers,
        content: row.assessment.comprobante,
        kind: 'cae',
        code: String(70_000_000_000_000 + numbers),
        expires_on: '2026-11-28',
        observations: REJECTION,
      };
      await settle(row.lane_id, [fact, { fact: 'settled', through: numbers, last_date: fact.content.date }]);
    }

    const reject = (row: InvoiceRow) =>
      settle(row.lane_id, [{ fact: 'rejected', invoice: row.id, rejection: REJECTION }]);

    const kind = (outcome: Accepted): string =>
      'row' in outcome ? 'accepted' : 'twin' in outcome ? 'twin' : outcome.refusal.code;

    const creditOf = (original: InvoiceRow, total: string, change: Partial<NewInvoice> = {}) =>
      harness.make({ kind: 'credit_note', original_id: original.id, total, ...change });

    test('what is accepted is there, as it was handed in, and waits', async () => {
      const made = harness.make({ idempotency_key: 'read', external_id: 'read' });
      const { organization_id, mode, lane_id } = made.invoice;
      const outcome = await harness.accept(made);
      assert.ok('row' in outcome);
      const { known } = harness;
      const found = [
        await known.byId(made.invoice.id),
        await known.byKey(organization_id, mode, 'read'),
        await known.byExternalId(organization_id, mode, 'read'),
      ];
      for (const row of found) assert.deepEqual(row, outcome.row);
      const { request_hash, request, status, number, cae, event_sequence } = outcome.row;
      assert.deepEqual([request_hash, request], [made.invoice.request_hash, made.invoice.request]);
      assert.deepEqual([status, number, cae, event_sequence], ['submitted', null, null, 1]);
      assert.deepEqual(await known.byKey('org_other', mode, 'read'), undefined);
      assert.deepEqual(await known.byExternalId(organization_id, 'live', 'read'), undefined);
      const waiting = await harness.issuing.pending(lane_id, made.invoice.issue_date, 1000);
      assert.ok(waiting.some(({ invoice }) => invoice === made.invoice.id));
    });

    test('of any number of requests with one key at once, one is accepted and the others are its twins', async () => {
      const items = Array.from({ length: 20 }, () => harness.make({ idempotency_key: 'at once' }));
      const outcomes = await Promise.all(items.map((item) => harness.accept(item)));
      assert.deepEqual(outcomes.map(kind).filter((one) => one === 'accepted').length, 1);
      assert.deepEqual(outcomes.map(kind).filter((one) => one === 'twin').length, 19);
      const late = await harness.accept(harness.make({ idempotency_key: 'at once' }));
      assert.equal(kind(late), 'twin');
    });

    test('a key is bound for ever, whatever became of its invoice', async () => {
      const row = await accepted({ idempotency_key: 'bound' });
      await reject(row);
      assert.equal(kind(await harness.accept(harness.make({ idempotency_key: 'bound' }))), 'twin');
    });

    test('an external id is free again once its invoice was rejected or cancelled', async () => {
      const { accept, make, known } = harness;
      const again = () => accept(make({ external_id: 'order 1' }));
      const first = await accepted({ external_id: 'order 1' });
      assert.equal(kind(await again()), 'twin');
      await reject(first);
      const second = await again();
      assert.ok('row' in second);
      assert.equal(kind(await again()), 'twin');
      await harness.cancel(second.row);
      const third = await again();
      assert.ok('row' in third);
      const { organization_id, mode } = third.row;
      assert.equal((await known.byExternalId(organization_id, mode, 'order 1'))?.id, third.row.id);
    });

    test('one told rejected that has its CAE after all leaves its external id to whoever took it', async () => {
      const first = await accepted({ external_id: 'order 2' });
      await reject(first);
      const second = await accepted({ external_id: 'order 2' });
      await authorize(first);
      const late = await harness.known.byId(first.id);
      assert.deepEqual([late?.status, late?.external_id], ['authorized', null]);
      const { organization_id, mode } = second;
      assert.equal((await harness.known.byExternalId(organization_id, mode, 'order 2'))?.id, second.id);
    });

    test('what ARCA granted is read back whole, under its number too', async () => {
      const row = await authorized();
      assert.equal(row.status, 'authorized');
      assert.deepEqual(row.comprobante, row.assessment.comprobante);
      assert.deepEqual(
        [row.number, row.cae_expires_on, row.authorization_kind, row.observations],
        [numbers, '2026-11-28', 'cae', REJECTION],
      );
      assert.equal((await harness.known.byNumber(row.lane_id, numbers))?.id, row.id);
      const { organization_id, lane_id, issue_date } = row;
      assert.equal(await harness.judging.lastDate(lane_id), issue_date);
      assert.deepEqual(await harness.judging.original(organization_id, lane_id, numbers), {
        currency: row.currency,
        comprobante: row.comprobante,
      });
      assert.equal(await harness.judging.original('org_other', lane_id, numbers), undefined);
    });

    test('a note of what has no CAE, or is not there, is refused', async () => {
      const waiting = await accepted();
      assert.equal(kind(await harness.accept(creditOf(waiting, '1.00'))), 'invoice.not_authorized');
      const nobodys = harness.make({ kind: 'credit_note', original_id: 'inv_none', total: '1.00' });
      assert.equal(kind(await harness.accept(nobodys)), 'resource.not_found');
    });

    test('credit notes together never take more than there was, asked for at once or one after another', async () => {
      const original = await authorized();
      const part = (Number(original.total) * 0.4).toFixed(2);
      const items = Array.from({ length: 5 }, () => creditOf(original, part));
      const outcomes = (await Promise.all(items.map((item) => harness.accept(item)))).map(kind);
      assert.equal(outcomes.filter((one) => one === 'accepted').length, 2);
      assert.equal(outcomes.filter((one) => one === 'invoice.nothing_left').length, 3);
      assert.equal(kind(await harness.accept(creditOf(original, part))), 'invoice.nothing_left');
      assert.equal((await harness.known.notesOf(original.id)).length, 2);
    });

    test('a note asked for again counts once, so that whoever is asked for beside it has all that is left', async () => {
      const original = await authorized();
      const part = (share: number) => (Number(original.total) * share).toFixed(2);
      const again = () => creditOf(original, part(0.4), { idempotency_key: 'note asked for again' });
      assert.equal(kind(await harness.accept(again())), 'accepted');
      // The first is committed by itself, and those that came meanwhile together.
      const others = [again(), again(), creditOf(original, part(0.3)), creditOf(original, part(0.3))];
      const outcomes = await Promise.all([harness.make(), ...others].map((item) => harness.accept(item)));
      assert.deepEqual(outcomes.map(kind), ['accepted', 'twin', 'twin', 'accepted', 'accepted']);
      assert.equal(kind(await harness.accept(creditOf(original, '0.01'))), 'invoice.nothing_left');
    });

    test('what a rejected note had reserved is free again', async () => {
      const original = await authorized();
      const whole = await harness.accept(creditOf(original, original.total));
      assert.ok('row' in whole);
      assert.equal(kind(await harness.accept(creditOf(original, '0.01'))), 'invoice.nothing_left');
      await reject(whole.row);
      assert.equal(kind(await harness.accept(creditOf(original, original.total))), 'accepted');
    });

    test('what is final cannot be cancelled, nor is anything cancelled twice', async () => {
      const refused = (row: InvoiceRow) =>
        assert.rejects(
          harness.cancel(row),
          (error) => error instanceof Refusal && error.code === 'invoice.not_cancellable',
        );
      const row = await accepted();
      const cancelled = await harness.cancel(row);
      assert.deepEqual([cancelled.status, cancelled.event_sequence], ['cancelled', 2]);
      await refused(row);
      await refused(await authorized());
    });

    test('an issuer that went to another environment meanwhile is not numbered in the old one', async () => {
      const moved = { ...harness.make(), environment: 'homologacion' } as const;
      await assert.rejects(
        harness.accept(moved),
        (error) => error instanceof Refusal && error.code === 'taxpayer.unsettled',
      );
    });

    test('issuers and their puntos de venta are found by whoever they belong to', async () => {
      const { organization_id, mode, request } = harness.make().invoice;
      const { taxpayers } = harness.judging;
      const found = await taxpayers.issuer(organization_id, mode, request.taxpayer);
      assert.ok(found);
      assert.deepEqual(found.puntos_de_venta, [1]);
      assert.deepEqual(await taxpayers.issuers(organization_id, mode), [found]);
      assert.deepEqual(await taxpayers.issuers('org_other', mode), []);
      assert.equal(await taxpayers.issuer(organization_id, 'live', request.taxpayer), undefined);
      assert.equal(await taxpayers.isElsewhere(found), false);
    });
  });
}
