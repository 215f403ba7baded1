// Test workers share one simulator and must never see each other.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createSimulator } from '../simulator.ts';
import {
  authOf,
  type Bench,
  ISSUER,
  NOON,
  openBench,
  post,
  readAuthorized,
  requestXml,
} from '../testing/client.ts';
import { INVOICE_A } from '../testing/details.ts';

let bench: Bench;
before(async () => {
  bench = await openBench({ token: 'secreto' });
});
after(() => bench.close());

// Whatever the JSON is, tests read it by name and compare.
interface Json {
  readonly [name: string]: Json;
}

async function ask(method: string, path: string, body?: unknown, token = 'secreto') {
  const response = await fetch(`${bench.urls.origin}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, value: (await response.json()) as Json };
}

const authorize = async (world: Bench, number: number) =>
  readAuthorized(
    await post(
      world.urls.wsfe,
      `<FECAESolicitar xmlns="http://ar.gov.afip.dif.FEV1/">${await authOf(world, ISSUER)}${requestXml(1, [{ ...INVOICE_A, CbteDesde: number, CbteHasta: number }])}</FECAESolicitar>`,
      'http://ar.gov.afip.dif.FEV1/FECAESolicitar',
    ),
  );

test('a world is made by a PUT, answers below its own address, and ends by a DELETE', async () => {
  const made = await ask('PUT', '/control/worlds/w1', {
    seed: 7,
    as_of: '2026-12-01',
    replay_window_ms: 'ticket',
  });
  assert.equal(made.status, 200);
  assert.equal(String(made.value['urls']?.['wsfe']), `${bench.urls.origin}/worlds/w1/wsfev1/service.asmx`);
  const wsdl = await (await fetch(`${made.value['urls']?.['wsfe']}?wsdl`)).text();
  assert.match(wsdl, /location="http:\/\/127\.0\.0\.1:\d+\/worlds\/w1\/wsfev1\/service\.asmx"/);
  assert.equal((await ask('GET', '/worlds/w1/control/clock')).value['as_of'], '2026-12-01');
  assert.deepEqual(bench.simulator.worlds(), ['w1']);
  assert.equal((await ask('GET', '/control/worlds')).value['worlds']?.['length'], 1);
  assert.equal((await ask('DELETE', '/control/worlds/w1')).status, 200);
  assert.equal((await fetch(String(made.value['urls']?.['wsfe']), { method: 'POST' })).status, 404);
  assert.equal((await ask('DELETE', '/control/worlds/w1')).status, 404);
});

test('the same PUT twice finds the world; other options are a conflict', async () => {
  for (const _ of [1, 2]) assert.equal((await ask('PUT', '/control/worlds/twice', { seed: 1 })).status, 200);
  const other = await ask('PUT', '/control/worlds/twice', { seed: 2 });
  assert.deepEqual([other.status, other.value['field']], [409, 'name']);
  assert.ok(bench.simulator.removeWorld('twice'));
});

test('workers at once never see each other: ledger, clock, people, faults and tickets are their own', async () => {
  const workers = await Promise.all(
    ['a', 'b', 'c', 'd'].map((name, index) =>
      openBench({}, { simulator: bench.simulator, world: bench.simulator.world(name, { seed: index }) }),
    ),
  );
  const [first, second] = workers;
  assert.ok(first && second);
  for (const worker of workers) worker.simulator.control.freezeClock(NOON);
  // Each sends as many as its place in the list, at once with the others and with the same numbers.
  await Promise.all(
    workers.map(async (worker, index) => {
      for (let number = 1; number <= index + 1; number += 1)
        assert.equal((await authorize(worker, number)).result, 'A');
    }),
  );
  assert.deepEqual(
    workers.map((worker) => worker.simulator.control.ledger().length),
    [1, 2, 3, 4],
  );
  assert.equal(bench.simulator.control.ledger().length, 0);

  first.simulator.control.addFault({ kind: 'drop-before', service: 'wsfe', times: 0 });
  first.simulator.control.putPerson({ cuit: '20111111112', iva_condition: 'exento' });
  first.simulator.control.advanceClock(86_400_000);
  await assert.rejects(authorize(first, 2));
  assert.equal((await authorize(second, 3)).result, 'A');
  assert.equal(second.simulator.control.person('20111111112')?.synthetic, true);
  assert.equal(second.simulator.control.clock().now, NOON.toISOString());

  // A ticket and a certificate of one world are worth nothing in another.
  const foreign = await post(
    second.urls.wsfe,
    `<FECompUltimoAutorizado xmlns="http://ar.gov.afip.dif.FEV1/">${await authOf(workers[2] ?? second, ISSUER)}<PtoVta>1</PtoVta><CbteTipo>1</CbteTipo></FECompUltimoAutorizado>`,
    'http://ar.gov.afip.dif.FEV1/FECompUltimoAutorizado',
  );
  assert.match(foreign.text, /<Code>600</);
  const login = await second.login('wsfex', { certificate: first.certificate() });
  assert.match(login.text, /cms\.cert\.untrusted/);

  second.simulator.control.reset();
  assert.deepEqual(
    workers.map((worker) => worker.simulator.control.ledger().length),
    [1, 0, 3, 4],
  );
  for (const name of ['a', 'b', 'c', 'd']) assert.ok(bench.simulator.removeWorld(name));
});

test('worlds are kept apart on the disk, with their options, and a removed one leaves nothing', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'arca-worlds-'));
  try {
    const lane = { cuit: ISSUER, punto_de_venta: 1, type: 1 };
    const first = createSimulator({ state: { directory } });
    first.world('kept', { asOf: '2026-12-01' }).control.authorizeElsewhere(lane);
    first.world('gone').control.authorizeElsewhere(lane);
    assert.ok(first.removeWorld('gone'));
    await first.close();
    assert.equal(existsSync(join(directory, 'worlds', 'gone')), false);
    const second = createSimulator({ state: { directory } });
    assert.deepEqual(second.worlds(), ['kept']);
    assert.equal(second.world('kept').control.ledger().length, 1);
    assert.equal(second.world('kept').control.clock().as_of, '2026-12-01');
    assert.equal(second.control.ledger().length, 0);
    await second.close();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

test('one folder belongs to one simulator at a time: a second one is refused in plain words, and loses nothing', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'arca-worlds-'));
  try {
    const lane = { cuit: ISSUER, punto_de_venta: 1, type: 1 };
    const first = createSimulator({ state: { directory } });
    first.control.authorizeElsewhere(lane);
    assert.throws(() => createSimulator({ state: { directory } }), /Another simulator is using/);
    first.control.authorizeElsewhere(lane);
    await first.close();
    const second = createSimulator({ state: { directory } });
    assert.equal(second.control.ledger().length, 2);
    await second.close();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

test('a world that ends while a request to it is on its way is not there any more, and that is no defect', async () => {
  const defects: unknown[] = [];
  const directory = mkdtempSync(join(tmpdir(), 'arca-worlds-'));
  const simulator = createSimulator({ state: { directory }, onDefect: (error) => void defects.push(error) });
  await simulator.listen();
  const { control } = simulator.world('short').urls();
  const body = new ReadableStream({
    async pull(stream) {
      stream.enqueue(new TextEncoder().encode(`{"cuit":"${ISSUER}","punto_de_venta":1,"type":6}`));
      simulator.removeWorld('short');
      stream.close();
    },
  });
  const answer = await fetch(`${control}/ledger`, { method: 'POST', body, duplex: 'half' });
  assert.deepEqual([answer.status, defects], [404, []]);
  await simulator.close();
  rmSync(directory, { recursive: true, force: true });
});

test('bad names, bad options, strangers and huge bodies are refused, and no world is made', async () => {
  for (const name of ['A', '.', '%2e%2e%2fx', '__proto__', 'x'.repeat(64), '%00', 'a%20b'])
    assert.ok([404, 422].includes((await ask('PUT', `/control/worlds/${name}`, {})).status), name);
  const bad: readonly unknown[] = [
    { seed: 'x' },
    { nada: 1 },
    { constructor: 1 },
    { as_of: 'hoy' },
    { replay_window_ms: -1 },
    { puntos_de_venta: {} },
    { puntos_de_venta: 'todos' },
    { latency_ms: 1e9 },
    { strict: 'sí' },
  ];
  for (const options of bad) {
    const { status, value } = await ask('PUT', '/control/worlds/bad', options);
    assert.equal(status, 422, JSON.stringify(options));
    assert.ok(value['field'] && value['message']?.['es'] && value['fix']?.['en'], JSON.stringify(value));
  }
  assert.equal((await ask('PUT', '/control/worlds/bad', '{"seed":')).status, 400);
  assert.equal((await ask('PUT', '/control/worlds/bad', '[1]')).status, 400);
  assert.equal((await ask('PUT', '/control/worlds/bad', {}, 'otro')).status, 401);
  assert.equal(
    (
      await fetch(`${bench.urls.origin}/control/worlds/bad`, {
        method: 'PUT',
        body: 'x'.repeat(17 * 2 ** 20),
      })
    ).status,
    413,
  );
  assert.equal((await ask('GET', '/worlds/bad/control/clock')).status, 404);
  assert.deepEqual(bench.simulator.worlds(), []);
});
