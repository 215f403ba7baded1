/** What READMEs and guides tell people to type is typed here, as it is written. */
import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { type ArcaApi, createArcaApi } from '@arca-api/sdk';
import { createSimulator } from 'arca-simulator';
import { openReceiver } from './webhooks/receiver.ts';

const ROOT = join(import.meta.dirname, '..');
const run = promisify(execFile);
const PROGRAMS = ['bash', 'openssl', 'jq', 'curl'];

const missing = PROGRAMS.filter((program) => spawnSync(program, ['--version']).error !== undefined);
const skip = process.env['CI'] !== 'true' && missing.length > 0 ? `${missing.join(', ')} missing` : false;

/** The first block of code under a heading. */
function readExample(file: string, heading: string): string {
  const [, part = ''] = readFileSync(join(ROOT, file), 'utf8').split(`\n## ${heading}\n`);
  const [, code] = /^```(?:sh|ts)\n([\s\S]*?)^```$/m.exec(part) ?? [];
  assert.ok(code, `${file} has an example under “${heading}”`);
  return code;
}

function openFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('from nothing to a CAE by hand, with curl: the strict simulator authorises what the README types', {
  skip,
}, async (t) => {
  const simulator = createSimulator({ strict: true });
  const { origin } = await simulator.listen();
  t.after(() => simulator.close());
  const folder = openFolder(t);
  const script = readExample('arca-simulator/README.md', 'By hand, with curl');
  const here = script.replace('http://127.0.0.1:8010', origin);
  assert.notEqual(here, script);
  const { stdout } = await run('bash', ['-euc', here], { cwd: folder });
  const [cae = ''] = simulator.control.ledger({ cuit: '30000000147', type: 6 }).map((one) => one.cae);
  assert.match(cae, /^\d{14}$/);
  assert.ok(stdout.includes(`<CAE>${cae}</CAE>`));
});

test('without ARCA: the client logs in to the simulator and asks for a number as the README types', {
  skip,
}, async (t) => {
  const folder = openFolder(t);
  const readme = readFileSync(join(ROOT, 'arca-soap/README.md'), 'utf8');
  const [, request = ''] = /`(openssl req [^`]+)`/.exec(readme) ?? [];
  await run('bash', ['-euc', request], { cwd: folder });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'example.ts'), readExample('arca-soap/README.md', 'Without ARCA'));
  const { stdout } = await run(process.execPath, ['example.ts'], { cwd: folder });
  assert.equal(stdout.trim(), '0');
});

const blocksOf = (page: string): string =>
  [...readFileSync(join(ROOT, 'docs/guides', page), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
    .map(([, code = '']) => code.replace(/ +# .*$/gm, ''))
    .join('\n');

/** `npm start`, with its sample; answers the address and the key that it prints. */
async function startPlatform(
  t: TestContext,
  folder: string,
  more: NodeJS.ProcessEnv = {},
): Promise<{ api: string; key: string }> {
  const clean = Object.entries(process.env).filter(([name]) => !/^(ARCA_|DATABASE_URL$)/.test(name));
  const flags = ['--json', '--port', '0', '--data', join(folder, 'data')];
  const child = spawn(process.execPath, [join(ROOT, 'app/arca.ts'), 'start', ...flags], {
    env: { ...Object.fromEntries(clean), ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  });
  const [line] = await once(child.stdout, 'data');
  return JSON.parse(String(line));
}

test('the guide of issuing: every comprobante that it types is authorised, and both languages type the same', {
  skip,
}, async (t) => {
  const spanish = blocksOf('emitir.md');
  assert.equal(blocksOf('issuing.md'), spanish);
  const folder = openFolder(t);
  const { api, key } = await startPlatform(t, folder);
  const script = spanish.replace('http://127.0.0.1:8010', api).replace('arca_test_…', key);
  const shown = '[.object // .status, .letter // .result // .table // .code, .kind, .cae != null]';
  const { stdout } = await run('bash', ['-euc', `{ ${script}\n} | jq -c '${shown}'`], { cwd: folder });
  const said = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(said, [
    ['invoice', 'B', 'invoice', true],
    ['invoice', 'A', 'invoice', true],
    ['invoice', 'B', 'invoice', true],
    ['list', 'countries', null, false],
    ['invoice', 'E', 'invoice', true],
    ['invoice', 'E', 'invoice', true],
    ['invoice', 'B', 'credit_note', true],
    ['invoice', 'B', 'credit_note', true],
    ['verification', 'confirmed', null, false],
    [422, 'request.invalid', null, false],
    ['list', 'error-codes', null, false],
  ]);
  assert.match(readFileSync(join(folder, 'factura.pdf'), 'latin1'), /^%PDF-/);
});

test('the guide of webhooks: what it types is told to what it listens with, and both languages type the same', {
  skip,
}, async (t) => {
  const spanish = blocksOf('avisos.md');
  assert.equal(blocksOf('webhooks.md'), spanish);
  const listener = readFileSync(join(ROOT, 'docs/guides/avisos.md'), 'utf8').match(
    /^```js\n[\s\S]*?^```$/m,
  )?.[0];
  assert.ok(
    listener !== undefined && readFileSync(join(ROOT, 'docs/guides/webhooks.md'), 'utf8').includes(listener),
  );
  const folder = openFolder(t);
  const port = await freePort();
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(
    join(folder, 'listen.mjs'),
    listener.replace(/^```.*\n?/gm, '').replace('.listen(4000)', `.listen(${port}, '127.0.0.1')`),
  );
  const { api, key } = await startPlatform(t, folder, { ARCA_WEBHOOKS_ALLOW: '127.0.0.1' });
  // Typed by a person it is a while from one line to the next.
  const script = spanish
    .replace('http://127.0.0.1:8010', api)
    .replace('arca_test_…', key)
    .replace('127.0.0.1:4000', `127.0.0.1:${port}`)
    .replace(
      'node listen.mjs &',
      `"${process.execPath}" listen.mjs > heard 2>&1 & ${until(`curl -s 127.0.0.1:${port}`)}`,
    )
    .replace(/(?=^arca GET .*\/statistics)/m, `${until(TOLD)}\n`)
    .replace(/(?=^arca POST .*\/rotate-secret$)/m, `${until(TOLD)}\n`);
  const shown =
    '[.object // .status, .id // .endpoint, .state, .enabled, has("secret"), (.data | length > 0)]';
  const ending = "trap 'kill $!' EXIT";
  const { stdout } = await run('bash', ['-euc', `{ ${ending}\n${script}\n} | jq -c '${shown}'`], {
    cwd: folder,
  });
  const said = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { id } = JSON.parse(readFileSync(join(folder, 'webhook.json'), 'utf8'));
  const invoice = said[0]?.[1];
  const delivery = said[4]?.[1];
  assert.deepEqual(said, [
    ['invoice', invoice, null, null, false, false],
    ['webhook_statistics', id, null, null, false, false],
    ['list', null, null, null, false, true],
    ['list', null, null, null, false, true],
    ['webhook_delivery', delivery, 'pending', null, false, false],
    ['webhook_secret', id, null, null, true, false],
    ['webhook_endpoint', id, null, false, false, false],
    ['webhook_endpoint', id, null, true, false, false],
    ['webhook_replay', said[8]?.[1], said[8]?.[2], null, false, false],
    ['webhook_delivery', said[9]?.[1], 'pending', null, false, false],
    ['list', null, null, null, false, true],
    ['list', null, null, null, false, true],
  ]);
  const heard = readFileSync(join(folder, 'heard'), 'utf8').trim().split('\n');
  for (const status of ['submitted', 'authorized'])
    assert.equal(heard.filter((line) => line === `invoice.${status} ${invoice} ${status}`).length, 1, status);
});

