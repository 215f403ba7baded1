import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { qrUrl } from '../comprobante/qr.ts';
import { FAULT_CODES } from '../faults/catalogue.ts';
import { judgeReceived } from './judge-received.ts';
import { judgeVerification } from './judge-verification.ts';
import { readQr } from './read-qr.ts';
import type { PartialReceived } from './received-comprobante.ts';

const PRINTED = {
  date: '2026-11-18',
  cuit: '30000000147',
  puntoDeVenta: 3,
  type: 1,
  number: 101,
  total: '120.99',
  currency: 'PES',
  exchangeRate: '1',
  document: { type: 80, number: '30000000139' },
  authorization: { kind: 'cae', code: '70417054367013' },
} as const;
const READ: PartialReceived = {
  issuer: '30000000147',
  type: 1,
  punto_de_venta: 3,
  number: 101,
  issue_date: '2026-11-18',
  total: '120.99',
  authorization: { kind: 'cae', code: '70417054367013' },
  recipient: { type: 80, number: '30000000139' },
};
const CONTEXT = { today: '2026-11-18', asker: '30000000139' };

test('what a QR of ours says is read back whole, however its address was encoded on the way', () => {
  const address = qrUrl(PRINTED);
  const [, p = ''] = address.split('?p=');
  const urlSafe = p.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  for (const text of [
    address,
    ` ${address} `,
    `https://www.afip.gob.ar/fe/qr/?p=${encodeURIComponent(p)}`,
    `https://servicioscf.afip.gob.ar/publico/comprobantes/cae.aspx?p=${urlSafe}`,
  ]) {
    assert.deepEqual(readQr(text), { ok: true, comprobante: READ }, text);
  }
});

test('any comprobante goes into a QR and comes out of it the same', () => {
  const content = fc.record({
    number: fc.integer({ min: 1, max: 99_999_999 }),
    puntoDeVenta: fc.integer({ min: 1, max: 99_998 }),
    total: fc.integer({ min: 0, max: 2_000_000_000 }).map((cents) => (cents / 100).toFixed(2)),
    type: fc.constantFrom(1, 6, 11, 19, 201),
    code: fc.integer({ min: 10_000_000_000_000, max: 99_999_999_999_999 }).map(String),
    kind: fc.constantFrom('cae', 'caea'),
  });
  fc.assert(
    fc.property(content, ({ code, kind, ...rest }) => {
      const authorization = { kind, code } as const;
      const reading = readQr(qrUrl({ ...PRINTED, ...rest, authorization }));
      assert.ok(reading.ok);
      const { comprobante } = reading;
      assert.equal(comprobante.number, rest.number);
      assert.equal(comprobante.punto_de_venta, rest.puntoDeVenta);
      assert.equal(Number(comprobante.total), Number(rest.total));
      assert.deepEqual(comprobante.authorization, authorization);
      assert.deepEqual(judgeReceived(comprobante, CONTEXT).faults, []);
    }),
  );
});

test('a QR that leads elsewhere is told as suspicious, and what is no QR as unreadable', () => {
  const codeOf = (text: string) => {
    const reading = readQr(text);
    return reading.ok ? null : reading.fault.code;
  };
  const p = qrUrl(PRINTED).split('?p=')[1];
  for (const host of ['arca.gob.ar.example.com', 'example.com', 'xarca.gob.ar', '127.0.0.1']) {
    assert.equal(codeOf(`https://${host}/fe/qr/?p=${p}`), 'received.qr_foreign', host);
  }
  for (const text of [
    '',
    'hola',
    'https://www.arca.gob.ar/fe/qr/',
    'https://www.arca.gob.ar/fe/qr/?p=%%%',
    `https://www.arca.gob.ar/fe/qr/?p=${btoa('[1]')}`,
    `https://www.arca.gob.ar/fe/qr/?p=${btoa('{"ver":1')}`,
    `https://www.arca.gob.ar/fe/qr/?p=${'A'.repeat(9000)}`,
  ]) {
    assert.equal(codeOf(text), 'received.qr_unreadable', text.slice(0, 60));
  }
});

test('whatever stands in a QR is read without an exception, and judged', () => {
  fc.assert(
    fc.property(
      fc.object({ key: fc.constantFrom('cuit', 'fecha', 'importe', 'codAut', 'tipoCmp') }),
      (content) => {
        const p = Buffer.from(JSON.stringify(content)).toString('base64');
        const reading = readQr(`https://www.arca.gob.ar/fe/qr/?p=${encodeURIComponent(p)}`);
        assert.ok(reading.ok);
        assert.ok(judgeReceived(reading.comprobante, CONTEXT).faults.length > 0);
      },
    ),
  );
});

