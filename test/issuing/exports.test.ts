/** Exports go by another of ARCA's services and keep every promise of issuing: one invoice, one CAE, whatever is lost. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createWorld, ISSUER, type World } from '../world.ts';

const golden = (id: string) =>
  JSON.parse(readFileSync(new URL(`../../domain/golden/${id}.json`, import.meta.url), 'utf8'));

const GOODS = {
  taxpayer: ISSUER,
  recipient: { name: 'Importadora Andina SpA', address: 'Av. Apoquindo 1234, Santiago' },
  currency: 'USD',
  paid_in_same_currency: true,
  lines: [{ description: 'Vino malbec caja x6', quantity: '120', unit_price: '38.50' }],
  export: {
    type: 'goods',
    country: 208,
    foreign_tax_id: '76.123.456-7',
    payment_terms: 'Transferencia 30 días',
    incoterms: 'FOB',
    incoterms_detail: 'FOB Buenos Aires',
    has_permit: false,
  },
};

let world: World;
const issued: string[] = [];

before(async () => {
  world = await createWorld({ simulator: { replayWindow: 0 } });
});
after(() => world.close());
beforeEach(() => world.simulator.control.clearFaults());

const ledger = (type = 19) => world.simulator.control.ledger({ cuit: ISSUER, punto_de_venta: 1, type });

async function issue(change: object = {}, wait = 20): Promise<{ id: string; status: string }> {
  const answer = await world.call(
    'POST',
    '/v1/invoices',
    { ...GOODS, ...change },
    { prefer: `wait=${wait}` },
  );
  assert.ok([201, 202].includes(answer.status), JSON.stringify(answer.body));
  issued.push(answer.body.id);
  return answer.body;
}

/** Each invoice has the ledger's CAE for its number; nobody else's is in it; no gap. */
async function agreesWithLedger(): Promise<void> {
  const entries = ledger();
  assert.deepEqual(
    entries.map(({ from }) => from),
    entries.map((_, index) => index + 1),
  );
  const caes = new Map<number, string>();
  for (const id of issued) {
    const { body } = await world.call('GET', `/v1/invoices/${id}`);
    assert.equal(body.status, 'authorized', JSON.stringify(body));
    assert.ok(!caes.has(body.number), 'no number for two invoices');
    caes.set(body.number, body.cae);
  }
  assert.deepEqual(
    [...caes].sort(([a], [b]) => a - b),
    entries.map(({ from, cae }) => [from, cae]),
  );
}

describe('a Factura E', () => {
  it('comes out authorised with number, CAE and QR, and its PDF', async () => {
    const answer = await world.call('POST', '/v1/invoices', GOODS, { prefer: 'wait=20' });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    const { body } = answer;
    issued.push(body.id);
    assert.equal(body.letter, 'E');
    assert.equal(body.comprobante_type, 19);
    assert.equal(body.totals.total, '4620.00');
    assert.match(body.cae, /^\d{14}$/);
    const qr = JSON.parse(Buffer.from(body.qr_url.split('?p=')[1], 'base64').toString());
    assert.equal(qr.tipoCmp, 19);
    assert.equal(qr.moneda, 'DOL');
    assert.equal(qr.nroDocRec, undefined);
    const pdf = await world.call('GET', `/v1/invoices/${body.id}/pdf`);
    assert.equal(pdf.status, 200);
    assert.ok(pdf.raw.subarray(0, 5).equals(Buffer.from('%PDF-')));
    const xml = await world.call('GET', `/v1/invoices/${body.id}/xml`);
    assert.match(JSON.stringify(xml.body), /FEXAuthorize/);
    await agreesWithLedger();
  });

  it('is issued for goods and services as the worked examples have it, to the cent', async () => {
    const { request, expected } = golden('ex-49');
    const fields = ['recipient', 'currency', 'paid_in_same_currency', 'lines', 'export', 'discount_amount'];
    const body = {
      taxpayer: ISSUER,
      ...Object.fromEntries(fields.map((name) => [name, request[name]])),
    };
    const preview = await world.call('POST', '/v1/invoices/preview', body);
    assert.deepEqual(preview.body.faults, []);
    assert.equal(preview.body.arca_request.Imp_total, expected.request.Imp_total);
    const goods = await world.call('POST', '/v1/invoices', body, { prefer: 'wait=20' });
    assert.equal(goods.status, 201, JSON.stringify(goods.body));
    issued.push(goods.body.id);
    assert.equal(goods.body.totals.total, '4500.00');

    const services = golden('ex-50').request;
    await world.register(services.taxpayer);
    const answer = await world.call(
      'POST',
      '/v1/invoices',
      {
        ...Object.fromEntries(fields.map((name) => [name, services[name]])),
        taxpayer: services.taxpayer,
        export: { ...services.export, payment_date: nextMonth() },
      },
      { prefer: 'wait=20' },
    );
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    assert.equal(answer.body.letter, 'E');
    assert.equal(answer.body.totals.total, '3712.50');
  });

  it('is corrected by a credit note of class E, and no further than it goes', async () => {
    const whole = await issue();
    const part = await world.call(
      'POST',
      `/v1/invoices/${whole.id}/credit-notes`,
      { amount: '620.00' },
      { prefer: 'wait=20' },
    );
    assert.equal(part.status, 201, JSON.stringify(part.body));
    assert.equal(part.body.comprobante_type, 21);
    assert.equal(part.body.totals.total, '620.00');
    assert.equal(ledger(21).at(-1)?.cae, part.body.cae);
    const more = await world.call('POST', `/v1/invoices/${whole.id}/credit-notes`, { amount: '4000.01' });
    assert.equal(more.status, 409, JSON.stringify(more.body));
    assert.equal(more.body.code, 'invoice.nothing_left');
  });
});

