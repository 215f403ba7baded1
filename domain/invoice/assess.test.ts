import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNCATEGORIZED_CUIT } from '../parties/cuit.ts';
import { IVA_CONDITIONS, type IvaCondition } from '../parties/iva-condition.ts';
import {
  CLIENT_CUIT,
  INVOICE_A,
  INVOICE_B,
  INVOICE_C,
  INVOICE_USD,
  LINE,
  type Specimen,
} from '../specimens/documents.ts';
import { assess } from './assess.ts';
import type { AssessmentContext, PadronFacts } from './assessment.ts';
import type { InvoiceRequest } from './request.ts';

const FACTS: PadronFacts = {
  cuit: CLIENT_CUIT,
  name: 'Papelera Norte SA',
  address: 'Av. Siempreviva 742',
  iva_condition: 'responsable_inscripto',
  active: true,
};

function judge(
  { request, context }: Specimen,
  asked: Partial<InvoiceRequest>,
  known: Partial<AssessmentContext> = {},
) {
  return assess({ ...request, ...asked }, { ...context, ...known });
}

const codes = (faults: readonly { readonly code: string }[]) => faults.map(({ code }) => code);

test('a CUIT alone takes name, address and condition from the padrón', () => {
  const { recipient, faults, letter } = judge(
    INVOICE_A,
    { recipient: { cuit: '30-00000013-9' } },
    { padron: FACTS },
  );
  assert.deepEqual(faults, []);
  assert.equal(letter?.letter, 'A');
  assert.deepEqual(recipient, {
    document: { type: 80, number: CLIENT_CUIT },
    name: 'Papelera Norte SA',
    address: 'Av. Siempreviva 742',
    email: null,
    iva_condition: 'responsable_inscripto',
    iva_condition_source: 'padron',
  });
});

test('an A is never guessed: a silent, absent or foreign padrón asks for the condition', () => {
  const silent = [
    null,
    'unavailable',
    { ...FACTS, iva_condition: null },
    { ...FACTS, cuit: '33000000138' },
  ] as const;
  for (const padron of silent) {
    const { faults, letter, comprobante } = judge(
      INVOICE_A,
      { recipient: { cuit: CLIENT_CUIT } },
      { padron },
    );
    assert.deepEqual(codes(faults), ['recipient.iva_condition_missing']);
    assert.equal(faults[0]?.path, 'recipient.iva_condition');
    assert.equal(letter, null);
    assert.equal(comprobante, null);
  }
});

test('a missing condition names the code ARCA answers with on that day', () => {
  const missing = { recipient: { cuit: CLIENT_CUIT } };
  assert.deepEqual(judge(INVOICE_A, missing, { today: '2026-11-30' }).faults[0]?.arca, [10245]);
  assert.deepEqual(judge(INVOICE_A, missing, { today: '2026-12-01' }).faults[0]?.arca, [10246]);
});

test('a CUIT that ARCA does not know is one fault, also when its condition was told', () => {
  const told = judge(INVOICE_A, {}, { padron: 'unknown' });
  assert.deepEqual(codes(told.faults), ['recipient.cuit_unknown']);
  const untold = judge(INVOICE_A, { recipient: { cuit: CLIENT_CUIT } }, { padron: 'unknown' });
  assert.deepEqual(codes(untold.faults), ['recipient.cuit_unknown']);
});

test('nobody named is an unidentified consumidor final', () => {
  const { recipient, comprobante, letter } = judge(INVOICE_B, {});
  assert.equal(letter?.letter, 'B');
  assert.equal(recipient?.iva_condition, 'consumidor_final');
  assert.deepEqual(comprobante?.document, { type: 99, number: '0' });
});

test('every issuer and recipient has the letter of the law', () => {
  const toA: readonly IvaCondition[] = [
    'responsable_inscripto',
    'monotributo',
    'monotributo_social',
    'monotributo_promovido',
  ];
  for (const iva_condition of IVA_CONDITIONS) {
    const recipient = { cuit: CLIENT_CUIT, name: 'Cliente', iva_condition };
    const fromRi = judge(INVOICE_A, { recipient });
    assert.equal(fromRi.letter?.letter, toA.includes(iva_condition) ? 'A' : 'B', iva_condition);
    const issuer = { ...INVOICE_A.context.issuer, iva_condition: 'exento' } as const;
    assert.equal(judge(INVOICE_A, { recipient }, { issuer }).letter?.letter, 'C', iva_condition);
  }
});

