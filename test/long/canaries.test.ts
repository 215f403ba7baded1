/** Secrets stay where they belong: everything that an installation writes is searched for those it was given or made. */
import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deriveKey, VAULT, WEBHOOK_SECRETS } from '@arca-api/app/secrets';
import { dataKeysStore } from '@arca-api/arca-gateway/vault/data-keys.store';
import { masterKey } from '@arca-api/arca-gateway/vault/master-key';
import { createVault } from '@arca-api/arca-gateway/vault/vault';
import { systemClock } from '@arca-api/platform/clock/system';
import { openPostgres } from '@arca-api/platform/database/postgres';
import { withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { systemRandom } from '@arca-api/platform/random/system';
import { keyOf } from '@arca-api/webhooks/signing/secret';
import { type Secret, search, type Written } from '../canaries/secrets.ts';
import { readTables } from '../dump-tables.ts';
import { freePorts } from '../fleet/free-ports.ts';
import { launch } from '../launch.ts';
import { openReceiver, type Receiver } from '../webhooks/receiver.ts';

const canary = (name: string) => `canary-${name}-${randomBytes(12).toString('hex')}`;

test('the search finds a secret however it is written', () => {
  const secret = { name: 's', value: randomBytes(32) };
  const bytes = Buffer.from(secret.value);
  for (const text of [
    bytes.toString('hex').toUpperCase(),
    bytes.toString('base64'),
    bytes.toString('base64url'),
  ])
    assert.equal(search([{ where: 'x', text: `a ${text} b` }], [secret]).length, 1, text);
  const inside = Buffer.concat([Buffer.from('12345'), bytes, Buffer.from('6')]).toString('base64');
  assert.equal(search([{ where: 'x', text: inside }], [secret]).length, 1);
  const word = { name: 'w', value: canary('"/word') };
  for (const text of [word.value, JSON.stringify(word.value), encodeURIComponent(word.value)])
    assert.equal(search([{ where: 'x', text }], [word]).length, 1, text);
  assert.deepEqual(search([{ where: 'x', text: canary('other') }], [secret, word]), []);
});

await withTestServer('an installation that is driven through everything it says', (server) => {
  const master = randomBytes(32);
  const former = randomBytes(32);
  const password = canary('password');
  const redisPassword = canary('redis');
  const s3Key = canary('s3-key');
  const s3Secret = canary('s3-secret');
  // Whoever listens may have put one in their URL: whoever looks after the installation need not see it.
  const hookToken = canary('hook-token');
  const { privateKey: pasted } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const written: Written[] = [];
  let url: string;
  let drop: () => Promise<void>;
  let data: string;
  let collector: Server;
  let receiver: Receiver;
  let metricsPort: number | undefined;
  before(async () => {
    ({ url, drop } = await server.makeDatabase());
    // Traces are written too: to whoever collects them.
    collector = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      written.push({ where: 'traces', text: Buffer.concat(parts).toString('latin1') });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    receiver = await openReceiver();
    receiver.answer(({ path }) => (path.startsWith('/ill') ? 500 : 204));
    [metricsPort] = await freePorts(1);
    data = await mkdtemp(join(tmpdir(), 'arca-canaries-'));
  });
  after(async () => {
    await drop();
    await rm(data, { recursive: true, force: true });
    collector.close();
    await receiver.close();
  });

  const environment = (more: Record<string, string> = {}): Record<string, string> => {
    const secret = new URL(url);
    secret.password = password;
    return {
      DATABASE_URL: secret.href,
      REDIS_URL: `redis://:${redisPassword}@127.0.0.1:9/0`,
      ARCA_MASTER_KEY: master.toString('hex'),
      ARCA_PREVIOUS_MASTER_KEYS: former.toString('base64'),
      ARCA_LOG: 'debug',
      ARCA_S3_BUCKET: 'arca-files',
      ARCA_S3_ENDPOINT: 'http://127.0.0.1:9',
      AWS_ACCESS_KEY_ID: s3Key,
      AWS_SECRET_ACCESS_KEY: s3Secret,
      ...more,
    };
  };
  const run = async (args: readonly string[], more?: Record<string, string>): Promise<string> => {
    const { out, err } = await launch([...args, '--data', data], environment(more)).ended;
    written.push(
      { where: `stdout of ${args.join(' ')}`, text: out },
      { where: `stderr of ${args.join(' ')}`, text: err },
    );
    return out + err;
  };

  test('writes none of them: not to its streams, its folder, its database, or whoever asks', async () => {
    const { child, ended, told, said } = launch(
      ['start', '--data', data, '--port', '0', '--json'],
      environment({
        ARCA_METRICS_PORT: String(metricsPort),
        ARCA_WEBHOOKS_ALLOW: '127.0.0.1',
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      }),
    );
    // The log is there too: what was asked for is the line that is not of it.
    const line = () =>
      told()
        .split('\n')
        .find((one) => one.startsWith('{"cae"') && one.endsWith('}'));
    while (line() === undefined && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(child.exitCode, null, said());
    const started = JSON.parse(line() ?? '') as {
      api: string;
      taxpayer: string;
      invoice: string;
      key: string;
    };
    const operator = JSON.parse(await readFile(join(data, 'operator.json'), 'utf8')) as Record<
      string,
      string
    >;

    const heard = async (
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) => {
      const answer = await fetch(started.api + path, {
        method,
        headers: {
          authorization: `Bearer ${started.key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      written.push({
        where: `${method} ${path}`,
        text: `${answer.status} ${JSON.stringify([...answer.headers])} ${text}`,
      });
      return { status: answer.status, text };
    };
    const issuer = `/v1/taxpayers/${started.taxpayer}`;
    const invoice = `/v1/invoices/${started.invoice}`;
    for (const path of [
      ...['', '/events', '/xml', '/pdf'].map((part) => invoice + part),
      ...['', '/diagnosis', '/certificates'].map((part) => issuer + part),
      ...['me', 'status', 'lanes', 'api-keys', 'audit-log', 'invoices', 'reference/currencies'].map(
        (part) => `/v1/${part}`,
      ),
      '/openapi.json',
      '/health/ready',
      '/metrics',
      '/nowhere',
      `/v1/invoices?q=${started.key}`,
    ])
      if (path.endsWith(started.key))
        await fetch(started.api + path, { headers: { authorization: `Bearer ${started.key}` } });
      else await heard('GET', path);
    const lanes = JSON.parse((await heard('GET', '/v1/lanes')).text) as { data: { id: string }[] };
    for (const { id } of lanes.data) await heard('GET', `/v1/lanes/${id}?arca=true`);
    await heard('POST', `${issuer}/certificates`, { name: 'canary' });
    // Somebody hands in the private key instead of the certificate, or sends secrets where they are not asked for.
    for (const certificate of [pasted, Buffer.from(pasted).toString('base64'), `${pasted}\n${pasted}`])
      assert.equal((await heard('POST', `${issuer}/certificates/upload`, { certificate })).status, 422);
    await heard('POST', '/v1/invoices', `{"notes": "${started.key}`);
    await heard('GET', invoice, undefined, { authorization: `Bearer ${started.key}x` });
    await heard('GET', invoice, undefined, { authorization: `Basic ${btoa(`x:${started.key}`)}` });
    await heard('POST', '/v1/invoices', {
      taxpayer: started.taxpayer,
      lines: [{ description: 'x', unit_price: 'x' }],
    });
    const made = await fetch(`${started.api}/v1/api-keys`, {
      method: 'POST',
      headers: { authorization: `Bearer ${started.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'canary', scopes: ['read'] }),
    });
    const { secret: another, id } = (await made.json()) as { secret: string; id: string };
    await heard('GET', '/v1/me', undefined, { authorization: `Bearer ${another}` });
    await heard('DELETE', `/v1/api-keys/${id}`);
    await heard('GET', '/v1/me', undefined, { authorization: `Bearer ${another}` });

    // What signs is told once, to whoever made it; then others are told with it, and refuse.
    const hooks: Secret[] = [];
    const secretly = async (path: string, body?: unknown) => {
      const answer = await fetch(started.api + path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${started.key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const { secret, ...rest } = (await answer.json()) as { id: string; secret: string };
      assert.match(secret ?? '', /^whsec_/, path);
      hooks.push(
        { name: `what signs, of ${path}`, value: secret },
        { name: `the key that signs, of ${path}`, value: keyOf(secret) },
      );
      written.push({ where: `the rest of POST ${path}`, text: JSON.stringify(rest) });
      return rest;
    };
    for (const path of ['/well', '/ill']) {
      const { id } = await secretly('/v1/webhook-endpoints', {
        url: `${receiver.url}${path}?token=${hookToken}`,
      });
      const endpoint = `/v1/webhook-endpoints/${id}`;
      await secretly(`${endpoint}/rotate-secret`);
      await heard('POST', `${endpoint}/test`, { event_type: 'invoice.authorized' });
      await receiver.next((told) => told.path.startsWith(path));
      const log = JSON.parse((await heard('GET', `${endpoint}/deliveries`)).text) as {
        data: { id: string }[];
      };
      assert.ok(log.data.length > 0);
      for (const delivery of log.data) await heard('GET', `/v1/webhook-deliveries/${delivery.id}/attempts`);
      for (const part of ['', '/secrets', '/statistics', '/replays']) await heard('GET', endpoint + part);
    }
    await heard('GET', '/v1/webhook-endpoints');

    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    assert.match(metrics, /^arca_webhook_attempts_total/m);
    written.push({ where: 'the metrics', text: metrics });
    for (const args of [
      ['diagnose', started.taxpayer, '--json'],
      ['diagnose', started.taxpayer],
      ['lanes', 'list', '--json'],
      ...lanes.data.slice(0, 1).map(({ id }) => ['lanes', 'inspect', id, '--arca']),
      ['certificates', 'status', started.taxpayer, '--json'],
      ['taxpayers', 'list', '--json'],
    ])
      await run(args);
    child.kill('SIGTERM');
    const { out, err } = await ended;
    // What it tells on its screen is the demo's own key, once.
    const log = out.split('\n').filter((one) => !one.startsWith('{"cae"'));
    written.push({ where: 'stderr of start', text: err }, { where: 'the log', text: log.join('\n') });
    assert.ok(log.length > 20, 'nothing was logged');
    assert.ok(
      written.some(({ where, text }) => where === 'traces' && text.includes('ARCA wsfe')),
      'no trace was written',
    );
    assert.ok(
      written.some(({ where, text }) => where === 'traces' && text.includes('refused_5xx')),
      'nor one of those who were told',
    );

    await run(['migrate']);
    await run(['rotate-keys', '--json']);
    await run(['rotate-keys']);
    // Whatever stops it from starting is told without what it was told with.
    assert.match(
      await run(['start', '--once'], { DATABASE_URL: `${environment()['DATABASE_URL']}_gone` }),
      /no existe la base/,
    );
    await run(['start', '--once'], { DATABASE_URL: `postgres://u:${password}@127.0.0.1:9/x` });
    await run(['start', '--once'], { DATABASE_URL: `nonsense://u:${password}@x` });
    await run(['start', '--once'], { REDIS_URL: `nonsense://u:${redisPassword}@x` });
    await run(['start', '--once'], { ARCA_MASTER_KEY: `${master.toString('hex')}00` });
    await run(['start', '--once'], {
      ARCA_MASTER_KEY: former.toString('hex'),
      ARCA_PREVIOUS_MASTER_KEYS: '',
    });
    await run(['start', '--once'], { ARCA_PREVIOUS_MASTER_KEYS: `${former.toString('hex')},${password}` });

    for (const entry of await readdir(data, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      // That one is where the operator's keys belong, as the demo's are in its own.
      if (!entry.isFile() || ['operator.json', 'demo.json'].includes(entry.name)) continue;
      written.push({ where: path, text: await readFile(path, 'latin1') });
    }

    const database = await openPostgres({ url, connections: 2 });
    const inside = await openVault();
    await database.close();
    const secrets: readonly Secret[] = [
      { name: 'the master key', value: master },
      { name: 'a former master key', value: former },
      { name: 'the key of the vault', value: deriveKey(master, VAULT) },
      { name: 'the key of the links', value: deriveKey(master, 'public links') },
      { name: 'the password of the database', value: password },
      { name: 'the password of Redis', value: redisPassword },
      { name: 'the key of the bucket', value: s3Key },
      { name: 'the secret of the bucket', value: s3Secret },
      { name: 'a private key that was pasted', value: pasted.split('\n')[5] ?? '' },
      ...Object.entries(operator)
        .filter(([name]) => name.endsWith('_key'))
        .map(([name, value]) => ({ name: `the operator's ${name}`, value })),
      { name: 'the key that seals what signs', value: deriveKey(master, WEBHOOK_SECRETS) },
      ...hooks,
      { name: "the demo's key", value: started.key },
      { name: 'a key that was made and revoked', value: another },
      ...inside,
    ];
    assert.ok(inside.filter(({ name }) => name.startsWith('a private key')).length >= 2);
    assert.ok(inside.filter(({ name }) => name.startsWith('a token')).length >= 1);
    assert.ok(written.length > 60 && written.every(({ text }) => typeof text === 'string'));
    assert.deepEqual(search(written, secrets), []);
    // That one belongs to the endpoint's owner, who is shown it, and to the database.
    const shown = written.filter(({ where }) => /^(traces|the log|the metrics|stderr|stdout)/.test(where));
    assert.ok(shown.length > 10);
    assert.deepEqual(search(shown, [{ name: 'the token of a URL', value: hookToken }]), []);

    /** What the vault holds, in the clear; and every table, with what is packed in them unpacked. */
    async function openVault(): Promise<readonly Secret[]> {
      for (const { table, row } of await readTables(database, [
        'core',
        'arca',
        'webhooks',
        'platform',
        'public',
      ]))
        written.push({ where: `the table ${table}`, text: row });
      const vault = createVault({
        current: masterKey(deriveKey(master, VAULT)),
        previous: [],
        store: dataKeysStore(database),
        random: systemRandom(systemClock),
        clock: systemClock,
      });
      const db = database.schema<{
        certificates: { environment: 'simulator'; cuit: string; sealed_private_key: string };
        tickets: { environment: 'simulator'; cuit: string; sealed: string | null };
      }>('arca');
      const found: Secret[] = [];
      for (const { environment, cuit, sealed_private_key } of await db
        .selectFrom('certificates')
        .selectAll()
        .execute()) {
        const opened = await vault.open({ environment, cuit, purpose: 'private-key' }, sealed_private_key);
        const pkcs8 = Buffer.from(opened.reveal());
        found.push({ name: `a private key of ${cuit}`, value: pkcs8 });
        const { d = '', p = '' } = privateParts(pkcs8);
        for (const part of [d, p])
          found.push({ name: `a part of a private key of ${cuit}`, value: Buffer.from(part, 'base64url') });
      }
      for (const { environment, cuit, sealed } of await db.selectFrom('tickets').selectAll().execute()) {
        if (sealed === null) continue;
        const opened = await vault.open({ environment, cuit, purpose: 'ticket' }, sealed);
        const { token, sign } = JSON.parse(Buffer.from(opened.reveal()).toString()) as Record<string, string>;
        found.push(
          { name: `a token of ${cuit}`, value: token ?? '' },
          { name: `a sign of ${cuit}`, value: sign ?? '' },
        );
      }
      return found;
    }
  });
});

function privateParts(bytes: Buffer): { d?: string; p?: string } {
  const text = bytes.toString();
  const key = text.includes('-----BEGIN')
    ? createPrivateKey(text)
    : createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' });
  return key.export({ format: 'jwk' }) as { d?: string; p?: string };
}