describe('an export whose answer gets lost', () => {
  for (const kind of ['drop-after', 'drop-before', 'truncated-xml', 'garbage', 'http-500-html'] as const) {
    it(`ends with the one CAE that the ledger has for it (${kind})`, async () => {
      const before = ledger().length;
      world.simulator.control.addFault({ kind, operation: 'FEXAuthorize' });
      const { status } = await issue();
      assert.equal(status, 'authorized');
      assert.equal(ledger().length, before + 1);
      await agreesWithLedger();
    });
  }

  it('ends so when the first try is carried out after the second', async () => {
    const before = ledger().length;
    world.simulator.control.addFault({ kind: 'late-commit', operation: 'FEXAuthorize', after_calls: 3 });
    const { status } = await issue();
    assert.equal(status, 'authorized');
    world.simulator.control.releaseLate();
    assert.equal(ledger().length, before + 1);
    await agreesWithLedger();
  });

  it('ends so for twenty at once, twins all of them, with answers lost among them', async () => {
    const before = ledger().length;
    world.simulator.control.addFault({ kind: 'drop-after', operation: 'FEXAuthorize', nth: 3 });
    world.simulator.control.addFault({ kind: 'drop-after', operation: 'FEXAuthorize', nth: 11 });
    world.simulator.control.addFault({ kind: 'drop-before', operation: 'FEXAuthorize', nth: 7 });
    await Promise.all(Array.from({ length: 20 }, () => issue({}, 60)));
    assert.equal(ledger().length, before + 20);
    await agreesWithLedger();
  });

  it('takes another Id, and no other CAE, where another program of the CUIT used the one it meant to', async () => {
    const before = ledger().length;
    await world.simulator.control.authorizeElsewhere({ cuit: ISSUER, punto_de_venta: 9, type: 19 });
    const { status } = await issue();
    assert.equal(status, 'authorized');
    assert.equal(ledger().length, before + 1);
    await agreesWithLedger();
  });
});

describe('an export that ARCA would refuse', () => {
  it('is refused before ARCA is asked, with every fault at once', async () => {
    const answer = await world.call('POST', '/v1/invoices', {
      ...GOODS,
      recipient: null,
      export: { type: 'goods', country: 208 },
    });
    assert.equal(answer.status, 422);
    const codes = answer.body.errors.map((fault: { code: string }) => fault.code);
    for (const code of [
      'export.name_missing',
      'export.address_missing',
      'export.tax_id_missing',
      'export.payment_terms_missing',
      'export.incoterms_missing',
    ]) {
      assert.ok(codes.includes(code), `${code} in ${codes}`);
    }
  });
});

function nextMonth(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
}
