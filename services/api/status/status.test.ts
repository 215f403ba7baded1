import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { REFUSALS } from '@arca-api/contract/errors';
import { REFERENCE_TABLES } from '@arca-api/contract/reference';
import { CURRENCIES } from '@arca-api/domain/comprobante/currency';
import { FAULT_CODES } from '@arca-api/domain/faults/catalogue';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { lookAtAll } from '@arca-api/platform/database/testing/look-at-all';
import type { CoreTables } from '../tables.ts';
import { type Caller, type Doors, openDoors } from '../testing/open-doors.ts';

const CUIT = '30000000147';
const START = Date.parse('2026-11-22T12:00:00Z');

let doors: Doors;
let ours: Caller;
before(async () => {
  doors = await openDoors({ clock: simulatedClock(START) });
  ours = await doors.caller();
});
after(() => doors.close());

test('who has no issuer yet is told so by the padrón', async () => {
  const answer = await ours.call('GET', '/v1/padron/30000000139');
  assert.deepEqual([answer.status, answer.body.code], [422, 'taxpayer.required']);
});

test('the status names the lanes that wait or are halted, of this organisation alone', async () => {
  assert.deepEqual((await ours.call('GET', '/v1/status')).body.lanes, []);
  await ours.call('POST', '/v1/taxpayers', {
    cuit: CUIT,
    name: 'A',
    iva_condition: 'responsable_inscripto',
    address: 'B',
  });
  const lines = [{ description: 'Cuaderno', unit_price: '100', iva: '21' }];
  await ours.call('POST', '/v1/invoices', { lines });
  await ours.call('POST', '/v1/invoices', { lines });
  const { body } = await ours.call('GET', '/v1/status');
  assert.deepEqual([body.database, body.redis, body.arca, body.version], ['up', null, null, '0.0.0-test']);
  assert.deepEqual(body.gateway, { state: 'down', clock: 'unknown', clock_ahead_ms: null });
  const lane = {
    id: `simulator:${CUIT}:1:6`,
    environment: 'simulator',
    taxpayer: CUIT,
    punto_de_venta: 1,
    comprobante_type: 6,
    waiting: 2,
    doubtful: 0,
    differences: 0,
  };
  const oldest = '2026-11-22T09:00:00.000-03:00';
  assert.deepEqual(body.lanes, [{ ...lane, state: 'waiting', oldest_waiting_at: oldest, halt: null }]);

  const halt = { reason: 'suspended', detail: 'x', errors: [{ code: 10016, message: 'y' }] };
  const core = lookAtAll(doors.database).schema<CoreTables>('core');
  await core
    .updateTable('lanes')
    .set({ halt: JSON.stringify(halt) })
    .execute();
  const halted = (await ours.call('GET', '/v1/status')).body.lanes[0];
  assert.equal(halted.state, 'halted');
  const { message, fix, ...why } = halted.halt;
  assert.deepEqual(why, { reason: 'suspended', detail: 'x', arca: halt.errors });
  assert.match(message.es, /^ARCA no deja emitir/);
  assert.match(fix.en, /resume/);

  const strangers = [
    await doors.caller({ organization: 'org_theirs' }),
    await doors.caller({ mode: 'live' }),
    await doors.caller({ taxpayers: ['30000000139'] }),
  ];
  for (const stranger of strangers)
    assert.deepEqual((await stranger.call('GET', '/v1/status')).body.lanes, []);
});

test('a CUIT with a slip is answered with its remedy, and a padrón that does not answer with 503', async () => {
  const slip = await ours.call('GET', '/v1/padron/30-00000013-0');
  assert.equal(slip.status, 422);
  assert.match(slip.body.errors[0].fix.es, /30-00000013-9/);
  for (const text of ['x', '1', '%20', '30'.repeat(50)]) {
    assert.equal((await ours.call('GET', `/v1/padron/${text}`)).status, 422, text);
  }
  const away = await ours.call('GET', '/v1/padron/30000000139');
  assert.deepEqual([away.status, away.body.code], [503, 'padron.unavailable']);
  assert.equal((await ours.call('GET', '/v1/padron/30000000139?taxpayer=30000000139')).status, 404);
  assert.equal((await ours.call('GET', '/v1/padron/30000000139?colour=red')).status, 422);
});

test('every table is listed, is not empty, and says what it is in entries of one shape', async () => {
  const index = await ours.call('GET', '/v1/reference');
  assert.deepEqual(
    index.body.data.map(({ table }: { table: string }) => table),
    REFERENCE_TABLES,
  );
  for (const { url } of index.body.data) {
    const { status, body } = await ours.call('GET', url);
    assert.equal(status, 200, url);
    assert.ok(body.data.length > 2, url);
    const shapes = new Set(body.data.map((entry: object) => Object.keys(entry).sort().join()));
    // Error codes are of two kinds.
    assert.equal(shapes.size, url.endsWith('error-codes') ? 2 : 1, url);
  }
  assert.equal((await ours.call('GET', '/v1/reference/planets')).status, 404);
  assert.equal((await ours.call('GET', '/v1/reference/constructor')).status, 404);
  assert.equal((await ours.call('GET', '/v1/reference/units?rates=euros')).status, 422);
});

test('the table of error codes has every code that can be answered', async () => {
  const { body } = await ours.call('GET', '/v1/reference/error-codes');
  const codes = new Set(body.data.map(({ code }: { code: string }) => code));
  for (const code of [...Object.keys(REFUSALS), ...FAULT_CODES]) assert.ok(codes.has(code), code);
});

test('without an answer from ARCA currencies have no rate, except the peso', async () => {
  const { body } = await ours.call('GET', '/v1/reference/currencies?rates=ARS,usd');
  assert.equal(body.data.length, CURRENCIES.length);
  const byCode = new Map(body.data.map((entry: { code: string }) => [entry.code, entry]));
  assert.deepEqual(byCode.get('ARS'), {
    code: 'ARS',
    id: 'PES',
    name: 'Pesos argentinos',
    rate: '1',
    rate_date: '2026-11-22',
  });
  assert.deepEqual(byCode.get('USD'), {
    code: 'USD',
    id: 'DOL',
    name: 'Dólares estadounidenses',
    rate: null,
    rate_date: null,
  });
  assert.equal((await ours.call('GET', '/v1/reference/currencies?taxpayer=30000000139')).status, 404);
});