test('only numbers that a comprobante may have are taken from a QR: no sign, float, exponent, text or property of an object', () => {
  const whole = { ...JSON.parse(Buffer.from(qrUrl(PRINTED).split('?p=')[1] ?? '', 'base64').toString()) };
  const wrong: readonly (readonly [string, string, string])[] = [
    ...['constructor', '__proto__', 'toString', 'e', ['E']].map(
      (kind) => ['tipoCodAut', JSON.stringify(kind), 'authorization'] as const,
    ),
    ...['-1', '1.5', '1e400', '1e21', '{}', '[[[1]]]', 'true', '"1 "', '9007199254740993'].map(
      (number) => ['nroCmp', number, 'number'] as const,
    ),
    ...['-1', '1e400', '1e-7', '1e21', '"1,5"', '"0x10"', 'null'].map(
      (total) => ['importe', total, 'total'] as const,
    ),
  ];
  for (const [name, value, path] of wrong) {
    const text = JSON.stringify({ ...whole, [name]: '?' }).replace('"?"', value);
    const reading = readQr(`https://www.arca.gob.ar/fe/qr/?p=${encodeURIComponent(btoa(text))}`);
    assert.ok(reading.ok, text);
    assert.deepEqual(
      judgeReceived(reading.comprobante, CONTEXT).faults.map((fault) => fault.path),
      [path],
      `${name}: ${value}`,
    );
  }
});

test('a total that a program wrote as a float is read to the cent', () => {
  const whole = JSON.parse(Buffer.from(qrUrl(PRINTED).split('?p=')[1] ?? '', 'base64').toString());
  const totalOf = (importe: unknown) => {
    const reading = readQr(
      `https://www.arca.gob.ar/fe/qr/?p=${encodeURIComponent(btoa(JSON.stringify({ ...whole, importe })))}`,
    );
    return reading.ok ? reading.comprobante.total : null;
  };
  assert.equal(totalOf(0.1 + 0.2), '0.3');
  assert.equal(totalOf(1210.1 * 3), '3630.3');
  assert.equal(totalOf('1210.0000'), '1210');
  assert.equal(totalOf(120.99), '120.99');
});

test('everything that is missing or wrong is told at once, by its path', () => {
  const paths = (given: PartialReceived) => judgeReceived(given, CONTEXT).faults.map(({ path }) => path);
  assert.deepEqual(paths({}), [
    'issuer',
    'type',
    'punto_de_venta',
    'number',
    'issue_date',
    'total',
    'authorization',
  ]);
  const wrong = {
    issuer: '30000000148',
    type: 0,
    punto_de_venta: 99_999,
    number: 100_000_000,
    issue_date: '2026-02-30',
    total: '-1',
    authorization: { kind: 'cae', code: '123' },
  } as const;
  assert.deepEqual(paths(wrong), [
    'issuer',
    'type',
    'punto_de_venta',
    'number',
    'issue_date',
    'total',
    'authorization.code',
  ]);
  for (const total of ['1.234', '12345678901234', '1e3', '']) {
    assert.deepEqual(paths({ ...READ, total }), ['total'], total);
  }
  const dated = (issue_date: string) => judgeReceived({ ...READ, issue_date }, CONTEXT).faults[0]?.code;
  assert.equal(dated('2012-12-31'), 'received.too_old');
  assert.equal(dated('2013-01-01'), undefined);
  assert.equal(dated('2026-11-28'), undefined);
  assert.equal(dated('2026-11-29'), 'received.date_ahead');
});

test('a class A that names nobody was issued to whoever asks; the other classes stay as they are', () => {
  const { recipient: _, ...anonymous } = READ;
  const asked = (type: number) => judgeReceived({ ...anonymous, type }, CONTEXT).comprobante?.recipient;
  assert.deepEqual(asked(1), { type: 80, number: CONTEXT.asker });
  assert.deepEqual(asked(201), { type: 80, number: CONTEXT.asker });
  assert.equal(asked(6), null);
  assert.equal(asked(11), null);
});

test('what is verified is the QR or the data, and every published code is raised by some of it', () => {
  const wrong: readonly PartialReceived[] = [
    {},
    { ...READ, issuer: '1', type: 0, punto_de_venta: 0, number: 0, issue_date: 'x', total: '-1' },
    { ...READ, issue_date: '2000-01-01' },
    { ...READ, issue_date: '2099-01-01', authorization: { kind: 'cae', code: '1' } },
  ];
  const requests = [
    {},
    { qr: qrUrl(PRINTED), comprobante: READ },
    { qr: 'x' },
    { qr: 'https://example.com/?p=x' },
    ...wrong.map((comprobante) => ({ comprobante })),
  ];
  const raised = new Set(
    requests.flatMap((request) => judgeVerification(request, CONTEXT).faults.map(({ code }) => code)),
  );
  assert.deepEqual(
    FAULT_CODES.filter((code) => code.startsWith('received.') && !raised.has(code)),
    [],
  );
  assert.deepEqual(judgeVerification({ qr: qrUrl(PRINTED) }, CONTEXT).comprobante, READ);
  assert.deepEqual(judgeVerification({ comprobante: READ }, CONTEXT).comprobante, READ);
});
