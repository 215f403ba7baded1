// What spoils an answer on its way is invisible in the ledger, so each of these says both sides.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type Authorized, type Bench, ISSUER, NOON, openBench } from '../testing/client.ts';
import { INVOICE_A } from '../testing/details.ts';
import type { FaultRule } from './rules.ts';

const waited: number[] = [];
let bench: Bench;
before(async () => {
  bench = await openBench({ wait: async (milliseconds) => void waited.push(milliseconds) });
  await bench.ticket('wsfe');
});
beforeEach(() => {
  waited.length = 0;
  bench.simulator.control.reset();
  bench.simulator.control.freezeClock(NOON);
});
after(() => bench.close());

const invoices = (...numbers: readonly number[]): Promise<Authorized> =>
  bench.authorize(
    1,
    numbers.map((number) => ({ ...INVOICE_A, CbteDesde: number, CbteHasta: number })),
  );
const count = (): number => bench.simulator.control.ledger().length;
const add = (rule: Partial<FaultRule> & Pick<FaultRule, 'kind'>): void =>
  bench.simulator.control.addFault({ service: 'wsfe', operation: 'FECAESolicitar', ...rule });

test('slow-body comes in pieces and is whole in the end', async () => {
  add({ kind: 'slow-body', pieces: 5, delay_ms: 700 });
  assert.equal((await invoices(1)).result, 'A');
  assert.deepEqual(waited, [700, 700, 700, 700]);
  assert.equal(count(), 1);
});

test('reset-mid-body ends the connection inside the answer, and the comprobante is authorised unless told', async () => {
  add({ kind: 'reset-mid-body' });
  await assert.rejects(invoices(1));
  assert.equal(count(), 1);
  add({ kind: 'reset-mid-body', commits: false });
  await assert.rejects(invoices(2));
  assert.equal(count(), 1);
});

test('an outage resets every connection from one instant to another, and nothing happens meanwhile', async () => {
  const at = (minutes: number): string => new Date(NOON.getTime() + minutes * 60_000).toISOString();
  bench.simulator.control.addFault({ kind: 'outage', from: at(10), until: at(20) });
  assert.equal((await invoices(1)).result, 'A');
  bench.simulator.control.advanceClock(10 * 60_000);
  for (const _ of [1, 2, 3]) await assert.rejects(invoices(2));
  await assert.rejects(bench.login('wsbfe'));
  assert.equal(count(), 1);
  bench.simulator.control.advanceClock(10 * 60_000);
  assert.equal((await invoices(2)).result, 'A');
});

test('an event is put into a good answer, beside whatever else befalls it', async () => {
  add({ kind: 'event', event_code: 39, event_message: 'Corte programado & aviso', times: 0 });
  const { result, reply } = await invoices(1);
  assert.equal(result, 'A');
  assert.match(
    reply.text,
    /<Events><Evt><Code>39<\/Code><Msg>Corte programado &amp; aviso<\/Msg><\/Evt><\/Events>/,
  );
  add({ kind: 'drop-after' });
  await assert.rejects(invoices(2));
  assert.equal(count(), 2);
  assert.deepEqual(bench.simulator.control.faults().hits, { event: 2, 'drop-after': 1 });
});

test('partial-batch authorises the first ones, and answers P with an error for the rest', async () => {
  add({ kind: 'partial-batch' });
  const half = await invoices(1, 2, 3, 4);
  assert.deepEqual([half.result, half.errors], ['P', [501]]);
  assert.deepEqual(
    half.details.map(({ result, cae }) => [result, cae !== '']),
    [
      ['A', true],
      ['A', true],
      ['R', false],
      ['R', false],
    ],
  );
  assert.equal(count(), 2);
  add({ kind: 'partial-batch', keep: 0 });
  assert.equal((await invoices(3)).result, 'R');
  assert.equal(count(), 2);
});

test('the Date header is the clock of the world, and wrong-date puts it off', async () => {
  const ask = async (): Promise<string | null> =>
    (await fetch(bench.urls.wsfe, { method: 'POST' })).headers.get('date');
  assert.equal(await ask(), NOON.toUTCString());
  bench.simulator.control.addFault({ kind: 'wrong-date', skew_ms: -600_000 });
  assert.equal(await ask(), new Date(NOON.getTime() - 600_000).toUTCString());
});

test('login-refused answers as if the certificate were of another environment, and no ticket is kept', async () => {
  bench.simulator.control.addFault({ kind: 'login-refused', service: 'wsaa' });
  const refused = await bench.login('wsbfe');
  assert.equal(refused.status, 500);
  assert.match(refused.text, /ns1:cms\.cert\.untrusted<.*Certificado no emitido por AC de confianza/);
  assert.equal((await bench.login('wsbfe')).status, 200);
  bench.simulator.control.addFault({ kind: 'login-refused', login_code: 'wsn.unavailable' });
  assert.match((await bench.login('wsbfe')).text, /wsn\.unavailable/);
});

test('pages of a web server and of gateways have their status', async () => {
  for (const status of [500, 502, 503, 504] as const) {
    add({ kind: 'http-500-html', status });
    const { reply } = await invoices(1);
    assert.deepEqual([reply.status, reply.type], [status, 'text/html; charset=utf-8']);
    assert.match(reply.text, /^<html>/);
  }
  assert.equal(count(), 0);
});

test('what the load balancer says carries no content type', async () => {
  add({ kind: 'balancer-text' });
  const { reply } = await invoices(1);
  assert.deepEqual([reply.status, reply.type], [200, '']);
});

test('a rule may be for one punto de venta', async () => {
  bench.simulator.control.addFault({ kind: 'drop-before', punto_de_venta: 2, times: 0 });
  const last = (punto: number) =>
    bench.call('FECompUltimoAutorizado', `<PtoVta>${punto}</PtoVta><CbteTipo>1</CbteTipo>`);
  assert.equal((await invoices(1)).result, 'A');
  assert.equal((await last(1)).status, 200);
  await assert.rejects(last(2));
  await assert.rejects(bench.authorize(1, [INVOICE_A], { punto: 2, cuit: ISSUER }));
});
