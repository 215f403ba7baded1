/** ARCA goes away and comes back: who waits is told so and until when, and everything is issued once, by itself. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { statusAnswer } from '@arca-api/contract/status';
import { ISSUER } from '../world.ts';
import { type Stage, setStage, shiftingClock } from './stage.ts';

const LANES = [1, 2, 3, 4, 5, 6];
const clock = shiftingClock();

let stage: Stage;
const ids: string[] = [];

before(async () => {
  stage = await setStage({}, clock);
  const { call } = stage.world;
  for (const number of LANES.slice(1))
    await call('POST', `/v1/taxpayers/${ISSUER}/puntos-de-venta`, { number });
  for (const punto_de_venta of LANES) ids.push(await stage.accept(sale(punto_de_venta)));
  await stage.authorized(ids);
});
after(() => stage.world.close());

const sale = (punto_de_venta: number) => ({
  punto_de_venta,
  lines: [{ description: 'Resma A4', unit_price: '1000', iva: '21' }],
});
const breakers = async () => {
  const { body } = await stage.world.call('GET', '/v1/status');
  const told = statusAnswer.parse(body).breakers ?? [];
  const ours = told.filter(({ environment, service }) => environment === 'simulator' && service === 'wsfe');
  return Object.fromEntries(ours.map((breaker) => [breaker.methods, breaker]));
};

it('what is accepted while ARCA is out is answered at once with 202, and with when it is tried again', async () => {
  stage.world.simulator.control.addFault({ kind: 'outage' });
  for (const punto_de_venta of LANES) ids.push(await stage.accept(sale(punto_de_venta)));
  await stage.until(async () => {
    const { read, authorise } = await breakers();
    return read?.state === 'open' && authorise?.state === 'open';
  });
  const { authorise } = await breakers();
  assert.match(authorise?.reason ?? '', /5 calls in a row failed/);
  const wait = Date.parse(authorise?.retry_at ?? '') - clock.now();
  assert.ok(wait > 8_000 && wait <= 18_000, `${wait} ms`);

  const asked = performance.now();
  const { status, headers, body } = await stage.world.call('POST', '/v1/invoices', sale(1), {
    prefer: 'wait=5',
  });
  assert.ok(performance.now() - asked < 5_000, 'nobody waits in vain');
  ids.push(body.id);
  assert.equal(status, 202);
  const again = Number(headers['retry-after']);
  assert.ok(again > 5 && again <= 36, `Retry-After: ${again}`);
  assert.equal(body.waiting_on.reason, 'arca');
  assert.ok(Date.parse(body.waiting_on.retry_at) > clock.now());
  assert.match(
    body.waiting_on.message.es,
    /^ARCA no atiende: .*WSFEv1.* no responde desde las \d\d:\d\d:\d\d/,
  );
  assert.match(body.waiting_on.fix.en, /^It need not be sent again: ARCA is tried at \d\d:\d\d:\d\d/);
  assert.equal((await stage.read(body.id)).waiting_on?.reason, 'arca');
});

it('no lane asks in vain meanwhile', async () => {
  const sends = () =>
    stage.world.database
      .schema<{ sends: object }>('core')
      .selectFrom('sends')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
  const before = Number((await sends()).count);
  for (const punto_de_venta of [...LANES, ...LANES]) ids.push(await stage.accept(sale(punto_de_venta)));
  const { count } = await sends();
  assert.equal(Number(count), before);
});

it('once it is back everything is issued by itself, once, and it is told', async () => {
  stage.world.simulator.control.clearFaults();
  clock.shift(60_000);
  await stage.authorized(ids);
  const ledger = stage.world.simulator.control.ledger({ cuit: ISSUER, type: 6 });
  assert.equal(ledger.length, ids.length);
  const caes = await Promise.all(ids.map(async (id) => (await stage.read(id)).cae));
  assert.deepEqual(caes.sort(), ledger.map(({ cae }) => cae).sort());
  clock.shift(10_000);
  await stage.accept(sale(1));
  await stage.until(async () => (await breakers())['authorise']?.state === 'closed');
  await stage.until(async () => (await stage.events('simulator:wsfe')).length === 2);
  assert.deepEqual(await stage.events('simulator:wsfe'), ['arca.unavailable', 'arca.recovered']);
});
