/** Webhooks through the doors that customers knock at, told to a system that listens. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { verifyWebhook } from '@arca-api/sdk';
import { readAllowList } from '@arca-api/webhooks/destinations/allow-list';
import { createWorld, ISSUER, type World } from '../world.ts';
import { type Heard, openReceiver, type Receiver } from './receiver.ts';

const PATH = '/v1/webhook-endpoints';
const invoice = { lines: [{ description: 'Yerba 1 kg', unit_price: '4500', iva: '21' }] };

suite('webhooks', () => {
  let world: World;
  let receiver: Receiver;
  before(async () => {
    receiver = await openReceiver();
    world = await createWorld({
      webhooks: { allow: readAllowList(['127.0.0.1']), proxy: null, isProxyAsking: false, concurrency: 8 },
    });
    await world.webhooks.start();
  });
  after(async () => {
    await world.close();
    await receiver.close();
  });

  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  const codes = (body: { errors?: { code: string; path: string }[] }): string[] =>
    (body.errors ?? []).map(({ code, path }) => `${code} ${path}`).sort();
  async function listen(more: object = {}, key = world.key) {
    const made = await world.call('POST', PATH, { url: `${receiver.url}/hook`, ...more }, bearer(key));
    assert.equal(made.status, 201, made.raw.toString());
    return made.body;
  }
  /** A key of an organisation of its own, so that its endpoints hear nothing of others'. */
  async function alone(name: string): Promise<string> {
    return world.newKey({ organization: `org_${name.padStart(26, '0')}` });
  }

  for (const [what, body, expected] of [
    ['nothing', {}, ['field.required url']],
    ['no URL', { url: 7 }, ['field.wrong_type url']],
    ['an empty URL', { url: '' }, ['field.too_small url', 'webhook.url_invalid url']],
    ['no encryption', { url: 'http://example.com/' }, ['webhook.url_not_https url']],
    ['a private address', { url: 'https://10.0.0.7/' }, ['webhook.url_private url']],
    ['a private address in disguise', { url: 'https://0x0a.7/' }, ['webhook.url_private url']],
    ['a password', { url: 'https://a:b@example.com/' }, ['webhook.url_credentials url']],
    ['a port of mail', { url: 'https://example.com:25/' }, ['webhook.url_port url']],
    [
      'all of it at once',
      { url: 'https://localhost/', taxpayers: ['30000000140'], max_in_flight: 0, extra: 1 },
      [
        'cuit.invalid taxpayers[0]',
        'field.too_small max_in_flight',
        'field.unknown extra',
        'webhook.url_private url',
      ],
    ],
    ['no type', { url: 'https://example.com/', event_types: ['*'] }, ['field.invalid_format event_types[0]']],
    [
      'types that do not exist',
      { url: 'https://example.com/', event_types: ['invoice.lost', 'bill.*', 'invoice.*'] },
      ['webhook.event_type_unknown event_types[0]', 'webhook.event_type_unknown event_types[1]'],
    ],
    ['no types', { url: 'https://example.com/', event_types: [] }, ['field.too_small event_types']],
    [
      'a schedule of years',
      { url: 'https://example.com/', retry_schedule: [1, 1e9] },
      ['field.too_big retry_schedule[1]'],
    ],
  ] as const)
    test(`${what} is refused with what to do about it`, async () => {
      const answer = await world.call('POST', PATH, body);
      assert.equal(answer.status, 422, answer.raw.toString());
      assert.deepEqual(codes(answer.body), expected);
      for (const { fix } of answer.body.errors) assert.ok(fix.es !== '' && fix.en !== '');
    });

  test('an address inside is refused with both ways out, in both languages, when it is registered or changed', async () => {
    const endpoint = await listen({ event_types: ['invoice.rejected'] });
    for (const url of [
      'http://localhost:4000/hook',
      'https://localhost/',
      'http://10.0.0.7/',
      'https://192.168.1.20:8443/hook',
      'https://[::1]/',
      'http://erp.local/',
      'http://tienda/',
    ])
      for (const answer of [
        await world.call('POST', PATH, { url }),
        await world.call('PATCH', `${PATH}/${endpoint.id}`, { url }),
      ]) {
        assert.equal(answer.status, 422, url);
        assert.deepEqual(codes(answer.body), ['webhook.url_private url'], url);
        const [{ fix }] = answer.body.errors;
        for (const words of [fix.es, fix.en])
          for (const way of ['arca listen --forward-to http://localhost:4000/hook', 'ARCA_WEBHOOKS_ALLOW'])
            assert.ok(words.includes(way), words);
      }
    await world.call('DELETE', `${PATH}/${endpoint.id}`);
  });

  test('what is no JSON, or huge, is refused', async () => {
    assert.equal((await world.call('POST', PATH, '{')).body.code, 'request.malformed');
    const huge = await world.call('POST', PATH, { url: `https://example.com/${'a'.repeat(2_000_000)}` });
    assert.equal(huge.body.code, 'request.too_large');
    const long = await world.call('POST', PATH, { url: `https://example.com/${'a'.repeat(3_000)}` });
    assert.equal(long.status, 422);
  });

  test('an invoice is told, signed, and its delivery shows what was exchanged', async () => {
    const endpoint = await listen({ event_types: ['invoice.authorized'], description: 'La tienda' });
    assert.match(endpoint.secret, /^whsec_/);
    const issued = await world.call('POST', '/v1/invoices', invoice);
    assert.equal(issued.status, 201, issued.raw.toString());
    const heard = await receiver.next(({ body }) => body.includes(issued.body.id));
    const event = await verifyWebhook({ headers: heard.headers, body: heard.body, secret: endpoint.secret });
    assert.equal(event.type, 'invoice.authorized');
    const { data } = JSON.parse(heard.body);
    assert.deepEqual([data.id, data.cae], [issued.body.id, issued.body.cae]);

    const [delivery] = await settled(endpoint.id);
    assert.equal(delivery.event, heard.headers['webhook-id']);
    assert.deepEqual([delivery.state, delivery.attempts, delivery.next_attempt_at], ['succeeded', 1, null]);
    const read = await world.call('GET', `/v1/webhook-deliveries/${delivery.id}`);
    assert.deepEqual(read.body, delivery);
    const attempts = await world.call('GET', `/v1/webhook-deliveries/${delivery.id}/attempts`);
    const [attempt, ...others] = attempts.body.data;
    assert.equal(others.length, 0);
    assert.equal(attempt.request.body, heard.body);
    assert.equal(attempt.request.headers['webhook-signature'], heard.headers['webhook-signature']);
    assert.equal(attempt.response.status, 204);
    const shown = await world.call('GET', `${PATH}/${endpoint.id}`);
    assert.equal(shown.body.secret, undefined);
    const { secret: _, ...rest } = endpoint;
    assert.deepEqual(shown.body, rest);
  });

  /** Deliveries of an endpoint once none is pending: the log follows the answer by a moment. */
  async function settled(endpoint: string, key = world.key, query = '') {
    for (;;) {
      const { body } = await world.call(
        'GET',
        `${PATH}/${endpoint}/deliveries${query}`,
        undefined,
        bearer(key),
      );
      if (body.data.length > 0 && body.data.every(({ state }: { state: string }) => state !== 'pending'))
        return body.data;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  test('told again on request: the same id, the same words, a new signature', async () => {
    const endpoint = await listen({ event_types: ['invoice.submitted'] });
    const issued = await world.call('POST', '/v1/invoices', invoice);
    const [delivery] = await settled(endpoint.id);
    const again = await world.call('POST', `/v1/webhook-deliveries/${delivery.id}/retry`);
    assert.equal(again.status, 202, again.raw.toString());
    const [after] = await settled(endpoint.id);
    assert.deepEqual([after.id, after.attempts, after.cause], [delivery.id, 2, 'retry']);
    const both = receiver.heard.filter(({ headers }) => headers['webhook-id'] === delivery.event);
    assert.equal(both.length, 2);
    assert.equal(new Set(both.map(({ body }) => body)).size, 1);
    assert.ok(both[0]?.body.includes(issued.body.id));
    const log = await world.call('GET', '/v1/audit-log');
    assert.ok(
      log.body.data.some(
        ({ action, subject }: Record<string, string>) =>
          action === 'webhook_delivery.retried' && subject === delivery.id,
      ),
    );
  });

  test('how it fares is told of an hour, a day or a week, to whoever may look at it', async () => {
    const endpoint = await listen({ event_types: ['invoice.submitted'] });
    const path = `${PATH}/${endpoint.id}/statistics`;
    const none = await world.call('GET', path);
    assert.equal(none.status, 200, none.raw.toString());
    assert.deepEqual(
      [none.body.window, none.body.attempts, none.body.duration_ms, none.body.last_succeeded_at],
      ['24h', 0, { p50: null, p95: null }, null],
    );
    await world.call('POST', '/v1/invoices', invoice);
    await settled(endpoint.id);
    const some = await world.call('GET', `${path}?window=1h`);
    assert.deepEqual(
      [some.body.attempts, some.body.succeeded, some.body.failed, some.body.pending.deliveries],
      [1, 1, 0, 0],
    );
    assert.equal(Date.parse(some.body.to) - Date.parse(some.body.from), 3_600_000);
    for (const window of ['', '2h', '7D', '-1h'])
      assert.equal((await world.call('GET', `${path}?window=${window}`)).status, 422, window);
    assert.equal((await world.call('GET', `${PATH}/%00/statistics`)).status, 400);
    for (const id of ['whe_none', `whe_${'0'.repeat(500)}`])
      assert.equal((await world.call('GET', `${PATH}/${id}/statistics`)).status, 404, id);
    const { status } = await world.call('GET', path, undefined, { authorization: 'Bearer no' });
    assert.equal(status, 401);
  });

  test('disabled, it is told nothing and nothing is told again; enabled, what is new', async () => {
    const key = world.key;
    const endpoint = await listen({ event_types: ['invoice.submitted'] });
    await world.call('POST', '/v1/invoices', invoice);
    const [delivery] = await settled(endpoint.id);
    const off = await world.call('PATCH', `${PATH}/${endpoint.id}`, { enabled: false });
    assert.deepEqual([off.body.enabled, off.body.disabled_for], [false, 'asked']);
    const refused = await world.call('POST', `/v1/webhook-deliveries/${delivery.id}/retry`);
    assert.deepEqual([refused.status, refused.body.code], [409, 'webhook.disabled']);
    // Once another has heard it, it is certain that this one was not to be told.
    const other = await listen({ url: `${receiver.url}/other`, event_types: ['invoice.submitted'] });
    const missed = await world.call('POST', '/v1/invoices', invoice);
    await receiver.next(({ path, body }) => path === '/other' && body.includes(missed.body.id));
    await world.call('DELETE', `${PATH}/${other.id}`);
    const on = await world.call('PATCH', `${PATH}/${endpoint.id}`, {
      enabled: true,
      description: 'de vuelta',
    });
    assert.deepEqual([on.body.enabled, on.body.disabled_at, on.body.description], [true, null, 'de vuelta']);
    const told = await world.call('POST', '/v1/invoices', invoice);
    const submitted = ({ path, body }: Heard) => path === '/hook' && body.includes(told.body.id);
    await receiver.next(submitted);
    const all = await settled(endpoint.id, key);
    const mine = all.map(({ event }: { event: string }) => event);
    const bodies = receiver.heard.filter(
      ({ path, headers }) => path === '/hook' && mine.includes(String(headers['webhook-id'])),
    );
    assert.ok(bodies.some(({ body }) => body.includes(told.body.id)));
    assert.ok(!bodies.some(({ body }) => body.includes(missed.body.id)));
  });

  test('a secret is changed with a day of both, and no more than four former ones', async () => {
    const endpoint = await listen({ event_types: ['invoice.rejected'] });
    const rotated = await world.call('POST', `${PATH}/${endpoint.id}/rotate-secret`);
    assert.equal(rotated.status, 201, rotated.raw.toString());
    assert.notEqual(rotated.body.secret, endpoint.secret);
    const signing = await world.call('GET', `${PATH}/${endpoint.id}/secrets`);
    assert.deepEqual(
      signing.body.data.map(({ ends_at }: { ends_at: string | null }) => ends_at),
      [null, rotated.body.former_ends_at],
    );
    assert.ok(!signing.raw.toString().includes('whsec_'));
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++)
      statuses.push((await world.call('POST', `${PATH}/${endpoint.id}/rotate-secret`)).status);
    assert.deepEqual(statuses, [201, 201, 201, 409]);
  });

  test('a secret that leaked is ended at once, though as many sign as may, and it is written down', async () => {
    const url = `${receiver.url}/leaked`;
    const endpoint = await listen({ url, event_types: ['invoice.submitted'] });
    const path = `${PATH}/${endpoint.id}/rotate-secret`;
    const before = [endpoint.secret];
    for (let n = 0; n < 4; n++) before.push((await world.call('POST', path)).body.secret);
    const wrong = await world.call('POST', path, { overlap_seconds: 86_401, expire: true });
    assert.deepEqual(
      [wrong.status, codes(wrong.body)],
      [422, ['field.too_big overlap_seconds', 'field.unknown expire']],
    );
    const { status, body } = await world.call('POST', path, { overlap_seconds: 0 });
    assert.equal(status, 201);
    assert.ok(Date.parse(body.former_ends_at) <= Date.now());
    const signing = await world.call('GET', `${PATH}/${endpoint.id}/secrets`);
    assert.deepEqual(
      signing.body.data.map(({ ends_at }: { ends_at: string | null }) => ends_at),
      [null],
    );
    const log = await world.call('GET', '/v1/audit-log?limit=1');
    assert.partialDeepStrictEqual(log.body.data[0], {
      action: 'webhook_endpoint.secret_rotated',
      subject: endpoint.id,
      detail: { former_ends_at: body.former_ends_at },
    });
    await world.call('POST', '/v1/invoices', invoice);
    const heard = await receiver.next(({ path: at }) => at === '/leaked');
    await verifyWebhook({ ...heard, secret: body.secret });
    for (const secret of before) await assert.rejects(verifyWebhook({ ...heard, secret }));
  });

  test('fifty, however many ask at once; the next is refused until one is removed', async () => {
    const key = await alone('fifty');
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        world.call('POST', PATH, { url: `https://example.com/${n}` }, bearer(key)),
      ),
    );
    const made = answers.filter(({ status }) => status === 201);
    assert.equal(made.length, 50);
    assert.deepEqual(
      [...new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))],
      ['webhook.too_many'],
    );
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { body } = await world.call('GET', `${PATH}?limit=20${after}`, undefined, bearer(key));
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      if (!body.has_more) break;
      after = `&after=${body.next}`;
    }
    assert.deepEqual([...seen].sort(), made.map(({ body }) => body.id).sort());
    const gone = `${PATH}/${seen[0]}`;
    assert.equal((await world.call('DELETE', gone, undefined, bearer(key))).status, 204);
    assert.equal((await world.call('DELETE', gone, undefined, bearer(key))).status, 404);
    assert.equal((await world.call('POST', PATH, { url: 'https://example.com/' }, bearer(key))).status, 201);
  });

  test('a key of some issuers tells of no others, and sees no endpoint that does', async () => {
    const few = await world.newKey({ organization: world.organization, taxpayers: [ISSUER] });
    const everything = await listen({ event_types: ['invoice.rejected'] });
    const theirs = await listen({ event_types: ['invoice.rejected'] }, few);
    assert.deepEqual(theirs.taxpayers, [ISSUER]);
    const more = await world.call(
      'POST',
      PATH,
      { url: 'https://example.com/', taxpayers: [ISSUER, '20111111112'] },
      bearer(few),
    );
    assert.deepEqual([more.status, more.body.code], [403, 'access.forbidden']);
    const wider = await world.call('PATCH', `${PATH}/${theirs.id}`, { taxpayers: null }, bearer(few));
    assert.deepEqual(wider.body.taxpayers, [ISSUER]);
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['GET', '/secrets'],
      ['POST', '/rotate-secret'],
      ['GET', '/deliveries'],
    ] as const) {
      const body = method === 'PATCH' ? { description: 'mía' } : undefined;
      const answer = await world.call(method, `${PATH}/${everything.id}${path}`, body, bearer(few));
      assert.equal(answer.status, 404, `${method} ${path}`);
    }
    const listed = await world.call('GET', `${PATH}?limit=100`, undefined, bearer(few));
    assert.deepEqual(
      listed.body.data.map(({ id }: { id: string }) => id),
      [theirs.id],
    );
  });

  test('reading takes the scope of reading, and writing that of administration', async () => {
    const reads = await world.newKey({ organization: world.organization, scopes: ['read'] });
    assert.equal((await world.call('GET', PATH, undefined, bearer(reads))).status, 200);
    const denied = await world.call('POST', PATH, { url: 'https://example.com/' }, bearer(reads));
    assert.deepEqual([denied.status, denied.body.code], [403, 'access.forbidden']);
    assert.equal((await world.call('GET', PATH, undefined, { authorization: '' })).status, 401);
  });

  test('an example arrives signed like what happens, and is noted', async () => {
    const endpoint = await listen({ url: `${receiver.url}/example`, event_types: ['invoice.rejected'] });
    const sent = await world.call('POST', `${PATH}/${endpoint.id}/test`, { event_type: 'batch.finished' });
    assert.deepEqual([sent.status, sent.body.cause], [202, 'example'], sent.raw.toString());
    const heard = await receiver.next(({ path }) => path === '/example');
    const event = await verifyWebhook({ headers: heard.headers, body: heard.body, secret: endpoint.secret });
    assert.deepEqual([event.type, event.id], ['batch.finished', sent.body.event]);
    for (const event_type of ['batch.lost', '*', '', '__proto__', 7]) {
      const { status } = await world.call('POST', `${PATH}/${endpoint.id}/test`, { event_type });
      assert.equal(status, 422, String(event_type));
    }
  });

  test('what was never told is told on request, as a task that says how far it is', async () => {
    const issued = await world.call('POST', '/v1/invoices', invoice);
    const key = world.key;
    const endpoint = await listen({ url: `${receiver.url}/again`, event_types: ['invoice.authorized'] });
    const both = await world.call('POST', `${PATH}/${endpoint.id}/replays`, {
      events: ['evt_1'],
      only: 'failed',
      event_types: ['bill.*'],
    });
    assert.deepEqual(codes(both.body), [
      'webhook.event_type_unknown event_types[0]',
      'webhook.replay_both events',
    ]);
    const many = { events: Array.from({ length: 10_001 }, () => 'evt_1') };
    assert.deepEqual(codes((await world.call('POST', `${PATH}/${endpoint.id}/replays`, many)).body), [
      'field.too_big events',
    ]);
    const old = await world.call('POST', `${PATH}/${endpoint.id}/replays`, { from: '2020-01-01T00:00:00Z' });
    assert.deepEqual(codes(old.body), ['webhook.replay_too_old from']);
    const started = await world.call('POST', `${PATH}/${endpoint.id}/replays`, { only: 'missing' });
    assert.equal(started.status, 202, started.raw.toString());
    await receiver.next(({ path, body }) => path === '/again' && body.includes(issued.body.id));
    const path = `/v1/webhook-replays/${started.body.id}`;
    for (;;) {
      const { body } = await world.call('GET', path, undefined, bearer(key));
      if (body.state === 'finished') break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const listed = await world.call('GET', `${PATH}/${endpoint.id}/replays`);
    assert.deepEqual(
      listed.body.data.map(({ id }: { id: string }) => id),
      [started.body.id],
    );
    const ended = await world.call('POST', `${path}/cancel`);
    assert.equal(ended.body.state, 'finished', 'what has ended stays as it ended');
  });

  test('nothing of what is between our services is told from outside', async () => {
    for (const path of ['/internal/webhooks/endpoints/list', '/internal/webhooks/endpoints/create'])
      assert.equal((await world.call('POST', path, {})).status, 404, path);
  });
});
