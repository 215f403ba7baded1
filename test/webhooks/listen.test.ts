/** `arca listen` and `arca trigger` against a whole installation: the bytes that webhooks have, in order, across a restart. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { listen } from '@arca-api/app/commands/listen';
import { trigger } from '@arca-api/app/commands/trigger';
import { announce, KEYS } from '@arca-api/app/data-folder';
import { EVENT_TYPES } from '@arca-api/contract/events/event-types';
import { systemClock } from '@arca-api/platform/clock/system';
import type { Database } from '@arca-api/platform/database/port';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { certify } from '@arca-api/platform/http/testing/certificate';
import { serve as serveSecurely } from '@arca-api/platform/http/testing/serve';
import { verifyWebhook } from '@arca-api/sdk';
import { readAllowList } from '@arca-api/webhooks/destinations/allow-list';
import { createSimulator, type Simulator } from 'arca-simulator';
import { Webhook } from 'standardwebhooks';
import { launch } from '../launch.ts';
import { createWorld, ISSUER, type World } from '../world.ts';
import { openReceiver, type Receiver } from './receiver.ts';

const invoice = { lines: [{ description: 'Yerba 1 kg', unit_price: '4500', iva: '21' }] };
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

suite('arca listen', () => {
  let database: Database;
  let simulator: Simulator;
  let urls: Awaited<ReturnType<Simulator['listen']>>;
  let receiver: Receiver;
  let world: World;
  let data: string;
  let key: string;
  let live: string;
  let stopAnnouncing: () => Promise<void>;

  /** Another process on the same data would be wired so. */
  const open = (masterKeys?: World['masterKeys']) =>
    createWorld({
      database: { ...database, close: async () => {} },
      shared: { simulator, urls },
      ...(masterKeys === undefined ? {} : { masterKeys }),
      webhooks: { allow: readAllowList(['127.0.0.1']), proxy: null, isProxyAsking: false, concurrency: 8 },
    });
  const bearer = () => ({ authorization: `Bearer ${key}` });
  async function serve(): Promise<void> {
    await world.server.listen({ port: 0, host: '127.0.0.1' });
    const { port } = world.server.server.address() as AddressInfo;
    stopAnnouncing = await announce(data, `http://127.0.0.1:${port}`);
  }

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'arca-listen-'));
    database = await openTestDatabase(systemClock);
    simulator = createSimulator();
    urls = await simulator.listen();
    receiver = await openReceiver();
    world = await open();
    key = world.key;
    live = await world.newKey({ organization: world.organization, mode: 'live' });
    const operator = { organization: world.organization, test_key: key, live_key: live };
    await writeFile(join(data, KEYS), JSON.stringify(operator));
    await world.webhooks.start();
    await serve();
  });
  after(async () => {
    await stopAnnouncing();
    await world.close();
    await receiver.close();
    await simulator.close();
    await database.close();
    await rm(data, { recursive: true, force: true });
  });

  for (const [what, args, reason] of [
    ['an unknown flag', ['--print', '--nope'], /--nope[\s\S]*no es una opción/],
    ['a flag without its value', ['--forward-to'], /--forward-to/],
    ['no URL', ['--forward-to', 'nowhere'], /--forward-to: «nowhere»/],
    ['no scheme', ['--forward-to', 'localhost:4000/hook'], /como http:\/\/localhost:4000\/hook/],
    ['another scheme', ['--forward-to', 'file:///etc/passwd'], /http:\/\/ o https:\/\//],
    ['types that do not exist', ['--print', '--events', 'invoice.*,bill.*,x'], /«bill\.\*», «x»/],
    ['a secret that is none', ['--print', '--secret', 'whsec_abc'], /--secret: no es un secreto/],
    ['live mode', ['--print', '--live'], /modo de prueba/],
    ['a live key', ['--print', '--key', 'arca_live_x'], /modo de prueba/],
    ['an API that is no address', ['--print', '--api', 'x', '--key', 'arca_test_x'], /--api: «x»/],
    [
      'nobody there',
      ['--print', '--api', 'http://127.0.0.1:9', '--key', 'arca_test_x', '--secret', SECRET],
      /No responde nadie/,
    ],
  ] as const)
    test(`${what} is refused with its reason`, async () => {
      await assert.rejects(listen(args, { ARCA_DATA: data }), reason);
    });

  test('a key that nobody has, or no key that is known, is refused at once', async () => {
    const wrong = ['--print', '--key', `arca_test_${'0'.repeat(40)}`];
    await assert.rejects(listen(wrong, { ARCA_DATA: data }), { name: 'ApiRefused', status: 401 });
    await assert.rejects(listen(['--print'], { ARCA_DATA: data, ARCA_KEY: live }), /modo de prueba/);
  });

  test('a file that holds no secret is said, and left as it is', async () => {
    const folder = await mkdtemp(join(data, 'broken-'));
    await writeFile(join(folder, 'listen.json'), '{"secret":7}');
    const args = ['--print', '--api', 'http://127.0.0.1:9', '--key', 'arca_test_x', '--data', folder];
    await assert.rejects(listen(args, {}), /listen\.json: no es un secreto/);
    assert.equal(await readFile(join(folder, 'listen.json'), 'utf8'), '{"secret":7}');
  });

  test('what happens arrives in order with the bytes of a webhook, once, though the server starts again', async () => {
    const made = await world.call('POST', '/v1/webhook-endpoints', { url: `${receiver.url}/real` });
    assert.equal(made.status, 201, made.raw.toString());
    const before = await world.call('POST', '/v1/invoices', invoice);
    assert.equal(before.status, 201);

    const args = ['listen', '--forward-to', `${receiver.url}/here`, '--json', '--data', data];
    const first = launch(args);
    const { secret } = await line(first, () => true);
    assert.equal((await stat(join(data, 'listen.json'))).mode & 0o777, 0o600);

    assert.equal(await trigger(['credit_note.authorized', '--data', data], {}), 0);
    await line(first, (one) => one.type === 'credit_note.authorized');

    const { masterKeys } = world;
    await stopAnnouncing();
    await world.close();
    await line(first, (one) => one.lost !== undefined);
    // Already at work, though nobody reaches it yet.
    world = await open(masterKeys);
    await world.webhooks.start();
    const during = await world.call('POST', '/v1/invoices', { taxpayer: ISSUER, ...invoice }, bearer());
    assert.equal(during.status, 201, during.raw.toString());
    await serve();
    await line(first, (one) => one.back === true);
    await line(first, (one) => one.subject === during.body.id && one.type === 'invoice.authorized');
    first.child.kill('SIGINT');
    const ended = await first.ended;
    assert.deepEqual([ended.code, ended.err], [0, '']);

    const here = receiver.heard.filter(({ path }) => path === '/here');
    const { body } = await world.call('GET', '/v1/events?limit=100', undefined, bearer());
    const all: string[] = body.data.map(({ id }: { id: string }) => id).reverse();
    const since = all.slice(-here.length);
    assert.deepEqual(
      here.map(({ headers }) => headers['webhook-id']),
      since,
    );
    assert.ok(!here.some((one) => one.body.includes(before.body.id)), 'only what happens from then on');
    assert.deepEqual(
      here.map((one) => JSON.parse(one.body).type),
      [
        ...['invoice.submitted', 'invoice.authorized'],
        ...['invoice.submitted', 'invoice.authorized', 'credit_note.authorized'],
        ...['invoice.submitted', 'invoice.authorized'],
      ],
    );
    for (const { headers, body } of here) {
      new Webhook(secret).verify(body, headers as Record<string, string>);
      const id = headers['webhook-id'];
      const real = await receiver.next((one) => one.path === '/real' && one.headers['webhook-id'] === id);
      assert.equal(body, real.body);
      for (const name of ['content-type', 'user-agent']) assert.equal(headers[name], real.headers[name]);
      assert.throws(() => new Webhook(secret).verify(body, real.headers as Record<string, string>));
    }

    const only = ['--events', 'credit_note.*', '--after', String(here[0]?.headers['webhook-id']), '--print'];
    const second = launch([...args, ...only]);
    assert.equal((await line(second, (one) => one.listening === true)).secret, secret, 'it is kept');
    const printed = await line(second, (one) => one.id !== undefined);
    assert.equal(printed.type, 'credit_note.authorized');
    await line(second, (one) => one.event === printed.id && one.succeeded === true);
    second.child.kill('SIGTERM');
    const over = await second.ended;
    assert.equal(over.code, 0);
    assert.equal(over.out.trim().split('\n').length, 3, over.out);
  });

  test('an invoice that ARCA rejects is one, with the reason of its own rules', async () => {
    const asked = launch(['trigger', 'invoice.rejected', '--data', data, '--json']);
    const { code, out, err } = await asked.ended;
    assert.equal(code, 0, err);
    const { type, subject } = JSON.parse(out);
    assert.equal(type, 'invoice.rejected');
    const read = await world.call('GET', `/v1/invoices/${subject}`, undefined, bearer());
    assert.deepEqual([read.body.status, read.body.cae], ['rejected', null]);
    assert.deepEqual(
      read.body.rejection.arca.map((one: { code: number }) => one.code),
      [10195],
    );
    const told = await world.call('GET', `/v1/events?subject=${subject}`, undefined, bearer());
    assert.deepEqual(
      told.body.data.map((one: { type: string }) => one.type),
      ['invoice.rejected', 'invoice.submitted'],
    );
  });

  test('to one endpoint the example of any type is sent, signed and marked as one', async () => {
    const wish = { url: `${receiver.url}/to`, event_types: ['batch.finished'] };
    const { body: endpoint } = await world.call('POST', '/v1/webhook-endpoints', wish, bearer());
    for (const type of ['arca.recovered', 'invoice.authorized']) {
      const { code, out, err } = await launch([
        'trigger',
        type,
        '--to',
        endpoint.id,
        '--data',
        data,
        '--json',
      ]).ended;
      assert.equal(code, 0, err);
      const { event, cause } = JSON.parse(out);
      assert.equal(cause, 'example');
      const heard = await receiver.next(({ headers }) => headers['webhook-id'] === event);
      assert.equal(heard.path, '/to');
      const told = await verifyWebhook({ ...heard, secret: endpoint.secret });
      assert.deepEqual([told.type, told.example], [type, true]);
    }
    const nobody = ['trigger', 'arca.recovered', '--to', 'whe_none', '--data', data];
    await assert.rejects(trigger(nobody.slice(1), {}), { name: 'ApiRefused', status: 404 });
    assert.equal((await launch(nobody).ended).code, 1);
  });

  test('a receiver of https:// with a certificate of its own is told once that is allowed', async () => {
    await using secure = await serveSecurely(
      (_, response) => response.writeHead(204).end(),
      await certify('localhost'),
    );
    const args = [
      'listen',
      '--forward-to',
      `https://localhost:${secure.port}/hook`,
      '--json',
      '--data',
      data,
    ];
    const strict = launch(args);
    const trusting = launch([...args, '--skip-verify-tls']);
    const [{ secret }] = await Promise.all([strict, trusting].map((one) => line(one, () => true)));
    const issued = await world.call('POST', '/v1/invoices', { taxpayer: ISSUER, ...invoice }, bearer());
    const mine = (one: { subject?: string; attempt?: number }) => one.subject === issued.body.id;
    const refused = await line(strict, mine);
    assert.deepEqual([refused.status, refused.reason], [null, 'DEPTH_ZERO_SELF_SIGNED_CERT']);
    const taken = await line(trusting, mine);
    assert.deepEqual([taken.status, taken.succeeded, taken.attempt], [204, true, 1]);
    const told = secure.seen.find(({ headers }) => headers['webhook-id'] === taken.event);
    assert.ok(told !== undefined);
    assert.equal((await verifyWebhook({ ...told, secret })).id, taken.event);
    for (const one of [strict, trusting]) {
      one.child.kill('SIGINT');
      assert.equal((await one.ended).code, 0);
    }
  });

  test('what cannot be caused, or is no type, is said; live keys issue nothing', async () => {
    await assert.rejects(trigger(['arca.recovered'], { ARCA_DATA: data }), /--to whe_/);
    await assert.rejects(trigger(['invoice.authorized', '--live'], { ARCA_DATA: data }), /arca_test_/);
    await assert.rejects(
      trigger(['invoice.authorized', '--taxpayer', '20111111112'], { ARCA_DATA: data }),
      /20111111112: hace falta un emisor/,
    );
    const [none, unknown, inherited] = await Promise.all(
      [[], ['invoice.lost'], ['__proto__']].map((words) => launch(['trigger', ...words]).ended),
    );
    assert.deepEqual([none?.code, unknown?.code, inherited?.code], [0, 1, 1]);
    assert.match(unknown?.err ?? '', /«invoice\.lost» no es un tipo de evento/);
    for (const type of Object.keys(EVENT_TYPES)) assert.ok(none?.out.includes(` ${type}\n`), type);
    assert.equal(unknown?.out, none?.out);
  });
});

/** The first line of JSON that is `wanted`, once it has been told. */
async function line(
  { child, told, ended }: ReturnType<typeof launch>,
  // biome-ignore lint/suspicious/noExplicitAny: lines of every shape
  wanted: (one: any) => boolean,
  // biome-ignore lint/suspicious/noExplicitAny: lines of every shape
): Promise<any> {
  for (;;) {
    const whole = told().split('\n').slice(0, -1);
    const found = whole.map((one) => JSON.parse(one)).find(wanted);
    if (found !== undefined) return found;
    const news = new Promise((resolve) => child.stdout?.once('data', resolve));
    const end = await Promise.race([news, ended]);
    if (typeof end === 'object' && end !== null && 'code' in end) throw new Error(JSON.stringify(end));
  }
}
