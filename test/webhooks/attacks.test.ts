/** Webhooks under those who mean harm, and those who change everything at once. */
import assert from 'node:assert/strict';
import { type AddressInfo, createServer } from 'node:net';
import { after, before, suite, test } from 'node:test';
import { verifyWebhook } from '@arca-api/sdk';
import { readAllowList } from '@arca-api/webhooks/destinations/allow-list';
import { createWorld, ISSUER, type World } from '../world.ts';
import { openReceiver, type Receiver } from './receiver.ts';

const PATH = '/v1/webhook-endpoints';
const OTHER = '20111111112';
const lines = [{ description: 'Yerba 1 kg', unit_price: '4500', iva: '21' }];

suite('webhooks withstand', () => {
  let world: World;
  let receiver: Receiver;
  before(async () => {
    receiver = await openReceiver();
    world = await createWorld({
      webhooks: { allow: readAllowList(['127.0.0.1']), proxy: null, isProxyAsking: false, concurrency: 8 },
    });
    await world.webhooks.start();
    await world.register(OTHER);
  });
  after(async () => {
    await world.close();
    await receiver.close();
  });

  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  async function listen(more: object = {}) {
    const made = await world.call('POST', PATH, { url: `${receiver.url}/hook`, ...more });
    assert.equal(made.status, 201, made.raw.toString());
    return made.body;
  }
  async function issue(taxpayer: string): Promise<string> {
    const issued = await world.call('POST', '/v1/invoices', { taxpayer, lines });
    assert.equal(issued.status, 201, issued.raw.toString());
    return issued.body.id;
  }
  /** The delivery of an invoice, once it was told. */
  async function deliveryOf(endpoint: string, invoice: string): Promise<string> {
    const heard = await receiver.next(({ body }) => body.includes(invoice));
    const deliveries = await world.call('GET', `${PATH}/${endpoint}/deliveries?limit=100`);
    const found = deliveries.body.data.find(
      ({ event }: { event: string }) => event === heard.headers['webhook-id'],
    );
    assert.ok(found !== undefined);
    return found.id;
  }

  test('who sees one issuer and finds an endpoint that was told of another before', async () => {
    const endpoint = await listen({ event_types: ['invoice.submitted'] });
    const [theirs, mine] = [await issue(OTHER), await issue(ISSUER)];
    const [hidden, open] = [await deliveryOf(endpoint.id, theirs), await deliveryOf(endpoint.id, mine)];
    const narrowed = await world.call('PATCH', `${PATH}/${endpoint.id}`, { taxpayers: [ISSUER] });
    assert.equal(narrowed.status, 200, narrowed.raw.toString());
    const few = await world.newKey({ organization: world.organization, taxpayers: [ISSUER] });

    const seen = await world.call('GET', `/v1/webhook-deliveries/${open}/attempts`, undefined, bearer(few));
    assert.ok(seen.body.data[0].request.body.includes(mine));
    const attempts = `/v1/webhook-deliveries/${hidden}/attempts`;
    const denied = await world.call('GET', attempts, undefined, bearer(few));
    assert.deepEqual([denied.status, denied.body.code], [404, 'resource.not_found'], denied.raw.toString());
    assert.equal((await world.call('GET', attempts)).status, 200);

    const moved = await world.call(
      'PATCH',
      `${PATH}/${endpoint.id}`,
      { url: `${receiver.url}/thief` },
      bearer(few),
    );
    assert.equal(moved.status, 200);
    const stolen = await world.call('POST', `/v1/webhook-deliveries/${hidden}/retry`, {}, bearer(few));
    assert.deepEqual([stolen.status, stolen.body.code], [404, 'resource.not_found'], stolen.raw.toString());
    const again = await world.call('POST', `/v1/webhook-deliveries/${open}/retry`, {}, bearer(few));
    assert.equal(again.status, 202, again.raw.toString());
    await receiver.next(({ path, body }) => path === '/thief' && body.includes(mine));
    assert.ok(!receiver.heard.some(({ path, body }) => path === '/thief' && body.includes(theirs)));
    await world.call('DELETE', `${PATH}/${endpoint.id}`);
  });

  test('who sees one issuer and listens for what is told of endpoints of more', async () => {
    const wider = await listen({
      url: `${receiver.url}/gone?token=theirs`,
      event_types: ['invoice.submitted'],
      taxpayers: [ISSUER, OTHER],
    });
    const own = await listen({
      url: `${receiver.url}/also-gone`,
      event_types: ['invoice.authorized'],
      taxpayers: [ISSUER],
    });
    const few = await world.newKey({ organization: world.organization, taxpayers: [ISSUER] });
    const listener = await world.call(
      'POST',
      PATH,
      { url: `${receiver.url}/listener`, event_types: ['endpoint.disabled'] },
      bearer(few),
    );
    assert.equal(listener.status, 201, listener.raw.toString());
    receiver.answer(({ path }) => (path.includes('gone') ? 410 : 204));
    await issue(ISSUER);
    await receiver.next(({ path, body }) => path === '/listener' && body.includes(own.id));
    const all = await world.call('GET', '/v1/events?type=endpoint.disabled');
    assert.deepEqual(
      all.body.data.map(({ subject }: { subject: string }) => subject).sort(),
      [own.id, wider.id].sort(),
    );
    const seen = await world.call('GET', '/v1/events?type=endpoint.disabled', undefined, bearer(few));
    assert.deepEqual(
      seen.body.data.map(({ subject }: { subject: string }) => subject),
      [own.id],
    );
    const hidden = all.body.data.find(({ subject }: { subject: string }) => subject === wider.id);
    const read = await world.call('GET', `/v1/events/${hidden.id}`, undefined, bearer(few));
    assert.equal(read.status, 404);
    receiver.answer(() => 204);
    // Once what was told later is there, it is certain that this one was not to be.
    const last = await listen({ url: `${receiver.url}/last`, event_types: ['invoice.submitted'] });
    const invoice = await issue(ISSUER);
    await receiver.next(({ path, body }) => path === '/last' && body.includes(invoice));
    assert.ok(!receiver.heard.some(({ path, body }) => path === '/listener' && body.includes(wider.id)));
    for (const id of [wider.id, own.id, listener.body.id, last.id])
      await world.call('DELETE', `${PATH}/${id}`);
  });

  for (const url of [
    'https://127.0.0.2../',
    'https://10.0.0.1..../',
    'https://localhost../',
    `https://example.com/${'é'.repeat(1500)}`,
  ])
    test(`an address that is another once it is kept: ${url.slice(0, 30)}`, async () => {
      const made = await world.call('POST', PATH, { url });
      assert.deepEqual([made.status, made.body.errors?.[0]?.code], [422, 'webhook.url_invalid']);
      const endpoint = await listen({ event_types: ['invoice.rejected'] });
      const changed = await world.call('PATCH', `${PATH}/${endpoint.id}`, { url });
      assert.deepEqual([changed.status, changed.body.errors?.[0]?.code], [422, 'webhook.url_invalid']);
      assert.equal((await world.call('GET', `${PATH}/${endpoint.id}`)).body.url, endpoint.url);
      await world.call('DELETE', `${PATH}/${endpoint.id}`);
    });

  test('answers that name what objects have of their own, or break off, and shows them to whoever asks', async () => {
    const hostile = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () =>
        socket.end(
          'HTTP/1.1 503 No\r\n__proto__: a\r\nconstructor: b\r\nretry-after: -1\r\nset-cookie: c\r\nset-cookie: d\r\ncontent-length: 4\r\n\r\n\0<b>',
        ),
      );
    });
    await new Promise<void>((resolve) => hostile.listen(0, '127.0.0.1', resolve));
    const { port } = hostile.address() as AddressInfo;
    const endpoint = await listen({
      url: `http://127.0.0.1:${port}/`,
      event_types: ['invoice.submitted'],
      retry_schedule: [604_800],
    });
    await issue(ISSUER);
    for (;;) {
      const { body } = await world.call('GET', `${PATH}/${endpoint.id}/deliveries`);
      const [delivery] = body.data;
      const path = `/v1/webhook-deliveries/${delivery?.id}/attempts`;
      const attempts = delivery === undefined ? null : await world.call('GET', path);
      const [attempt] = attempts?.body.data ?? [];
      if (attempt === undefined) {
        await new Promise((resolve) => setImmediate(resolve));
        continue;
      }
      assert.equal(attempts?.status, 200);
      const { status, headers, body: said } = attempt.response;
      assert.deepEqual([status, said, attempt.succeeded], [503, '\ufffd<b>', false]);
      assert.deepEqual([headers.constructor, headers['set-cookie']], ['b', 'c, d']);
      break;
    }
    await world.call('DELETE', `${PATH}/${endpoint.id}`);
    await new Promise((resolve) => hostile.close(resolve));
  });

  test('rotation, changes, retries and removal all at once while invoices are told', async () => {
    const endpoint = await listen({ url: `${receiver.url}/busy`, event_types: ['invoice.submitted'] });
    const path = `${PATH}/${endpoint.id}`;
    const steady = await listen({ url: `${receiver.url}/steady`, event_types: ['invoice.submitted'] });
    const invoices = Array.from({ length: 20 }, () => issue(ISSUER));
    const changes = Array.from({ length: 12 }, (_, n) => [
      world.call('POST', `${path}/rotate-secret`),
      world.call('PATCH', path, { enabled: n % 3 !== 0, max_in_flight: 1 + n }),
      world.call('GET', `${path}/deliveries`),
    ]).flat();
    const answers = await Promise.all(changes);
    assert.deepEqual([...new Set(answers.map(({ status }) => status))].sort(), [200, 201, 409]);
    const secrets = answers.flatMap(({ body }) => (body.secret === undefined ? [] : [body.secret]));
    assert.equal(secrets.length, 4);
    const signing = await world.call('GET', `${path}/secrets`);
    assert.equal(signing.body.data.length, 5);
    assert.equal(signing.body.data.filter(({ ends_at }: { ends_at: null }) => ends_at === null).length, 1);

    const gone = await Promise.all([
      ...Array.from({ length: 4 }, () => world.call('DELETE', path)),
      world.call('PATCH', path, { enabled: true }),
      world.call('POST', `${path}/rotate-secret`),
    ]);
    const removed = gone.slice(0, 4).map(({ status }) => status);
    assert.deepEqual(removed.sort(), [204, 404, 404, 404]);
    for (const { status, raw } of gone) assert.ok([200, 201, 204, 404, 409].includes(status), raw.toString());

    // Whatever became of the other, this one missed nothing; and what the other heard was signed for it.
    for (const id of await Promise.all(invoices))
      await receiver.next(({ path: at, body }) => at === '/steady' && body.includes(id));
    for (const { headers, body } of receiver.heard.filter(({ path: at }) => at === '/busy')) {
      const verified = await Promise.allSettled(
        [endpoint.secret, ...secrets].map((secret) => verifyWebhook({ headers, body, secret })),
      );
      assert.ok(verified.some(({ status }) => status === 'fulfilled'));
    }
    const told = receiver.heard.filter(({ path: at }) => at === '/steady');
    assert.equal(new Set(told.map(({ headers }) => headers['webhook-id'])).size, told.length);
    await world.call('DELETE', `${PATH}/${steady.id}`);
  });
});
