/** Where a rule stops: the last thing it lets pass. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CLIENT_CUIT,
  CREDIT_NOTE_A,
  INVOICE_A,
  LINE,
  MIPYME_NOTE,
  SERVICE_A,
  type Specimen,
} from '../../specimens/documents.ts';
import { assess } from '../assess.ts';
import type { AssessmentContext } from '../assessment.ts';
import { buildNote } from '../credit.ts';
import type { InvoiceRequest } from '../request.ts';

function judge(
  { request, context }: Specimen,
  asked: Partial<InvoiceRequest>,
  known: Partial<AssessmentContext> = {},
) {
  return assess({ ...request, ...asked }, { ...context, ...known });
}

const codes = (faults: readonly { readonly code: string }[]) => faults.map(({ code }) => code);

test('the date may be that of the last comprobante of the lane', () => {
  const known = { lane_last_date: '2026-11-17' };
  assert.deepEqual(judge(INVOICE_A, { issue_date: '2026-11-17' }, known).faults, []);
  assert.deepEqual(codes(judge(INVOICE_A, { issue_date: '2026-11-16' }, known).faults), [
    'issue_date.before_last',
  ]);
});

test('a service may be dated in another month, a sale of products may not', () => {
  const today = { today: '2026-11-28' };
  const dates = { issue_date: '2026-12-01', payment_due_date: '2026-12-01' };
  assert.deepEqual(judge(SERVICE_A, dates, today).faults, []);
  assert.deepEqual(codes(judge(INVOICE_A, dates, today).faults), ['issue_date.next_month']);
});

test('a note of an FCE tells its due date only when it cancels', () => {
  const due = { payment_due_date: '2026-12-23' };
  assert.equal(judge(MIPYME_NOTE, due).comprobante?.payment_due_date, null);
  const cancels = judge(MIPYME_NOTE, { ...due, mipyme: { cancellation: true } });
  assert.deepEqual(cancels.faults, []);
  assert.equal(cancels.comprobante?.payment_due_date, '2026-12-23');
});

test('a note of an FCE corrects one invoice, with as many remitos as there are', () => {
  const invoice = { type: 201, punto_de_venta: 3, number: 5, date: '2026-11-18' };
  const two = [invoice, { ...invoice, number: 6 }];
  assert.deepEqual(codes(judge(MIPYME_NOTE, { related_comprobantes: two }).faults), [
    'related.mipyme_one_invoice',
  ]);
  assert.deepEqual(
    judge(MIPYME_NOTE, { related_comprobantes: two, mipyme: { cancellation: true } }).faults,
    [],
  );
});

test('a remito of somebody else may go with an invoice', () => {
  const remito = { type: 88, punto_de_venta: 1, number: 7, cuit: CLIENT_CUIT, date: '2026-12-24' };
  assert.deepEqual(judge(INVOICE_A, { related_comprobantes: [remito] }).faults, []);
});

test('a note may correct a comprobante and a period at once', () => {
  const period = { from: '2026-10-01', to: '2026-11-18' };
  assert.deepEqual(judge(CREDIT_NOTE_A, { related_period: period }).faults, []);
});

test('an issuer who is no longer responsable inscripto cannot credit an A', () => {
  const { letter, totals, recipient, comprobante } = assess(INVOICE_A.request, INVOICE_A.context);
  assert.ok(letter && totals && recipient && comprobante);
  const note = buildNote(
    {
      request: INVOICE_A.request,
      letter: letter.letter,
      type: 1,
      number: 101,
      date: comprobante.date,
      recipient,
      totals,
      exchange_rate: '1',
    },
    { kind: 'credit_note', day: '2026-11-18', of: { whole: true } },
  );
  const issuer = { ...INVOICE_A.context.issuer, iva_condition: 'monotributo' } as const;
  const { faults } = assess(note, { ...INVOICE_A.context, issuer });
  assert.deepEqual(codes(faults), ['letter.wrong', 'related.type_not_allowed']);
});

test('rental of homes goes in B and C, with its owners in pairs', () => {
  const rental = (optionals: InvoiceRequest['optionals']) => ({ recipient: null, optionals });
  const direct = rental([{ id: '17', value: '2' }]);
  assert.deepEqual(judge(INVOICE_A, direct).faults, []);
  const through = [{ id: '17', value: '1' }];
  assert.deepEqual(codes(judge(INVOICE_A, rental(through)).faults), ['optional.rental_owners']);
  const owners = ['30000000155', '33000000138'].flatMap((cuit) => [
    { id: '1801', value: cuit },
    { id: '1802', value: `Locador ${cuit}` },
  ]);
  assert.deepEqual(judge(INVOICE_A, rental([...through, ...owners])).faults, []);
});

test('a rate that comes to zero IVA passes beside one that does not', () => {
  const small = { ...LINE, quantity: '1', unit_price: '0.02', iva: '10.5' as const };
  assert.deepEqual(judge(INVOICE_A, { lines: [LINE, small] }).faults, []);
  assert.deepEqual(codes(judge(INVOICE_A, { lines: [small] }).faults), ['iva.rounds_to_zero']);
});