test('the guide of webhooks: what it types for the client does that, and both languages type the same', {
  skip,
}, async (t) => {
  const code = readExample('docs/guides/avisos.md', 'Lo mismo con el cliente');
  assert.equal(readExample('docs/guides/webhooks.md', 'The same with the client'), code);
  const folder = openFolder(t);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'manage.ts'), code);
  const receiver = await openReceiver();
  t.after(() => receiver.close());
  const { api, key } = await startPlatform(t, folder, { ARCA_WEBHOOKS_ALLOW: '127.0.0.1' });
  const arca = createArcaApi({ key, baseUrl: api });
  const invoice = await arca.invoices.create({
    lines: [{ description: 'Café en grano 1 kg', unit_price: '12500', iva: '21' }],
  });
  const { id } = await arca.webhooks.endpoints.create({
    url: `${receiver.url}/avisos`,
    event_types: ['invoice.*', 'batch.finished'],
  });
  const child = spawn(process.execPath, ['manage.ts'], {
    cwd: folder,
    env: { ...process.env, A: api, KEY: key, ENDPOINT: id },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill());
  const told: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line);
    if (line.startsWith(invoice.id)) break;
  }
  const [example, replay, hour, ...followed] = told;
  assert.deepEqual([example, replay], ['test succeeded 204', 'replay finished']);
  assert.match(hour ?? '', /^1h [1-9]\d* [1-9]\d*$/);
  const happened = await authorized(arca);
  assert.deepEqual(followed, happened.slice(0, followed.length));
  await receiver.next(({ body }) => JSON.parse(body).type === 'batch.finished');
  const again = await receiver.next(({ body }) => JSON.parse(body).subject === invoice.id);
  assert.ok(JSON.parse(again.body).type.startsWith('invoice.'));
});

/** As the guide prints what happened, up to now. */
async function authorized(arca: ArcaApi): Promise<string[]> {
  const lines: string[] = [];
  for await (const event of arca.events.list({ type: 'invoice.authorized', order: 'asc' }))
    if (event.type === 'invoice.authorized')
      lines.push(`${event.subject} ${event.data.full_number} ${event.data.cae}`);
  return lines;
}

const until = (command: string): string => `until ${command} > /dev/null; do :; done`;

/** The invoice was accepted and authorised, and all that the endpoint was to hear has arrived. */
const TOLD =
  'arca GET /v1/webhook-endpoints/$ENDPOINT/deliveries | jq -e \'[.data[].state] | length >= 2 and all(. == "succeeded")\'';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
