/** A restore of an older backup, whole: what was issued since is found at ARCA, and nothing is ever authorised twice. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Recovery } from '@arca-api/api/recovery/recover-books';
import { registerDemoTaxpayer } from '@arca-api/api/taxpayers/register-demo-taxpayer';
import { recoverData } from '@arca-api/app/commands/recover';
import { readConfig } from '@arca-api/app/config';
import { startEmbedded } from '@arca-api/app/embedded';
import { prepareOperator } from '@arca-api/app/operator';
import { createSupervisor } from '@arca-api/app/supervisor';
import { systemClock } from '@arca-api/platform/clock/system';
import { forOrganizations } from '@arca-api/platform/database/scope';
import { silentLog } from '@arca-api/platform/log/silent';
import { systemRandom } from '@arca-api/platform/random/system';
import { createSimulator, type Simulator } from 'arca-simulator';

const ISSUER = '30000000147';
const ambient = { clock: systemClock, random: systemRandom(systemClock), log: silentLog };

let folder: string;
/** What a test that fails leaves running. */
const running = new Set<() => Promise<void>>();
let simulator: Simulator;
let config: ReturnType<typeof readConfig>;

interface Installation {
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape are looked into
  call(method: string, path: string, body?: unknown, key?: string, wait?: number): Promise<any>;
  stop(): Promise<void>;
}

