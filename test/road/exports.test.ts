/** Exports and verification each want a delegation of their own: what lacks one waits, says so, and stops nothing else. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cuitNumber, MINUTE, type Road, setOut } from './stage.ts';

const GOODS = {
  punto_de_venta: 1,
  recipient: { name: 'Acme LLC', address: 'Orange St 1209' },
  lines: [{ description: 'Vino', unit_price: '45' }],
  export: {
    type: 'goods',
    country: 212,
    foreign_tax_id: 'EIN 12',
    payment_terms: 'Wire',
    incoterms: 'FOB',
  },
};

let road: Road;
let cuit: string;

before(async () => {
  road = await setOut();
  cuit = cuitNumber(900);
  await road.register(cuit);
  await road.equip(cuit);
  road.delegate(cuit, ['wsfe']);
  road.arca.homologacion.control.putPunto({ cuit, number: 1, kind: 'ri', blocked: false });
});
after(() => road.close());

const issue = (body: object) => road.test('POST', '/v1/invoices', { taxpayer: cuit, ...body });
const local = { lines: [{ description: 'x', unit_price: '10', iva: '21' }] };

test('without wsfex delegated exports wait and may be cancelled, while the other lanes of the CUIT go on', async () => {
  const waiting = await issue(GOODS);
  assert.equal(waiting.status, 202, JSON.stringify(waiting.body));
  const { waiting_on } = waiting.body;
  assert.equal(waiting_on.reason, 'suspended');
  assert.match(waiting_on.message.es, /falta una delegación.*coe\.notAuthorized/);
  assert.match(waiting_on.fix.es, /diagnosis.*resume/);
  assert.equal((await issue(local)).status, 201);
  const cancelled = await road.test('POST', `/v1/invoices/${waiting.body.id}/cancel`);
  assert.equal(cancelled.body.status, 'cancelled', JSON.stringify(cancelled.body));
});

test('without wscdc delegated a verification is refused with the way to delegate it, and nothing else is', async () => {
  const { body } = await issue(local);
  const refused = await road.test('POST', '/v1/received/verify', { taxpayer: cuit, qr: body.qr_url });
  assert.equal(refused.status, 503, JSON.stringify(refused.body));
  assert.match(refused.body.detail, /falta instalarlo o delegar/);
  assert.match(refused.body.fix.es, /diagnosis/);
  assert.match(refused.body.fix.en, /diagnosis/);
});

test('once delegated, the lane goes on when resumed, and says in words of WSFEX that the punto de venta is not for exports', async () => {
  road.delegate(cuit, ['wsfex']);
  road.clock.shift(13 * 60 * MINUTE);
  const lane = `homologacion:${cuit}:1:19`;
  assert.equal((await road.test('POST', `/v1/lanes/${lane}/resume`)).status, 200);
  const { body } = await issue(GOODS);
  assert.equal(body.waiting_on.arca[0].code, 1607, JSON.stringify(body));
  assert.match(body.waiting_on.fix.es, /punto_de_venta.*exportar.*resume/);
});
