/** Webhooks and events by the client that users install: a real platform, a system that listens, a network that loses answers. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { EVENT_TYPES } from '@arca-api/contract/events/event-types';
import { injectFetch } from '@arca-api/platform/http/inject-fetch';
import {
  type ArcaApi,
  ArcaApiError,
  ArcaApiUnreachable,
  createArcaApi,
  type FollowOptions,
  type KnownEvent,
  verifyWebhook,
} from '@arca-api/sdk';
import { readAllowList } from '@arca-api/webhooks/destinations/allow-list';
import { createWorld, type World } from '../world.ts';
import { openReceiver, type Receiver } from './receiver.ts';

type Fetch = (input: string, init: RequestInit) => Promise<Response>;

const BODY = { lines: [{ description: 'Yerba 1 kg', unit_price: '4500', iva: '21' as const }] };

suite('webhooks by the client', () => {
  let world: World;
  let receiver: Receiver;
  let network: Fetch;
  let arca: ArcaApi;

  before(async () => {
    receiver = await openReceiver();
    world = await createWorld({
      webhooks: { allow: readAllowList(['127.0.0.1']), proxy: null, isProxyAsking: false, concurrency: 8 },
    });
    await world.webhooks.start();
    network = injectFetch(world.server);
    ({ arca } = client());
  });
  after(async () => {
    await world.close();
    await receiver.close();
  });

  /** Doors that were asked, each by its path with what stands in it left out. */
  const doors = new Set<string>();

  /** What is waited for takes turns of the process and no time; `sent` and `slept` say what was asked and waited. */
  function client(troubles: Fetch[] = [], more: { key?: string; timeoutMs?: number; retries?: number } = {}) {
    const sent: string[] = [];
    const slept: number[] = [];
    const made = createArcaApi({
      key: world.key,
      baseUrl: 'http://api.test',
      chance: () => 0.5,
      sleep: async (ms, signal) => {
        slept.push(ms);
        await nextTurn();
        signal?.throwIfAborted();
      },
      fetch: (input, init) => {
        const { pathname, search } = new URL(input);
        sent.push(`${init.method} ${pathname}${search}`);
        doors.add(`${init.method} ${pathname.replace(/(?<=^\/v1\/(?:webhook-\w+|events)\/)[^/]+/, '{id}')}`);
        return (troubles.shift() ?? network)(input, init);
      },
      ...more,
    });
    return { arca: made, sent, slept };
  }

  /** The request arrives and its answer does not. */
  const answerLost: Fetch = async (input, init) => {
    await network(input, init);
    throw new TypeError('fetch failed');
  };
  const nobody: Fetch = async () => {
    throw new TypeError('fetch failed');
  };
  const answers =
    (status: number, headers: Record<string, string> = {}): Fetch =>
    async () =>
      new Response('busy', { status, headers });

  const refusedWith = (code: string) => (error: unknown) => {
    assert.ok(error instanceof ArcaApiError, String(error));
    assert.equal(error.code, code);
    return true;
  };
  async function all<One>(list: AsyncIterable<One>): Promise<One[]> {
    const found: One[] = [];
    for await (const one of list) found.push(one);
    return found;
  }
  const register = (path: string, event_types: string[] | null = ['invoice.authorized']) =>
    arca.webhooks.endpoints.create({ url: `${receiver.url}/${path}`, event_types });

  test('an endpoint is registered, read, listed, changed and removed', async () => {
    const { secret, ...made } = await register('life');
    assert.match(secret, /^whsec_/);
    assert.deepEqual(await arca.webhooks.endpoints.get(made.id), made);
    const second = await register('life');
    const listed = await all(client().arca.webhooks.endpoints.list({ limit: 1 }));
    assert.deepEqual(
      listed.filter(({ url }) => url.endsWith('/life')).map(({ id }) => id),
      [second.id, made.id],
    );
    const paused = await arca.webhooks.endpoints.change(made.id, { enabled: false, description: 'Pausa' });
    assert.deepEqual([paused.enabled, paused.disabled_for, paused.description], [false, 'asked', 'Pausa']);
    await arca.webhooks.endpoints.remove(second.id);
    await assert.rejects(arca.webhooks.endpoints.get(second.id), refusedWith('resource.not_found'));
    await assert.rejects(arca.webhooks.endpoints.remove(second.id), refusedWith('resource.not_found'));
    await arca.webhooks.endpoints.remove(made.id);
  });

  test('a refusal of an endpoint carries every fault with its path', async () => {
    const wrong = { url: 'https://10.0.0.7/', max_in_flight: 0, event_types: ['invoice.lost'] };
    await assert.rejects(arca.webhooks.endpoints.create(wrong), (error) => {
      assert.ok(error instanceof ArcaApiError);
      assert.deepEqual(error.problem?.errors?.map(({ path }) => path).sort(), [
        'event_types[0]',
        'max_in_flight',
        'url',
      ]);
      return true;
    });
  });

  test('one call registers one endpoint: where its answer is lost it is told, and not asked again', async () => {
    const before = (await all(arca.webhooks.endpoints.list())).length;
    const { arca: unlucky, sent } = client([answerLost]);
    await assert.rejects(
      unlucky.webhooks.endpoints.create({ url: `${receiver.url}/lost` }),
      ArcaApiUnreachable,
    );
    assert.equal(sent.length, 1);
    const now = await all(arca.webhooks.endpoints.list());
    assert.equal(now.length, before + 1);
    const [lost] = now.filter(({ url }) => url.endsWith('/lost'));
    assert.ok(lost !== undefined);
    const { secret } = await arca.webhooks.endpoints.rotateSecret(lost.id);
    const { event } = await arca.webhooks.endpoints.test(lost.id);
    const heard = await receiver.next(
      ({ path, headers }) => path === '/lost' && headers['webhook-id'] === event,
    );
    assert.equal((await verifyWebhook({ ...heard, secret })).id, event);
    await arca.webhooks.endpoints.remove(lost.id);
  });

  for (const [what, trouble, asked] of [
    ['too many requests, which is said before anything begins', answers(429, { 'retry-after': '0' }), 2],
    ['somebody between who did not get an answer', answers(504), 1],
  ] as const)
    test(`what would happen twice is asked ${asked === 1 ? 'once' : 'again'} after ${what}`, async () => {
      const { arca: tried, sent } = client([trouble]);
      const made = tried.webhooks.endpoints.create({ url: `${receiver.url}/again` });
      if (asked === 1) await assert.rejects(made, { name: 'ArcaApiError', status: 504 });
      else await arca.webhooks.endpoints.remove((await made).id);
      assert.equal(sent.length, asked);
    });

  test('one whose removal was answered to nobody is removed, and no error', async () => {
    const { id } = await register('removed');
    const { arca: unlucky, sent } = client([answerLost]);
    await unlucky.webhooks.endpoints.remove(id);
    assert.equal(sent.length, 2);
    await assert.rejects(arca.webhooks.endpoints.get(id), refusedWith('resource.not_found'));
    // One that there never was is, as long as the API says so itself.
    const busy = client([answers(429, { 'retry-after': '0' })]).arca;
    await assert.rejects(busy.webhooks.endpoints.remove('whe_none'), refusedWith('resource.not_found'));
  });

  test('an invoice is told, and its delivery shows each attempt until somebody answers well', async () => {
    const endpoint = await register('told');
    let isUp = false;
    receiver.answer(({ path }) => (path !== '/told' || isUp ? 204 : 500));
    const invoice = await arca.invoices.create(BODY);
    const heard = await receiver.next(({ body }) => body.includes(invoice.id));
    const event = await verifyWebhook({ ...heard, secret: endpoint.secret });
    assert.ok(event.type === 'invoice.authorized');
    assert.equal(event.data.cae, invoice.cae, 'what its type carries is known');
    const first = await attempted(endpoint.id, 1);
    assert.deepEqual([first.state, first.event], ['pending', event.id]);

    isUp = true;
    const again = await arca.webhooks.deliveries.retry(first.id);
    assert.equal(again.id, first.id);
    const over = await arca.webhooks.deliveries.finish(first.id);
    assert.deepEqual([over.state, over.attempts, over.cause], ['succeeded', 2, 'retry']);
    assert.deepEqual(await arca.webhooks.deliveries.get(first.id), over);
    const attempts = await all(arca.webhooks.deliveries.attempts(first.id, { limit: 1 }));
    assert.deepEqual(
      attempts.map(({ number, response }) => [number, response?.status]),
      [
        [1, 500],
        [2, 204],
      ],
    );
    assert.ok(attempts.every(({ request }) => request.body === heard.body));

    const failed = await all(arca.webhooks.deliveries.list(endpoint.id, { state: 'failed' }));
    const some = await all(arca.webhooks.deliveries.list(endpoint.id, { event_type: 'invoice.*', limit: 1 }));
    assert.deepEqual([failed, some], [[], [over]]);
    const hour = await arca.webhooks.endpoints.statistics(endpoint.id, '1h');
    assert.deepEqual(
      [hour.window, hour.attempts, hour.succeeded, hour.failures],
      ['1h', 2, 1, [{ reason: '5xx', attempts: 1 }]],
    );
    assert.equal((await arca.webhooks.endpoints.statistics(endpoint.id)).window, '24h');
    await arca.webhooks.endpoints.remove(endpoint.id);
  });

  /** The delivery of an endpoint once so many attempts of it are in the log, which follows the answer by a moment. */
  async function attempted(endpoint: string, many: number) {
    for (;;) {
      const [delivery] = await all(arca.webhooks.deliveries.list(endpoint));
      if (delivery !== undefined && delivery.attempts >= many) return delivery;
      await nextTurn();
    }
  }

  test('a delivery that nobody takes is waited for as long as the caller wants', async () => {
    const endpoint = await register('waits');
    receiver.answer(({ path }) => (path === '/waits' ? 500 : 204));
    await arca.invoices.create(BODY);
    const { id } = await attempted(endpoint.id, 1);
    const { arca: waits, slept } = client();
    const ending = new AbortController();
    const waiting = waits.webhooks.deliveries.finish(id, { signal: ending.signal });
    while (slept.length < 3) await nextTurn();
    ending.abort(new Error('enough'));
    await assert.rejects(waiting, /enough/);
    assert.deepEqual(new Set(slept), new Set([1_000]));
    await arca.webhooks.endpoints.remove(endpoint.id);
  });

  test('an example is told, marked as one, whatever the endpoint listens to', async () => {
    const endpoint = await register('example');
    const { id, event, cause } = await arca.webhooks.endpoints.test(endpoint.id, 'batch.finished');
    assert.equal(cause, 'example');
    assert.equal((await arca.webhooks.deliveries.finish(id)).state, 'succeeded');
    const heard = await receiver.next(({ headers }) => headers['webhook-id'] === event);
    const told = await verifyWebhook({ ...heard, secret: endpoint.secret });
    assert.deepEqual([told.type, told.example], ['batch.finished', true]);
    await arca.webhooks.endpoints.remove(endpoint.id);
  });

  test('while a secret is changed whoever knows the new one, the former one or both is told', async () => {
    const endpoint = await register('rotated');
    const { secret, former_ends_at } = await arca.webhooks.endpoints.rotateSecret(endpoint.id);
    const signing = await arca.webhooks.endpoints.secrets(endpoint.id);
    assert.deepEqual(
      signing.map(({ ends_at }) => ends_at),
      [null, former_ends_at],
    );
    const { event } = await arca.webhooks.endpoints.test(endpoint.id);
    const heard = await receiver.next(({ headers }) => headers['webhook-id'] === event);
    for (const secrets of [[secret], [endpoint.secret], [endpoint.secret, secret]])
      assert.equal((await verifyWebhook({ ...heard, secrets })).id, event);

    const leaked = await arca.webhooks.endpoints.rotateSecret(endpoint.id, { overlapSeconds: 0 });
    assert.equal((await arca.webhooks.endpoints.secrets(endpoint.id)).length, 1);
    const later = await arca.webhooks.endpoints.test(endpoint.id);
    const last = await receiver.next(({ headers }) => headers['webhook-id'] === later.event);
    assert.equal((await verifyWebhook({ ...last, secret: leaked.secret })).id, later.event);
    await assert.rejects(verifyWebhook({ ...last, secret }), { reason: 'signature_mismatch' });
    await arca.webhooks.endpoints.remove(endpoint.id);
  });

  test('what was never told is told when that is asked, and asking can be ended', async () => {
    const invoice = await arca.invoices.create(BODY);
    const endpoint = await register('replayed');
    const replay = await arca.webhooks.replays.start(endpoint.id, { only: 'missing' });
    const over = await arca.webhooks.replays.finish(replay.id);
    assert.equal(over.state, 'finished');
    assert.ok(over.queued >= 1);
    assert.deepEqual(await arca.webhooks.replays.get(replay.id), over);
    const mine = ({ path, body }: { path: string; body: string }) =>
      path === '/replayed' && body.includes(invoice.id);
    const heard = await receiver.next(mine);
    assert.equal((await verifyWebhook({ ...heard, secret: endpoint.secret })).subject, invoice.id);
    const second = await arca.webhooks.replays.start(endpoint.id);
    const ended = await arca.webhooks.replays.cancel(second.id);
    assert.notEqual(ended.state, 'running');
    assert.deepEqual(await arca.webhooks.replays.cancel(second.id), ended);
    const listed = await all(arca.webhooks.replays.list(endpoint.id, { limit: 1 }));
    assert.deepEqual(
      listed.map(({ id, only }) => [id, only]),
      [
        [second.id, 'all'],
        [replay.id, 'missing'],
      ],
    );
    await arca.webhooks.endpoints.remove(endpoint.id);
  });

  test('the catalogue is read, whole and type by type', async () => {
    const types = await arca.events.types();
    assert.deepEqual(
      types.map(({ type }) => type),
      Object.keys(EVENT_TYPES),
    );
    const one = await arca.events.type('invoice.rejected');
    assert.deepEqual(
      one,
      types.find(({ type }) => type === 'invoice.rejected'),
    );
  });

  test('what happened is listed to its end, the newest first, and read one by one', async () => {
    const { id: subject } = await arca.invoices.create(BODY);
    const { arca: paged, sent } = client();
    const events = await all(paged.events.list({ subject, limit: 1 }));
    assert.deepEqual(
      events.map(({ type }) => type),
      ['invoice.authorized', 'invoice.submitted'],
    );
    assert.equal(sent.length, 2);
    for (const event of events) assert.deepEqual(await arca.events.get(event.id), event);
    const oldest = await all(arca.events.list({ subject, order: 'asc' }));
    assert.deepEqual(oldest, events.toReversed());
    await assert.rejects(arca.events.get('evt_none'), refusedWith('resource.not_found'));
  });

  /** The first `many` of what is followed. */
  async function follow(by: ArcaApi, many: number, options: FollowOptions) {
    const heard: KnownEvent[] = [];
    for await (const event of by.events.follow(options)) if (heard.push(event) >= many) break;
    return heard;
  }

  test('followed from one on, what comes after it comes in order, and what comes later is waited for', async () => {
    const [last] = await all(arca.events.list({ limit: 100 }));
    const { id } = await arca.invoices.create(BODY);
    const { arca: follower, sent } = client();
    const heard = follow(follower, 4, { after: last?.id ?? null });
    while (sent.length < 2) await nextTurn();
    const later = await arca.invoices.create(BODY);
    assert.deepEqual(
      (await heard).map(({ type, subject }) => `${type} ${subject}`),
      [id, later.id].flatMap((one) => [`invoice.submitted ${one}`, `invoice.authorized ${one}`]),
    );
    for (const one of sent) assert.match(one, /order=asc.*wait=25/);
  });

  test('followed from now on, what was before is passed over; of what comes, only what is wanted', async () => {
    const { id: before } = await arca.invoices.create(BODY);
    const { arca: follower, sent } = client();
    const heard = follow(follower, 1, { type: 'invoice.authorized' });
    while (sent.length < 2) await nextTurn();
    const { id } = await arca.invoices.create(BODY);
    assert.deepEqual(
      (await heard).map(({ type, subject }) => [type, subject]),
      [['invoice.authorized', id]],
    );
    assert.notEqual(before, id);
  });

  test('followed from the oldest that is kept, everything comes, page after page', async () => {
    const kept = (await all(arca.events.list({ limit: 100 }))).toReversed();
    assert.ok(kept.length > 2);
    const { arca: follower } = client();
    assert.deepEqual(await follow(follower, kept.length, { after: null }), kept);
    const [first] = kept;
    assert.deepEqual(await follow(follower, kept.length - 1, { after: first?.id ?? '' }), kept.slice(1));
  });

  test('an organisation to which nothing happened yet is followed from its first event', async () => {
    const key = await world.newKey({ organization: 'org_0000000000000000000nobody' });
    const { arca: follower, sent } = client([], { key, timeoutMs: 1_000 });
    const ending = new AbortController();
    const following = follow(follower, 1, { signal: ending.signal });
    while (sent.length < 4) await nextTurn();
    ending.abort(new Error('closing'));
    await assert.rejects(following, /closing/);
    // Whoever gives each try one second has the API wait for none of it, and asks once a second.
    assert.deepEqual(new Set(sent.slice(1)), new Set(['GET /v1/events?order=asc&limit=100&wait=0']));
  });

  test('while the API is away it is asked on, as late as it says, and nothing is lost or told twice', async () => {
    const lost: unknown[] = [];
    let back = 0;
    const {
      arca: follower,
      sent,
      slept,
    } = client([network, answerLost, nobody, answers(503, { 'retry-after': '90' })], { retries: 0 });
    const heard = follow(follower, 3, {
      onLost: (error) => lost.push(error.name),
      onBack: () => (back += 1),
    });
    while (sent.length < 2) await nextTurn();
    const { id } = await arca.invoices.create(BODY);
    while (slept.length < 3) await nextTurn();
    const later = await arca.invoices.create(BODY);
    assert.deepEqual(
      (await heard).map(({ type, subject }) => `${type} ${subject}`),
      [`invoice.submitted ${id}`, `invoice.authorized ${id}`, `invoice.submitted ${later.id}`],
    );
    assert.deepEqual([lost, back], [['ArcaApiUnreachable'], 1]);
    assert.deepEqual(slept.slice(0, 3), [5_000, 5_000, 90_000]);
  });

  test('whoever mistyped a key, an address or an event is told at the first request', async () => {
    const stranger = client([], { key: 'arca_test_nobody' }).arca;
    await assert.rejects(follow(stranger, 1, {}), refusedWith('access.invalid'));
    for (const options of [{}, { after: null }])
      await assert.rejects(follow(client([nobody], { retries: 0 }).arca, 1, options), ArcaApiUnreachable);
    await assert.rejects(follow(arca, 1, { after: 'inv_1' }), refusedWith('request.invalid'));
  });

  test('whatever of webhooks the API can be asked, the client can ask', () => {
    const all = world.api.routes.filter(({ tag }) => tag === 'Webhooks');
    assert.ok(all.length > 20);
    const missing = all
      .map(({ method, path }) => `${method} ${path.replace('{type}', 'invoice.rejected')}`)
      .filter((one) => !doors.has(one));
    assert.deepEqual(missing, []);
  });
});