async function start(): Promise<Installation> {
  const supervisor = createSupervisor(silentLog);
  const stop = async (): Promise<void> => {
    running.delete(stop);
    await supervisor.stop();
  };
  running.add(stop);
  const { database, api } = await startEmbedded(config, ambient, supervisor);
  const operator = await prepareOperator({ database, ambient }, config.data);
  const { organization } = operator;
  await forOrganizations([organization], () =>
    registerDemoTaxpayer({ database, ...ambient }, organization, ISSUER),
  );
  return {
    async call(method, path, body, key, wait = 20) {
      const answer = await fetch(`${api}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${operator.test_key}`,
          prefer: `wait=${wait}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json() };
    },
    stop,
  };
}

const sale = (unit_price: string) => ({ lines: [{ description: 'Resma A4', unit_price, iva: '21' }] });
const LANE = `simulator:${ISSUER}:1:6`;
const NOTES = `simulator:${ISSUER}:1:8`;
const path = (lane: string) => `/v1/lanes/${encodeURIComponent(lane)}`;
const ledger = (type: number) => simulator.control.ledger({ cuit: ISSUER, punto_de_venta: 1, type });

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arca-recovery-'));
  simulator = createSimulator({ acceptAnyCertificate: true, replayWindow: 0 });
  const urls = await simulator.listen();
  config = readConfig(['--data', join(folder, 'data'), '--port', '0', '--no-demo'], {
    ARCA_URL_WSAA: urls.wsaa,
    ARCA_URL_WSFEV1: urls.wsfe,
    ARCA_URL_WSFEXV1: urls.wsfex,
    ARCA_URL_WSCDC: urls.wscdc,
    ARCA_URL_WS_SR_CONSTANCIA_INSCRIPCION: urls.padronA5,
  });
});
after(async () => {
  for (const stop of running) await stop();
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

let first: string;
let pending: string;
let recovery: Recovery;

test('a backup is taken while one invoice waits, more is issued, and the backup is restored', async () => {
  const { data } = config;
  const day = await start();
  first = (await day.call('POST', '/v1/invoices', sale('1000'), 'first')).body.id;
  simulator.control.addFault({ kind: 'drop-before', operation: 'FECAESolicitar', times: 1_000 });
  pending = (await day.call('POST', '/v1/invoices', sale('2000'), 'pending', 0)).body.id;
  await day.stop();
  await cp(data, join(folder, 'backup'), { recursive: true });

  simulator.control.clearFaults();
  const later = await start();
  assert.equal((await later.call('POST', '/v1/invoices', sale('2000'), 'pending')).body.id, pending);
  for (const [key, price] of [
    ['k1', '3000'],
    ['k2', '4000'],
    ['k3', '4000'],
  ] as const)
    assert.equal((await later.call('POST', '/v1/invoices', sale(price), key)).status, 201, key);
  const note = await later.call('POST', `/v1/invoices/${first}/credit-notes`, {}, 'note');
  assert.equal(note.status, 201, JSON.stringify(note.body));
  await later.stop();
  assert.deepEqual([ledger(6).length, ledger(8).length], [5, 1]);

  await rm(data, { recursive: true });
  await cp(join(folder, 'backup'), data, { recursive: true });
});

test('recovering gives what the books remember its CAE, and finds the rest, even in a lane that they do not know', async () => {
  recovery = await recoverData(config, ambient);
  const of = (lane: string) => recovery.readings.find((one) => one.lane === lane);
  const mine = ledger(6).find((entry) => entry.detail.ImpTotal === 2420);
  assert.deepEqual(of(LANE)?.authorized, [{ invoice: pending, number: mine?.from }]);
  assert.deepEqual([of(LANE)?.outcome, of(LANE)?.orphans], ['read', [3, 4, 5]]);
  assert.deepEqual([recovery.found, of(NOTES)?.orphans], [[NOTES], [1]]);
  assert.deepEqual(recovery.unasked, []);
});

test('a second recovery believes no more than the first', async () => {
  const again = await recoverData(config, ambient);
  assert.deepEqual([again.known_through, again.found], [recovery.known_through, []]);
});

test('what is sent again waits for a person, anything else is issued, and each comprobante is one invoice’s', async () => {
  const day = await start();
  const again = async (key: string, price: string) =>
    (await day.call('POST', '/v1/invoices', sale(price), key, 0)).body;
  const held = async (id: string) => {
    const limit = systemClock.now() + 30_000;
    for (;;) {
      const { body } = await day.call('GET', `/v1/invoices/${id}`);
      if (body.status !== 'submitted' || systemClock.now() > limit) return body.status;
    }
  };
  const [k1, k2] = [await again('k1', '3000'), await again('k2', '4000')];
  const note = (await day.call('POST', `/v1/invoices/${first}/credit-notes`, {}, 'note', 0)).body;
  for (const { id } of [k1, k2, note]) assert.equal(await held(id), 'verifying');
  assert.equal((await day.call('POST', '/v1/invoices', sale('9000'), 'new')).status, 201);
  assert.equal((await day.call('POST', '/v1/invoices', sale('2000'), 'pending')).body.id, pending);
  assert.deepEqual([ledger(6).length, ledger(8).length], [6, 1]);

  const { body: lane } = await day.call('GET', `${path(LANE)}?arca=true`);
  assert.deepEqual(
    [lane.state, lane.needs_person, lane.doubtful, lane.arca.last_number],
    ['suspect', true, 3, 6],
  );
  assert.deepEqual(
    lane.doubtful_numbers.map((one: { number: number; candidates: string[] }) => [
      one.number,
      one.candidates,
    ]),
    [
      [3, [k1.id]],
      [4, [k2.id]],
      [5, []],
    ],
  );
  const decide = (number: number, invoice: string | null, of = LANE) =>
    day.call('POST', `${path(of)}/adopt`, { number, invoice });
  const wrong = await decide(3, k2.id);
  assert.deepEqual(
    [wrong.status, wrong.body.code, wrong.body.reason],
    [409, 'lane.decision_refused', 'differs'],
  );
  assert.equal((await decide(2, k1.id)).body.code, 'lane.nothing_to_decide');

  const [one, other] = await Promise.all([decide(3, k1.id), decide(3, k1.id)]);
  assert.deepEqual(
    [one.status, other.status].sort(),
    [200, 409],
    'one of two operators wins, the other is told',
  );
  assert.equal((await decide(4, k2.id)).status, 200);
  assert.equal((await decide(1, note.id, NOTES)).status, 200);
  const entries = [...ledger(6), ...ledger(8)];
  for (const [id, at] of [
    [k1.id, 2],
    [k2.id, 3],
    [note.id, 6],
  ] as const) {
    const { body } = await day.call('GET', `/v1/invoices/${id}`);
    assert.deepEqual([body.status, body.cae], ['authorized', entries[at]?.cae]);
  }

  // Its twin has an orphan of its own to wait for, until somebody says that it is another sale.
  const k3 = await again('k3', '4000');
  assert.equal(await held(k3.id), 'verifying');
  assert.equal((await decide(5, null)).status, 200);
  const sold = await day.call('POST', '/v1/invoices', sale('4000'), 'k3');
  assert.deepEqual([sold.body.id, sold.body.status, ledger(6).length], [k3.id, 'authorized', 7]);
  const log = await day.call('GET', '/v1/audit-log?limit=100');
  const actions = log.body.data.map((entry: { action: string }) => entry.action);
  assert.equal(actions.filter((action: string) => action === 'lane.number_decided').length, 4);
  assert.equal(actions.filter((action: string) => action === 'books.restored').length, 2, 'each recovery');
  await day.stop();
});
