/** Each wrong turn on the way to ARCA, set up in a strict simulator, and what the doctor says of it. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { makeKey, makeRequest } from '../../arca-simulator/testing/sign-login.ts';
import { cuitNumber, DAY, explained, MINUTE, type Road, setOut, troubles } from '../road/stage.ts';

let road: Road;
let seed = 100;
const newcomer = async (place?: 'homologacion' | 'produccion'): Promise<string> => {
  const cuit = cuitNumber(++seed);
  await road.register(cuit, place);
  return cuit;
};
before(async () => {
  road = await setOut();
});
after(() => road.close());
afterEach(() => {
  road.arca.homologacion.control.clearFaults();
  road.arca.homologacion.control.releaseClock();
});

test('an issuer that did everything right is healthy, each item included', async () => {
  const cuit = await newcomer();
  await road.equip(cuit);
  road.delegate(cuit);
  road.arca.homologacion.control.putPunto({ cuit, number: 1, kind: 'ri', blocked: false });
  const { body } = await road.test('GET', `/v1/taxpayers/${cuit}/diagnosis`);
  assert.equal(body.healthy, true, JSON.stringify(body.checks));
  const states = Object.fromEntries(
    body.checks.map(({ check, state }: { check: string; state: string }) => [check, state]),
  );
  for (const check of [
    'certificate',
    'certificate_expiry',
    'clock',
    'invoicing',
    'export',
    'padron',
    'verification',
    'puntos_de_venta',
  ])
    assert.equal(states[check], 'ok', check);
});

test('whoever has done nothing is told where to begin, and then what is still missing', async () => {
  const cuit = await newcomer();
  const first = await road.diagnose(cuit);
  assert.match(explained(first, 'certificate.missing').next_step?.es ?? '', /WSASS/);
  assert.equal(troubles(first)['invoicing'], 'service.no_certificate');
  await road.test('POST', `/v1/taxpayers/${cuit}/certificates`, {});
  explained(await road.diagnose(cuit), 'certificate.requested');
});

test('a certificate of another key is refused when handed in, and the doctor remembers why', async () => {
  const cuit = await newcomer();
  const path = `/v1/taxpayers/${cuit}/certificates`;
  await road.test('POST', path, {});
  const stray = await newcomer();
  const other = await road.test('POST', `/v1/taxpayers/${stray}/certificates`, {});
  const elsewhere = road.certify('homologacion', other.body.csr);
  const refused = await road.test('POST', `${path}/upload`, { certificate: elsewhere });
  assert.deepEqual([refused.status, refused.body.reason], [422, 'other_cuit']);
  assert.match(
    explained(await road.diagnose(cuit), 'certificate_upload.other_cuit').message.es,
    new RegExp(stray),
  );
  // As if the request had been made with another program.
  const foreign = road.certify('homologacion', makeRequest(makeKey(), cuit, 'otro'));
  const mismatch = await road.test('POST', `${path}/upload`, { certificate: foreign });
  assert.equal(mismatch.body.reason, 'no_key');
  assert.match(
    explained(await road.diagnose(cuit), 'certificate_upload.no_key').message.es,
    /no se corresponden/,
  );
  await road.equip(cuit);
  assert.equal(troubles(await road.diagnose(cuit))['certificate_upload'], undefined);
});

test('a certificate of the other environment is told apart: by its request when handed in, by ARCA when used', async () => {
  const cuit = await newcomer();
  const path = `/v1/taxpayers/${cuit}/certificates`;
  const { body } = await road.test('POST', path, {});
  const untrusted = road.certify('produccion', body.csr);
  assert.equal((await road.test('POST', `${path}/upload`, { certificate: untrusted })).status, 200);
  await road.diagnose(cuit);
  const checks = await road.diagnose(cuit);
  assert.match(
    explained(checks, 'certificate.other_environment').message.es,
    /homologación no sirven en producción/,
  );
  assert.equal(troubles(checks)['invoicing'], 'service.certificate_refused');

  await road.register(cuit, 'produccion');
  const live = await road.live('POST', path, {});
  const right = road.certify('produccion', live.body.csr);
  const wrong = await road.test('POST', `${path}/upload`, { certificate: right });
  assert.equal(wrong.body.reason, 'other_environment');
  explained(await road.diagnose(cuit), 'certificate_upload.other_environment');
});

test('a certificate that begins later, ends soon or has ended is told by its days', async () => {
  const cuit = await newcomer();
  road.arca.homologacion.control.advanceClock(5 * DAY);
  await road.equip(cuit);
  road.arca.homologacion.control.releaseClock();
  explained(await road.diagnose(cuit), 'certificate.not_yet_valid');

  const ending = await newcomer();
  await road.equip(ending);
  road.delegate(ending);
  assert.equal(troubles(await road.diagnose(ending))['certificate_expiry'], undefined);
  road.clock.shift((2 * 365 - 20) * DAY);
  try {
    assert.match(explained(await road.diagnose(ending), 'certificate_expiry.soon').message.es, /19 días/);
    road.clock.shift(21 * DAY);
    const checks = await road.diagnose(ending);
    assert.match(explained(checks, 'certificate.expired').message.es, /venció el/);
    assert.equal(troubles(checks)['invoicing'], 'service.no_certificate');
  } finally {
    road.clock.shift(-(2 * 365 + 1) * DAY);
  }
});

test('each service that is not delegated is named, and only what issuing needs makes it ill', async () => {
  const cuit = await newcomer();
  await road.equip(cuit);
  road.delegate(cuit, ['wsfe']);
  road.arca.homologacion.control.putPunto({ cuit, number: 1, kind: 'ri', blocked: false });
  const { body } = await road.test('GET', `/v1/taxpayers/${cuit}/diagnosis`);
  assert.equal(body.healthy, true);
  assert.deepEqual(troubles(body.checks), {
    export: 'service.not_delegated',
    padron: 'service.not_delegated',
    verification: 'service.not_delegated',
  });
  for (const check of body.checks.filter(({ state }: { state: string }) => state === 'warning'))
    assert.match(check.next_step.es, /Crear autorización a servicio/);

  const outside = await newcomer();
  await road.equip(outside);
  road.delegate(outside, ['wsfex']);
  assert.equal(troubles(await road.diagnose(outside))['invoicing'], 'service.not_delegated');
  road.delegate(outside, ['wsfe']);
  // WSAA is not asked again within the minute that it wants.
  const hasty = explained(await road.diagnose(outside), 'service.not_delegated');
  assert.match(hasty.next_step?.es ?? '', /Si ya lo hiciste/);
  road.clock.shift(MINUTE + 1000);
  assert.equal(troubles(await road.diagnose(outside))['invoicing'], undefined);
});

test('a ticket older than the delegation is told, waited out and renewed, and whoever shares it notices nothing', async () => {
  const office = await newcomer();
  const client = await newcomer();
  await road.equip(office);
  road.delegate(office);
  for (const cuit of [office, client])
    road.arca.homologacion.control.putPunto({ cuit, number: 1, kind: 'ri', blocked: false });
  assert.equal(troubles(await road.diagnose(office))['invoicing'], undefined);
  const said = await road.test('PUT', `/v1/taxpayers/${client}/representative`, { cuit: office });
  assert.equal(said.status, 200, JSON.stringify(said.body));
  assert.equal(said.body.certificate_cuit, office);
  road.delegate(client, ['wsfe'], office);
  explained(await road.diagnose(client), 'service.ticket_older');
  const logins = road.arca.homologacion.control.ledger({ cuit: office }).length;
  const lines = [{ description: 'Honorarios', unit_price: '1000', iva: '21' }];
  const meanwhile = await road.test('POST', '/v1/invoices', { taxpayer: office, lines });
  assert.equal(meanwhile.status, 201, JSON.stringify(meanwhile.body));
  assert.equal(road.arca.homologacion.control.ledger({ cuit: office }).length, logins + 1);
  road.clock.shift(3 * MINUTE);
  const checks = await road.diagnose(client);
  assert.equal(troubles(checks)['invoicing'], undefined, JSON.stringify(checks));
  const issued = await road.test('POST', '/v1/invoices', { taxpayer: client, lines });
  assert.equal(issued.status, 201, JSON.stringify(issued.body));
  assert.match(issued.body.cae, /^\d{14}$/);
});

test('a CUIT that another one represents and that never delegated is told to delegate to that one', async () => {
  const office = await newcomer();
  const client = await newcomer();
  await road.equip(office);
  road.delegate(office);
  await road.diagnose(office);
  await road.test('PUT', `/v1/taxpayers/${client}/representative`, { cuit: office });
  road.clock.shift(3 * MINUTE);
  const check = explained(await road.diagnose(client), 'service.not_delegated');
  assert.match(check.next_step?.es ?? '', new RegExp(office));
  assert.equal(troubles(await road.diagnose(office))['invoicing'], undefined);
});

test('a punto de venta of the wrong kind, blocked, closed, unknown or missing is told apart', async () => {
  const cuit = await newcomer();
  await road.equip(cuit);
  road.delegate(cuit);
  const { control } = road.arca.homologacion;
  const path = `/v1/taxpayers/${cuit}/puntos-de-venta`;
  const codes = async () =>
    (await road.diagnose(cuit))
      .filter(({ check }) => check === 'puntos_de_venta')
      .map(({ code, state, message }) => `${/\d+/.exec(message.es)?.[0]} ${code} ${state}`);
  control.putPunto({ cuit, number: 2, kind: 'caea-ri', blocked: false });
  // Punto de venta 1 is of «Factura en Línea»: web services do not list it.
  assert.deepEqual(await codes(), ['1 punto_de_venta.other_kind failed']);
  explained(await road.diagnose(cuit), 'punto_de_venta.other_kind');
  for (const number of [2, 3, 4, 5, 6]) await road.test('POST', path, { number });
  control.putPunto({ cuit, number: 3, kind: 'export', blocked: false });
  control.putPunto({ cuit, number: 4, kind: 'ri', blocked: true });
  control.putPunto({ cuit, number: 5, kind: 'ri', blocked: false, closed_on: '20260131' });
  control.putPunto({ cuit, number: 6, kind: 'ri', blocked: false });
  assert.deepEqual(await codes(), [
    '6 punto_de_venta.ok ok',
    '3 punto_de_venta.export ok',
    '1 punto_de_venta.other_kind warning',
    '2 punto_de_venta.other_kind warning',
    '4 punto_de_venta.blocked warning',
    '5 punto_de_venta.closed warning',
  ]);

  const live = await newcomer('produccion');
  await road.equip(live, 'produccion');
  road.delegate(live, undefined, live, 'produccion');
  assert.match(
    explained(await road.diagnose(live, 'produccion'), 'punto_de_venta.none').next_step?.es ?? '',
    /RECE/,
  );
  road.arca.produccion.control.putPunto({ cuit: live, number: 7, kind: 'caea-ri', blocked: false });
  explained(await road.diagnose(live, 'produccion'), 'punto_de_venta.none_usable');
  road.arca.produccion.control.putPunto({ cuit: live, number: 8, kind: 'ri', blocked: false });
  explained(await road.diagnose(live, 'produccion'), 'punto_de_venta.not_synced');
});

test('a clock that is off is measured against ARCA, and blamed for the tickets it costs', async () => {
  const cuit = await newcomer();
  await road.equip(cuit);
  road.delegate(cuit);
  road.arca.homologacion.control.advanceClock(2 * MINUTE);
  const some = explained(await road.diagnose(cuit), 'clock.off');
  assert.equal(some.state, 'warning');
  assert.match(some.message.es, /atrasado 2 min/);
  const late = await newcomer();
  await road.equip(late);
  road.delegate(late);
  road.arca.homologacion.control.advanceClock(13 * MINUTE);
  const checks = await road.diagnose(late);
  assert.equal(explained(checks, 'clock.off').state, 'failed');
  assert.equal(troubles(checks)['invoicing'], 'service.clock_off');
});

test('ARCA out of order is told as ARCA out of order, and not as a mistake of the issuer', async () => {
  const cuit = await newcomer();
  await road.equip(cuit);
  road.delegate(cuit);
  for (const service of ['wsaa', 'wsfe'])
    road.arca.homologacion.control.addFault({ kind: 'drop-before', service, times: 0 });
  const checks = await road.diagnose(cuit);
  explained(checks, 'clock.unknown');
  assert.equal(explained(checks, 'service.down').state, 'unknown');
  assert.equal(troubles(checks)['certificate'], undefined);
  road.arca.homologacion.control.clearFaults();
  road.clock.shift(MINUTE + 1000);
  assert.equal(troubles(await road.diagnose(cuit))['invoicing'], undefined);
});

test('what waits behind a wrong turn is told, and leaves once it is mended and somebody says so', async () => {
  const cuit = await newcomer();
  await road.equip(cuit);
  road.delegate(cuit, ['wsfex']);
  road.arca.homologacion.control.putPunto({ cuit, number: 1, kind: 'ri', blocked: false });
  const lines = [{ description: 'Servicio', unit_price: '1000', iva: '21' }];
  const issue = (wait: number) => {
    const headers = { prefer: `wait=${wait}`, 'idempotency-key': `waits ${cuit}` };
    return road.world.call('POST', '/v1/invoices', { taxpayer: cuit, lines }, headers);
  };
  const waiting = await issue(5);
  assert.equal(waiting.status, 202, JSON.stringify(waiting.body));
  const check = explained(await road.diagnose(cuit), 'lane.halted');
  assert.match(check.message.es, /^1 comprobante espera en el punto de venta 1/);
  road.delegate(cuit, ['wsfe']);
  road.clock.shift(MINUTE + 1000);
  assert.deepEqual(Object.keys(troubles(await road.diagnose(cuit))), ['padron', 'verification', 'lanes']);
  const [, lane = ''] = /\/v1\/lanes\/(\S+)\/resume/.exec(check.next_step?.es ?? '') ?? [];
  const resumed = await road.test('POST', `/v1/lanes/${lane}/resume`);
  assert.ok(resumed.status < 300, JSON.stringify(resumed.body));
  const issued = await issue(30);
  assert.deepEqual([issued.status, issued.body.id], [201, waiting.body.id], JSON.stringify(issued.body));
  assert.deepEqual(Object.keys(troubles(await road.diagnose(cuit))), ['padron', 'verification']);
});

test('a ticket whose answer was lost is told as one to be waited out', async () => {
  const cuit = await newcomer();
  await road.equip(cuit);
  road.delegate(cuit);
  road.arca.homologacion.control.addFault({ kind: 'drop-after', service: 'wsaa', times: 4 });
  await road.diagnose(cuit);
  road.clock.shift(MINUTE + 1000);
  explained(await road.diagnose(cuit), 'service.already_authenticated');
  road.clock.shift(2 * MINUTE);
  assert.equal(troubles(await road.diagnose(cuit))['invoicing'], undefined);
});
