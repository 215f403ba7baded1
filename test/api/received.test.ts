/** A comprobante that somebody else issued is in ARCA's books just so, or the answer says in what it differs. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createWorld, ISSUER, type World } from '../world.ts';

const BUYER = '30000000139';

let world: World;
let invoice: {
  qr_url: string;
  cae: string;
  number: number;
  issue_date: string;
  totals: { total: string };
};

before(async () => {
  world = await createWorld({ simulator: { replayWindow: 0 } });
  const answer = await world.call(
    'POST',
    '/v1/invoices',
    {
      recipient: { cuit: BUYER },
      lines: [{ description: 'Cuaderno A4', quantity: '3', unit_price: '33.33', iva: '21' }],
    },
    { prefer: 'wait=20' },
  );
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  invoice = answer.body;
});
after(() => world.close());
beforeEach(() => world.simulator.control.clearFaults());

const verify = (body: unknown) => world.call('POST', '/v1/received/verify', body);
const printed = (change: object = {}) => ({
  issuer: ISSUER,
  type: 1,
  punto_de_venta: 1,
  number: invoice.number,
  issue_date: invoice.issue_date,
  total: invoice.totals.total,
  authorization: { kind: 'cae', code: invoice.cae },
  recipient: { cuit: BUYER },
  ...change,
});

describe('a received comprobante', () => {
  it('is confirmed by its QR alone, and by what is printed on it', async () => {
    const byQr = await verify({ qr: invoice.qr_url });
    assert.equal(byQr.status, 200, JSON.stringify(byQr.body));
    assert.equal(byQr.body.result, 'confirmed');
    assert.deepEqual(byQr.body.observations, []);
    assert.equal(byQr.body.comprobante.name, 'Factura A');
    assert.deepEqual(byQr.body.comprobante.recipient, { type: 80, number: BUYER });
    const byHand = await verify({ comprobante: printed() });
    assert.equal(byHand.body.result, 'confirmed');
    assert.deepEqual(byHand.body.comprobante, byQr.body.comprobante);
  });

  it('is refuted with what differs and what to do, in both languages', async () => {
    const cases = [
      [{ total: '1.00' }, 110],
      [{ number: invoice.number + 1 }, 105],
      [{ issue_date: '2026-01-02' }, 107],
      [{ authorization: { kind: 'cae', code: '70000000000000' } }, 100],
      [{ recipient: { cuit: '30000000198' } }, 112],
    ] as const;
    for (const [change, code] of cases) {
      const { status, body } = await verify({ comprobante: printed(change) });
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(body.result, 'refuted');
      const found = body.observations.find((one: { code: number }) => one.code === code);
      assert.ok(found, `${code} in ${JSON.stringify(body.observations)}`);
      for (const words of [found.cause, found.fix]) assert.ok(words.es.length > 10 && words.en.length > 10);
    }
  });

  it('of class E is confirmed too', async () => {
    const sold = await world.call(
      'POST',
      '/v1/invoices',
      {
        recipient: { name: 'Acme LLC', address: 'Orange St 1209' },
        lines: [{ description: 'Software', unit_price: '45' }],
        export: {
          type: 'services',
          country: 212,
          foreign_tax_id: 'EIN 12-3456789',
          payment_terms: 'Wire transfer',
          payment_date: '2027-01-15',
        },
      },
      { prefer: 'wait=20' },
    );
    assert.equal(sold.status, 201, JSON.stringify(sold.body));
    const { body } = await verify({ qr: sold.body.qr_url });
    assert.equal(body.result, 'confirmed', JSON.stringify(body));
  });
});

describe('what cannot be verified', () => {
  it('is told with every fault at once, by its path', async () => {
    const { status, body } = await verify({
      comprobante: printed({ issuer: '30000000148', number: 0, authorization: { code: '12' }, extra: 1 }),
    });
    assert.equal(status, 422);
    assert.deepEqual(body.errors.map((fault: { path: string }) => fault.path).sort(), [
      'comprobante.authorization.code',
      'comprobante.extra',
      'comprobante.issuer',
      'comprobante.number',
    ]);
  });

  it('or is of no type that ARCA looks up is the fault of its field, in the words of its code, and not of ARCA', async () => {
    const { status, body } = await verify({ comprobante: printed({ type: 998 }) });
    assert.equal(status, 422, JSON.stringify(body));
    const [fault] = body.errors;
    assert.deepEqual([fault.path, fault.arca], ['comprobante.type', [4]]);
    assert.match(fault.fix.es, /debajo de la letra|bajo la letra/);
    for (const total of ['-120.99', '123456789012345.123']) {
      const answer = await verify({ comprobante: printed({ total }) });
      assert.equal(answer.status, 422, total);
      assert.equal(answer.body.errors[0].code, 'received.total_invalid');
    }
  });

  it('gets a clear refusal and no defect: nothing, both, garbage, huge, another host', async () => {
    const bodies: readonly (readonly [unknown, string])[] = [
      [{}, 'received.nothing_given'],
      [{ qr: invoice.qr_url, comprobante: printed() }, 'received.both_given'],
      [{ qr: 'hola' }, 'received.qr_unreadable'],
      [{ qr: `https://example.com/fe/qr/?p=${btoa('{}')}` }, 'received.qr_foreign'],
      [{ qr: 'x'.repeat(9000) }, 'field.too_big'],
      [{ qr: 7 }, 'field.wrong_type'],
    ];
    for (const [body, code] of bodies) {
      const answer = await verify(body);
      assert.equal(answer.status, 422, JSON.stringify(answer.body));
      const codes = answer.body.errors.map((fault: { code: string }) => fault.code);
      assert.ok(codes.includes(code), `${code} in ${codes}`);
    }
  });

  it('is not asked in the name of a CUIT the key may not use', async () => {
    const other = await world.newKey({ organization: 'org_other' });
    const answer = await world.call(
      'POST',
      '/v1/received/verify',
      { taxpayer: ISSUER, qr: invoice.qr_url },
      {
        authorization: `Bearer ${other}`,
      },
    );
    assert.ok([403, 404, 422].includes(answer.status), String(answer.status));
    assert.equal((await world.call('POST', '/v1/received/verify', {}, { authorization: '' })).status, 401);
  });

  it('while ARCA does not answer is refused with when to come back, and never as refuted', async () => {
    for (const kind of ['http-500-html', 'drop-after', 'balancer-text'] as const) {
      world.simulator.control.addFault({ kind, service: 'wscdc', operation: 'ComprobanteConstatar' });
      const answer = await verify({ qr: invoice.qr_url });
      assert.equal(answer.status, 503, kind);
      assert.equal(answer.body.code, 'service.unavailable');
      assert.ok(answer.headers['retry-after'] !== undefined);
    }
  });
});
