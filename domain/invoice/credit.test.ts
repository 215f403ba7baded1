import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INVOICE_A, LINE, MIPYME_INVOICE, SERVICE_A, type Specimen } from '../specimens/documents.ts';
import { assess } from './assess.ts';
import { buildNote, leftToCredit, type Original, weighNote } from './credit.ts';

function original({ request, context }: Specimen): Original {
  const { letter, totals, recipient, comprobante } = assess(request, context);
  assert.ok(letter && totals && recipient && comprobante);
  const { type, date, exchange_rate } = comprobante;
  return { request, letter: letter.letter, type, number: 101, date, recipient, totals, exchange_rate };
}

const CREDIT = { kind: 'credit_note', day: '2026-11-20' } as const;

test('what is left to credit never goes below zero', () => {
  assert.equal(leftToCredit('1000.00', ['250.00', '100.00']), '650.00');
  assert.equal(leftToCredit('0.30', ['0.10', '0.20']), '0.00');
  assert.equal(leftToCredit('100.00', ['99.99', '5.00']), '0.00');
});

test('a note names the comprobante it corrects and keeps its letter when the client has changed', () => {
  const made = buildNote(original(INVOICE_A), { ...CREDIT, of: { whole: true } });
  assert.deepEqual(made.related_comprobantes, [
    { type: 1, punto_de_venta: 3, number: 101, cuit: '30000000147', date: '2026-11-18' },
  ]);
  const padron = {
    cuit: '30000000139',
    name: 'Papelera Norte SA',
    address: null,
    iva_condition: 'exento',
    active: true,
  } as const;
  const { faults, comprobante } = assess(made, { ...INVOICE_A.context, padron });
  assert.deepEqual(faults, []);
  assert.equal(comprobante?.type, 3);
});

test('an amount is shared among rates as they were in the original', () => {
  const lines = [
    { ...LINE, quantity: '1', unit_price: '100' },
    { ...LINE, quantity: '1', unit_price: '100', iva: '10.5' as const },
    { ...LINE, quantity: '1', unit_price: '68.5', iva: 'exempt' as const },
  ];
  const sale = original({ ...INVOICE_A, request: { ...INVOICE_A.request, lines } });
  assert.equal(sale.totals.total, '300.00');
  const made = buildNote(sale, { ...CREDIT, of: { amount: '30.00' } });
  const { totals, faults } = assess(made, INVOICE_A.context);
  assert.deepEqual(faults, []);
  assert.equal(totals?.total, '30.00');
  assert.deepEqual(totals?.iva, [
    { rate: '10.5', base: '10.00', amount: '1.05' },
    { rate: '21', base: '10.00', amount: '2.10' },
  ]);
  assert.equal(totals?.exempt, '6.85');
});

test('lines credited carry their part of the discounts and taxes of the whole', () => {
  const request = {
    ...INVOICE_A.request,
    lines: [
      { ...LINE, quantity: '4', unit_price: '100' },
      { ...LINE, quantity: '1', unit_price: '100' },
    ],
    discount_amount: '50',
    other_taxes: [{ kind: 'internal', amount: '10' } as const],
  };
  const sale = original({ ...INVOICE_A, request });
  const made = buildNote(sale, {
    ...CREDIT,
    of: { lines: [{ ...LINE, quantity: '1', unit_price: '100' }] },
  });
  const { totals } = assess(made, INVOICE_A.context);
  assert.equal(totals?.net_taxed, '90.00');
  assert.equal(totals?.other_taxes_total, '2.00');
});

test('a note of services is due no earlier than the day it is made', () => {
  const late = { ...CREDIT, day: '2026-12-15', of: { whole: true } } as const;
  assert.equal(buildNote(original(SERVICE_A), late).payment_due_date, '2026-12-15');
  const made = buildNote(original(SERVICE_A), { ...CREDIT, of: { whole: true } });
  assert.deepEqual(assess(made, { ...SERVICE_A.context, today: '2026-11-20' }).faults, []);
});

test('a note of an FCE says whether it cancels and takes no bank data', () => {
  const sale = original(MIPYME_INVOICE);
  const made = buildNote(sale, { ...CREDIT, of: { amount: '1000.00' } });
  const { faults, comprobante } = assess(made, { ...MIPYME_INVOICE.context, today: '2026-11-20' });
  assert.deepEqual(faults, []);
  assert.equal(comprobante?.type, 203);
  assert.deepEqual(comprobante?.optionals, [{ id: '22', value: 'N' }]);
  const undone = buildNote(sale, { ...CREDIT, of: { whole: true }, cancellation: true });
  const cancelled = assess(undone, { ...MIPYME_INVOICE.context, today: '2026-11-20' });
  assert.deepEqual(cancelled.faults, []);
  assert.deepEqual(cancelled.comprobante?.optionals, [{ id: '22', value: 'S' }]);
});

test('a note in another currency weighs what it is worth in that of its original', () => {
  const dollars = { currency: 'USD', exchange_rate: '1500.5' };
  assert.equal(weighNote({ total: '10.00', ...dollars }, dollars), '10.00');
  assert.equal(weighNote({ total: '10.00', currency: 'USD', exchange_rate: '900' }, dollars), '10.00');
  assert.equal(weighNote({ total: '15005.00', currency: 'ARS', exchange_rate: '1' }, dollars), '10.00');
  assert.equal(
    weighNote({ total: '10.00', ...dollars }, { currency: 'ARS', exchange_rate: '1' }),
    '15005.00',
  );
});
