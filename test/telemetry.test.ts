/** What operators watch is what happened, and names nobody. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { API_METRICS } from '@arca-api/api/telemetry/metrics';
import { GATEWAY_METRICS } from '@arca-api/arca-gateway/telemetry/metrics';
import { systemClock } from '@arca-api/platform/clock/system';
import { pinnedPost } from '@arca-api/platform/http/pinned-post';
import { silentLog } from '@arca-api/platform/log/silent';
import { memoryMetrics } from '@arca-api/platform/telemetry/memory';
import { PLATFORM_METRICS } from '@arca-api/platform/telemetry/metrics';
import { type Prometheus, prometheusMetrics } from '@arca-api/platform/telemetry/prometheus';
import { watchStores } from '@arca-api/platform/telemetry/watch-stores';
import { DEADLINE_MS } from '@arca-api/webhooks/deliveries/attempt-delivery';
import { readAllowList } from '@arca-api/webhooks/destinations/allow-list';
import { createPoster } from '@arca-api/webhooks/destinations/post';
import { WEBHOOK_METRICS } from '@arca-api/webhooks/telemetry/metrics';
import { openWebhooks } from '@arca-api/webhooks/testing/open-webhooks';
import { launch } from './launch.ts';
import { openReceiver } from './webhooks/receiver.ts';
import { createWorld, ISSUER, type World } from './world.ts';

const SALE = {
  taxpayer: ISSUER,
  punto_de_venta: 1,
  lines: [{ description: 'Yerba 1 kg', unit_price: '5000', iva: '21' }],
};

suite('the numbers of a whole installation', () => {
  let metrics: Prometheus;
  let world: World;
  let text: string;
  const ids: string[] = [];

  before(async () => {
    metrics = prometheusMetrics({ clock: systemClock, log: silentLog, ofProcess: false });
    world = await createWorld({ metrics, limits: { keyReads: 5 } });
    watchStores(metrics, world.database, systemClock);
    for (let i = 0; i < 3; i++) {
      const { status, body } = await world.call('POST', '/v1/invoices', SALE);
      assert.equal(status, 201);
      ids.push(body.id);
      await world.call('GET', `/v1/invoices/${body.id}`);
    }
    await world.call('POST', '/v1/invoices', { nonsense: true });
    for (let i = 0; i < 4; i++) await world.call('GET', '/v1/invoices');
    await world.call('GET', '/no/such/path/20-12345678-9');
    await world.call('POST', '/v1/invoices/batch', `${JSON.stringify(SALE)}\n`, {
      'content-type': 'application/x-ndjson',
    });
    text = await metrics.text();
  });
  after(() => world.close());

  const value = (line: string): number | null => {
    const found = text.split('\n').find((one) => one.startsWith(`${line} `));
    return found === undefined ? null : Number(found.slice(line.length + 1));
  };

  test('requests, invoices, calls to ARCA and refusals are counted as they were', () => {
    const requests = (method: string, route: string, status: number) =>
      value(
        `arca_http_request_seconds_count{service="api",method="${method}",route="${route}",status="${status}"}`,
      );
    assert.equal(requests('POST', '/v1/invoices', 201), 3);
    assert.equal(requests('POST', '/v1/invoices', 422), 1);
    assert.equal(requests('GET', '/v1/invoices/:id', 200), 3);
    assert.equal(requests('GET', '/v1/invoices', 200), 2);
    assert.equal(requests('GET', '/v1/invoices', 429), 2);
    assert.equal(value('arca_limited_total{policy="key-reads"}'), 2);
    assert.equal(
      value('arca_http_request_seconds_count{service="api",method="none",route="none",status="404"}'),
      1,
    );
    assert.ok((value('arca_invoice_seconds_count{mode="test",outcome="authorized"}') ?? 0) >= 3);
    const authorised =
      'arca_call_seconds_count{environment="simulator",service="wsfe",method="FECAESolicitar",outcome="answered"}';
    assert.ok((value(authorised) ?? 0) >= 3, text);
    assert.equal(
      value(
        'arca_call_seconds_count{environment="simulator",service="wsaa",method="loginCms",outcome="answered"}',
      ),
      1,
    );
  });

  test('how things stand is told of every environment, service and pool', () => {
    assert.equal(value('arca_breaker_state{environment="simulator",service="wsfe",methods="authorise"}'), 0);
    assert.equal(value('arca_tickets{environment="simulator",service="wsfe",state="usable"}'), 1);
    assert.equal(value('arca_tickets{environment="simulator",service="wsfe",state="failing"}'), 0);
    const age = value('arca_ticket_oldest_seconds{environment="simulator",service="wsfe"}') ?? -1;
    assert.ok(age >= 0 && age < 600, `${age} s`);
    assert.equal(value('arca_lanes_halted{environment="produccion"}'), 0);
    assert.equal(value('arca_certificates{environment="produccion",state="ended"}'), 0);
    assert.equal(value('arca_certificate_days_left{environment="produccion"}'), null, 'there is none');
    assert.notEqual(value('arca_invoices_waiting{environment="simulator",status="submitted"}'), null);
    assert.equal(value('arca_places{pool="in_flight",state="taken"}'), 0);
    assert.match(text, /^# TYPE arca_jobs gauge$/m);
    assert.equal(value('arca_outbox_unspread'), 0, 'nobody listens');
    assert.doesNotMatch(text, /arca_watch_failures_total/);
  });

  test('nothing that customers are called is in them, and nothing that is in no catalogue', () => {
    for (const secret of [
      ISSUER,
      world.organization,
      world.key,
      'key_',
      'inv_',
      'org_',
      '20-12345678',
      ...ids,
    ])
      assert.ok(!text.includes(secret), secret);
    const known = [...PLATFORM_METRICS, ...API_METRICS, ...GATEWAY_METRICS, ...WEBHOOK_METRICS];
    for (const [, told = ''] of text.matchAll(/^# TYPE (\S+)/gm))
      assert.ok(
        known.some(({ name }) => name === told),
        told,
      );
    const series = text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
    assert.ok(series < 1000, `${series} series`);
  });
});

test('an invoice that ARCA does not answer shows as one that waits, and a lane that halted as one for a person', async () => {
  const metrics = prometheusMetrics({ clock: systemClock, log: silentLog, ofProcess: false });
  const world = await createWorld({ metrics });
  // No such issuer there: nothing but a person helps.
  await world.register('30000000252');
  const { status } = await world.call(
    'POST',
    '/v1/invoices',
    { ...SALE, taxpayer: '30000000252' },
    { prefer: 'wait=2' },
  );
  assert.equal(status, 202);
  const text = await metrics.text();
  const told = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  const waiting = told('arca_invoices_waiting\\{environment="simulator",status="submitted"\\}');
  assert.equal(waiting, 1);
  const [halted, moving] = [
    told('arca_lanes_halted\\{environment="simulator"\\}'),
    told('arca_lanes_waiting\\{environment="simulator"\\}'),
  ];
  assert.equal(halted + moving, 1);
  const lag = told('arca_lane_lag_seconds\\{environment="simulator"\\}');
  assert.equal(moving === 1, lag > 0, `${lag} s`);
  await world.close();
});

suite('the numbers of webhooks', () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  test('are told of an invoice that a receiver takes or refuses, and name neither', async () => {
    const receiver = await openReceiver();
    receiver.answer(({ path }) => (path.startsWith('/well') ? 200 : 500));
    const metrics = prometheusMetrics({ clock: systemClock, log: silentLog, ofProcess: false });
    const world = await createWorld({
      metrics,
      webhooks: { allow: readAllowList(['127.0.0.1']), proxy: null, isProxyAsking: false, concurrency: 8 },
    });
    try {
      const secrets: string[] = [];
      for (const path of ['/well?token=t0ken', '/ill']) {
        const wish = { url: receiver.url + path, event_types: ['invoice.authorized'] };
        const { status, body } = await world.call('POST', '/v1/webhook-endpoints', wish);
        assert.equal(status, 201, JSON.stringify(body));
        secrets.push(body.secret, body.id);
      }
      await world.webhooks.start();
      await world.call('POST', '/v1/invoices', SALE);
      await receiver.next(({ path }) => path === '/ill');
      let text = '';
      const counted = (outcome: string) =>
        text.includes(`arca_webhook_attempts_total{mode="test",cause="event",outcome="${outcome}"} 1\n`);
      while (!counted('accepted') || !counted('refused_5xx')) {
        await turn();
        text = await metrics.text();
      }
      assert.match(text, /^arca_webhook_attempt_seconds_count\{outcome="accepted"\} 1$/m);
      assert.match(text, /^arca_webhook_first_attempt_seconds_count\{mode="test"\} 2$/m);
      assert.match(text, /^arca_webhook_deliveries_due\{waits_for="worker"\} \d+$/m);
      for (const secret of [...secrets, world.organization, ISSUER, 't0ken', '127.0.0.1'])
        assert.ok(!text.includes(secret), secret);
      for (const [, told = ''] of text.matchAll(/^# TYPE (arca_webhook_\S+)/gm))
        assert.ok(
          WEBHOOK_METRICS.some(({ name }) => name === told),
          told,
        );
    } finally {
      await world.close();
      await receiver.close();
    }
  });

  test('tell a receiver that never answers once its time is up, and one that is not there', async () => {
    const receiver = await openReceiver();
    receiver.answer(() => null);
    const gone = await openReceiver();
    await gone.close();
    const metrics = memoryMetrics(systemClock);
    const world = await openWebhooks(undefined, { metrics });
    const network = pinnedPost();
    const post = createPoster({
      ask: async () => [],
      network: network.post,
      allow: readAllowList(['127.0.0.1']),
      clock: world.clock,
    });
    const count = async (outcome: string) =>
      (await metrics.text()).includes(
        `arca_webhook_attempts_total{mode="test",cause="event",outcome="${outcome}"} 1\n`,
      );
    try {
      world.answer((posting) =>
        post({ ...posting, url: posting.url.includes('gone') ? gone.url : receiver.url }),
      );
      await world.addEndpoint('org_a', { url: 'https://silent.example' });
      await world.addEndpoint('org_a', { url: 'https://gone.example' });
      world.work();
      await world.tell({});
      await world.clock.advance(1000);
      await receiver.next(() => true);
      while (!(await count('connect'))) await turn();
      // A served database answers while the clock stands still: it began when it began.
      const began = world.posted.find(({ url }) => url.includes('silent'))?.at;
      assert.ok(began !== undefined);
      await world.clock.advance(began + DEADLINE_MS - 1 - world.clock.now());
      assert.equal(await count('timeout'), false, 'its time is not up');
      await world.clock.advance(1);
      while (!(await count('timeout'))) await turn();
      assert.match(await metrics.text(), /^arca_webhook_attempt_seconds_sum\{outcome="timeout"\} 20$/m);
    } finally {
      await world.close();
      await network.close();
      await receiver.close();
    }
  });
});

test('`arca start` tells its numbers on a door of their own, and none on the API’s', async () => {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const data = await mkdtemp(join(tmpdir(), 'arca-numbers-'));
  const args = ['start', '--json', '--port', '0', '--no-demo', '--data', data];
  const running = launch(args, { ARCA_METRICS_PORT: String(port) });
  try {
    while (!running.told().includes('\n')) await once(running.child.stdout, 'data');
    const { api } = JSON.parse(running.told()) as { api: string };
    assert.equal((await fetch(`${api}/metrics`)).status, 404);
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/);
    const text = await answer.text();
    assert.match(text, /^arca_build_info\{version="[^"]+",services="all"\} 1$/m);
    assert.match(text, /^process_resident_memory_bytes \d/m);
    assert.match(
      text,
      /^arca_http_request_seconds_count\{service="api",method="none",route="none",status="404"\} 1$/m,
    );
    assert.equal((await fetch(`http://127.0.0.1:${port}/v1/status`)).status, 404);
  } finally {
    running.child.kill();
    await running.ended;
    await rm(data, { recursive: true });
  }
});