test('an automatic date is today, or the last of the lane when that is later', () => {
  assert.equal(judge(INVOICE_A, {}).comprobante?.date, '2026-11-18');
  const later = judge(INVOICE_A, {}, { lane_last_date: '2026-11-20' });
  assert.equal(later.comprobante?.date, '2026-11-20');
  assert.deepEqual(codes(later.warnings), ['issue_date.ahead']);
  assert.equal(judge(INVOICE_A, {}, { lane_last_date: '2026-11-01' }).comprobante?.date, '2026-11-18');
});

test('both ends of the date window are inside it', () => {
  for (const issue_date of ['2026-11-13', '2026-11-23']) {
    assert.deepEqual(judge(INVOICE_A, { issue_date }).faults, []);
  }
  for (const issue_date of ['2026-11-12', '2026-11-24']) {
    assert.deepEqual(codes(judge(INVOICE_A, { issue_date }).faults), ['issue_date.out_of_window']);
  }
});

test('an automatic rate is the official one, without padding', () => {
  const official_rate = { rate: '1478.500000', date: '2026-11-17' };
  const { exchange_rate, comprobante } = judge(INVOICE_USD, { exchange_rate: 'auto' }, { official_rate });
  assert.equal(exchange_rate, '1478.5');
  assert.equal(comprobante?.exchange_rate, '1478.5');
  assert.equal(comprobante?.paid_in_same_currency, false);
});

test('a rate less than 1 above the official one passes, 1 above does not', () => {
  assert.deepEqual(judge(INVOICE_USD, { exchange_rate: '1479.499999' }).faults, []);
  assert.deepEqual(codes(judge(INVOICE_USD, { exchange_rate: '1479.5' }).faults), [
    'exchange_rate.above_official',
  ]);
});

test('the threshold of identification is looked at in pesos', () => {
  const sale = {
    recipient: null,
    prices_include_iva: true,
    lines: [{ ...LINE, quantity: '1', unit_price: '7000' }],
  };
  assert.deepEqual(codes(judge(INVOICE_USD, sale).faults), ['recipient.unidentified']);
});

test('class C identifies consumers from the same amount, though ARCA does not look', () => {
  const lines = [{ ...LINE, iva: undefined, quantity: '1', unit_price: '10000000' }];
  const { faults } = judge(INVOICE_C, { lines });
  assert.deepEqual(codes(faults), ['recipient.unidentified']);
  assert.deepEqual(faults[0]?.arca, []);
});

test('a sujeto no categorizado pays the perception of the law of the day', () => {
  const sale = { recipient: { cuit: UNCATEGORIZED_CUIT } };
  const any = { ...sale, other_taxes: [{ kind: 'internal', rate: '1' } as const] };
  assert.deepEqual(judge(INVOICE_B, sale).faults[0]?.arca, [10067, 10283]);
  assert.deepEqual(judge(INVOICE_B, any).faults[0]?.arca, [10283]);
  assert.deepEqual(judge(INVOICE_B, any, { today: '2026-08-31' }).faults, []);
});

test('who is not cleared for plain A issues 51 to 54, and B as everybody', () => {
  const issuer = { ...INVOICE_A.context.issuer, class_a_regime: 'withholding' } as const;
  assert.equal(judge(INVOICE_A, {}, { issuer }).comprobante_type, 51);
  assert.equal(judge(INVOICE_B, {}, { issuer }).comprobante_type, 6);
  assert.equal(judge(INVOICE_A, { kind: 'receipt' }, { issuer }).comprobante_type, 54);
});

test('a hundred thousand lines are judged in one pass', () => {
  const lines = Array.from({ length: 100_000 }, () => ({ ...LINE, quantity: 'x' }));
  assert.equal(judge(INVOICE_A, { lines }).faults.length, 100_000);
});
