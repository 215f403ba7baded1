import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAlias, isCbu, isCvu } from './cbu.ts';
import { cuitCheckDigit, formatCuit, isCuit, readCuit, UNCATEGORIZED_CUIT } from './cuit.ts';
import { formatDni, readDni } from './dni.ts';
import { inferIvaCondition, type TaxFact, type TaxRegistration } from './infer-iva-condition.ts';

const anyBody = fc.integer({ min: 0, max: 99_999_999 }).map((body) => String(body).padStart(8, '0'));

test('a CUIT is read as people write it', () => {
  for (const text of ['30000000139', '30-00000013-9', '30.00000013.9', ' 30 00000013 9 ', '30–00000013–9']) {
    assert.deepEqual(readCuit(text), { ok: true, cuit: '30000000139' });
  }
  assert.equal(formatCuit('30000000139'), '30-00000013-9');
});

test('published test numbers pass, and the sujeto no categorizado too', () => {
  for (const cuit of ['20111111112', '30558515305', '20002307554', '30000000007', UNCATEGORIZED_CUIT]) {
    assert.ok(isCuit(cuit), cuit);
  }
});

test('a wrong last digit is told with the right one', () => {
  const reading = readCuit('30-00000013-0');
  assert.ok(!reading.ok);
  assert.equal(reading.reason, 'check_digit');
  assert.equal(reading.suggestion, '9');
  assert.equal(reading.why.es, 'revisá el último dígito (debería ser 9)');
});

test('any single wrong digit is caught', () => {
  fc.assert(
    fc.property(
      anyBody,
      fc.integer({ min: 2, max: 10 }),
      fc.integer({ min: 1, max: 9 }),
      (body, at, shift) => {
        const digit = cuitCheckDigit(`30${body}`);
        fc.pre(digit !== null);
        const cuit = `30${body}${digit}`;
        assert.ok(isCuit(cuit));
        const changed = String((Number(cuit[at]) + shift) % 10);
        assert.equal(isCuit(cuit.slice(0, at) + changed + cuit.slice(at + 1)), false);
      },
    ),
  );
});

test('where 20 has no digit the number exists as 23 with a 9, 27 as 23 with a 4, 30 as 33 with a 9', () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      if (cuitCheckDigit(`20${body}`) === null) assert.equal(cuitCheckDigit(`23${body}`), '9');
      if (cuitCheckDigit(`27${body}`) === null) assert.equal(cuitCheckDigit(`23${body}`), '4');
      if (cuitCheckDigit(`30${body}`) === null) assert.equal(cuitCheckDigit(`33${body}`), '9');
    }),
  );
});

test('what is no CUIT is told why', () => {
  const reasons: readonly (readonly [string, string])[] = [
    ['', 'length'],
    ['3000000013', 'length'],
    ['300000001399', 'length'],
    ['30-0000001A-9', 'characters'],
    ['1'.repeat(5000), 'length'],
    ['00000000000', 'prefix'],
    ['99000000139', 'prefix'],
    ['20000000019', 'check_digit'],
  ];
  for (const [text, reason] of reasons) {
    const reading = readCuit(text);
    assert.equal(reading.ok ? 'ok' : reading.reason, reason, text.slice(0, 20));
  }
});

test('a DNI has six to eight digits, dots or none', () => {
  assert.equal(readDni('28.456.789'), '28456789');
  assert.equal(readDni(' 4.123.456 '), '4123456');
  assert.equal(formatDni('28456789'), '28.456.789');
  for (const text of ['', '12345', '123456789', '28456A89', '00000000', '20-12345678-6']) {
    assert.equal(readDni(text), null, text);
  }
});

test('a CBU has both check digits; a wallet’s number has the shape of one', () => {
  for (const cbu of ['0110599500040000000006', '0110599500040000000013']) assert.ok(isCbu(cbu));
  for (const cbu of ['0110599400040000000006', '0110599500040000000007', '011059950004000000000', '']) {
    assert.ok(!isCbu(cbu), cbu);
  }
  assert.ok(isCvu('0000003100010000000009') && !isCvu('0110599500040000000006'));
  assert.ok(
    isAlias('mi.alias-1') && !isAlias('corto') && !isAlias('con espacio') && !isAlias('x'.repeat(21)),
  );
});

const tax = (id: number, state: string | null = 'AC', period: number | null = 202001): TaxFact => ({
  id,
  description: 'IMPUESTO',
  state,
  period,
});
const registered = (facts: Partial<TaxRegistration>): TaxRegistration => ({
  kind: 'company',
  withheld: false,
  monotributo: null,
  taxes: [],
  ...facts,
});

test('the IVA condition is inferred from taxes, and asked for where they do not say it', () => {
  const monotributo = (description: string, period = 202401) => ({ description, period });
  const cases: readonly (readonly [TaxRegistration, string | null])[] = [
    [registered({ taxes: [tax(30)] }), 'responsable_inscripto'],
    [registered({ taxes: [tax(30, null)] }), 'responsable_inscripto'],
    [registered({ taxes: [tax(32)] }), 'exento'],
    [registered({ taxes: [tax(30, 'EX')] }), 'exento'],
    [registered({ taxes: [tax(34)] }), 'no_alcanzado'],
    [registered({ taxes: [tax(30, 'NA')] }), 'no_alcanzado'],
    [registered({ kind: 'person', taxes: [tax(301)] }), 'consumidor_final'],
    [registered({ taxes: [tax(301)] }), null],
    [registered({ taxes: [tax(20)] }), 'monotributo'],
    [registered({ monotributo: monotributo('D LOCACIONES DE SERVICIOS') }), 'monotributo'],
    [registered({ monotributo: monotributo('MONOTRIBUTO SOCIAL') }), 'monotributo_social'],
    [registered({ monotributo: monotributo('TRABAJADOR PROMOVIDO') }), 'monotributo_promovido'],
    [registered({ monotributo: monotributo('D', 202601), taxes: [tax(30)] }), 'monotributo'],
    [registered({ monotributo: monotributo('D', 201901), taxes: [tax(30)] }), 'responsable_inscripto'],
    [registered({ monotributo: monotributo('D', 202001), taxes: [tax(30)] }), null],
    [registered({ kind: 'person', withheld: true, taxes: [tax(30)] }), null],
    [registered({ kind: 'person', taxes: [tax(30, 'BD')] }), 'consumidor_final'],
  ];
  for (const [facts, condition] of cases) {
    assert.equal(inferIvaCondition(facts).condition, condition, JSON.stringify(facts));
  }
});
