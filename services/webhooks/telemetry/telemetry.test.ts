/** What operators see of webhooks is what happened, and names nobody who is told. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { type SimulatedClock, simulatedClock } from '@arca-api/platform/clock/simulated';
import { forEverybody } from '@arca-api/platform/database/scope';
import { silentLog } from '@arca-api/platform/log/silent';
import { seededRandom } from '@arca-api/platform/random/seeded';
import { type KeptSpan, type MemoryTracer, memoryTracer } from '@arca-api/platform/telemetry/memory-tracer';
import { type Prometheus, prometheusMetrics } from '@arca-api/platform/telemetry/prometheus';
import { traceOfId } from '@arca-api/platform/telemetry/traceparent';
import { SCHEDULE } from '../deliveries/retry-schedule.ts';
import { type Answer, answered, openWebhooks, type World } from '../testing/open-webhooks.ts';
import { dueStore } from './due.store.ts';
import { WEBHOOK_METRICS } from './metrics.ts';
import { LATELY_MS, triedLately } from './tried-lately.ts';
import { watchWebhooks } from './watch-webhooks.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let world: World;
let tracer: MemoryTracer;
let metrics: Prometheus;
/** Of whoever looks, so that each look is fresh. */
let looking: SimulatedClock;
beforeEach(async () => {
  looking = simulatedClock(0);
  metrics = prometheusMetrics({ clock: looking, log: silentLog, ofProcess: false });
  tracer = memoryTracer(seededRandom(5, looking));
  world = await openWebhooks(undefined, { metrics, tracer });
});
afterEach(() => world.close());

/** Series of ours that are not 0 and no bucket, by what follows `arca_webhook_`. */
async function told(): Promise<Readonly<Record<string, number>>> {
  await looking.advance(5000);
  const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith('arca_webhook_'));
  return Object.fromEntries(
    lines
      .filter((line) => !/_bucket|_sum/.test(line))
      .map(
        (line) =>
          [
            line.slice('arca_webhook_'.length, line.lastIndexOf(' ')),
            Number(line.split(' ').at(-1)),
          ] as const,
      )
      .filter(([, value]) => value !== 0),
  );
}

const failed = (reason: string) => ({ kind: 'failed', reason, detail: 'En palabras.' }) as const;
/** By the host of whoever is told. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  'well.example': () => answered(204),
  'ill.example': () => answered(500),
  'not-there.example': () => answered(404),
  'moved.example': () => answered(301),
  'strange.example': () => answered(999),
  'silent.example': () => failed('timeout'),
  'closed.example': () => failed('connect'),
  'inside.example': () => failed('refused_address'),
  'odd.example': () => failed('20111111112 said no'),
};

test('attempts are counted by what came of them, and the first by how long its event had waited', async () => {
  for (const host of Object.keys(ANSWERS))
    await world.addEndpoint('org_a', {
      url: `https://${host}/hook`,
      event_types: ['invoice.*'],
      retry_schedule: [600],
    });
  world.answer((posting) => ANSWERS[new URL(posting.url).hostname]?.(posting) ?? answered(200));
  world.work();
  await world.tell({ occurredAt: world.clock.now() - 2000 });
  await world.clock.advance(1000);
  const first = await told();
  const outcomes = [
    'accepted',
    'refused_5xx',
    'refused_4xx',
    'refused_3xx',
    'timeout',
    'connect',
    'refused_address',
  ];
  for (const outcome of outcomes) {
    assert.equal(first[`attempts_total{mode="test",cause="event",outcome="${outcome}"}`], 1, outcome);
    assert.equal(first[`attempt_seconds_count{outcome="${outcome}"}`], 1, outcome);
  }
  assert.equal(first['attempts_total{mode="test",cause="event",outcome="other"}'], 2, 'no words of anybody');
  assert.equal(first['first_attempt_seconds_count{mode="test"}'], 9);
  assert.equal(first['endpoints_tried{mode="test",fared="accepted"}'], 1);
  assert.equal(first['endpoints_tried{mode="test",fared="failed"}'], 8);
  const waited = /^arca_webhook_first_attempt_seconds_sum\{mode="test"\} (\S+)$/m.exec(await metrics.text());
  assert.ok(Number(waited?.[1]) >= 18, `${waited?.[1]} s of nine that waited two each`);

  await world.clock.advance(HOUR_MS);
  const second = await told();
  assert.equal(second['attempts_total{mode="test",cause="event",outcome="refused_5xx"}'], 2);
  assert.equal(second['first_attempt_seconds_count{mode="test"}'], 9, 'the second is no first');
  assert.equal(second['exhausted_total{mode="test"}'], 8);
  assert.equal(second['endpoints_tried{mode="test",fared="failed"}'], undefined, 'that was an hour ago');
});

test('what somebody tries out is counted as such, and says nothing of how endpoints fare', async () => {
  const { id } = await world.addEndpoint('org_a');
  world.answer(() => failed('refused_address'));
  world.work();
  await forEverybody('a test', () =>
    world.webhooks.example({ organization: 'org_a', mode: 'test', by: 'key_1' }, id, 'invoice.authorized'),
  );
  await world.clock.advance(1000);
  assert.deepEqual(await told(), {
    'attempts_total{mode="test",cause="example",outcome="refused_address"}': 1,
    'attempt_seconds_count{outcome="refused_address"}': 1,
  });
});

test('what was given back by a worker that stopped is no attempt, and its first is still to come', async () => {
  await world.addEndpoint('org_a');
  world.answer(() => new Promise(() => {}));
  const stop = world.work();
  await world.tell({});
  await world.clock.advance(1000);
  assert.equal(world.posted.length, 1);
  await stop();
  assert.deepEqual(await told(), {});
  world.answer(() => answered(200));
  world.work();
  await world.clock.advance(1000);
  const { 'first_attempt_seconds_count{mode="test"}': firsts } = await told();
  assert.equal(firsts, 1);
  assert.deepEqual(
    tracer.spans.map(({ attributes }) => attributes['arca.outcome']),
    ['aborted', 'accepted'],
  );
});

test('endpoints that the engine gives up are counted by why, from 0', async () => {
  await world.addEndpoint('org_a', { url: 'https://gone.example' });
  await world.addEndpoint('org_b', { url: 'https://dead.example', retry_schedule: [60] });
  world.answer(({ url }) => answered(url.includes('gone') ? 410 : 503));
  world.work();
  const disabled = async (reason: string) => {
    await looking.advance(5000);
    return new RegExp(`^arca_webhook_endpoints_disabled_total\\{reason="${reason}"\\} (\\d+)$`, 'm').exec(
      await metrics.text(),
    )?.[1];
  };
  assert.deepEqual([await disabled('gone'), await disabled('failing')], ['0', '0']);
  await world.tell({});
  await world.clock.advance(1000);
  assert.deepEqual([await disabled('gone'), await disabled('failing')], ['1', '0']);
  for (let day = 0; day < 7; day++) {
    for (let n = 0; n < 3; n++) await world.tell({ organization: 'org_b' });
    await world.clock.advance(DAY_MS);
  }
  assert.deepEqual([await disabled('gone'), await disabled('failing')], ['1', '1']);
});

suite('what is due', () => {
  /** As it is told when nobody works. */
  async function due(): Promise<Readonly<Record<string, number>>> {
    const off = watchWebhooks({
      metrics,
      database: world.database,
      read: dueStore(world.database),
      tried: triedLately(world.clock),
    });
    const found = await told();
    off();
    return found;
  }
  const claim = (endpoint: string, room: number) =>
    forEverybody('a test', () =>
      world.webhooks.deliveries.claim({
        wanted: [{ endpoint, room }],
        token: 'lease_test',
        now: world.clock.now(),
        leaseMs: HOUR_MS,
      }),
    );
  const tell = async (organization: string, times: number) => {
    for (let n = 0; n < times; n++) await world.tell({ organization });
    await world.clock.advance(1000);
  };

  test('waits for a worker, unless its endpoint takes no more at once or within its second', async () => {
    assert.deepEqual(await due(), {});
    const slow = await world.addEndpoint('org_a', { max_in_flight: 2 });
    const paced = await world.addEndpoint('org_b', { max_per_second: 1, max_in_flight: 10 });
    await world.addEndpoint('org_c');
    const off = await world.addEndpoint('org_d');
    await tell('org_a', 5);
    await world.clock.advance(60_000);
    for (const organization of ['org_b', 'org_c', 'org_d']) await tell(organization, 4);
    await forEverybody('a test', () =>
      world.webhooks.change({ organization: 'org_d', mode: 'test', by: 'key_1' }, off.id, { enabled: false }),
    );
    const before = await due();
    assert.equal(before['deliveries_due{waits_for="worker"}'], 13, 'none of one that is disabled');
    const age = before['due_oldest_seconds{waits_for="worker"}'] ?? 0;
    assert.ok(age >= 60 && age < 70, `${age} s`);
    assert.equal(before['deliveries_due{waits_for="endpoint"}'], undefined);

    assert.equal((await claim(slow.id, 5)).length, 2);
    assert.equal((await claim(paced.id, 5)).length, 1);
    const held = await due();
    assert.equal(held['deliveries_due{waits_for="endpoint"}'], 3 + 3);
    assert.equal(held['deliveries_due{waits_for="worker"}'], 4);
    assert.ok((held['due_oldest_seconds{waits_for="endpoint"}'] ?? 0) >= 60);
    assert.ok((held['due_oldest_seconds{waits_for="worker"}'] ?? 60) < 10);
    // Nobody began any of it for longer than its pace lets wait.
    await world.clock.advance(10_000);
    assert.equal((await due())['deliveries_due{waits_for="worker"}'], 4 + 3);
  });

  test('is counted as far as was asked, of as many endpoints, and the one that waits longest is among them', async () => {
    await world.addEndpoint('org_b');
    await tell('org_b', 1);
    const since = world.clock.now();
    await world.clock.advance(60_000);
    await world.addEndpoint('org_a');
    await tell('org_a', 9);
    const read = (endpoints: number, most: number) =>
      forEverybody('a test', () => dueStore(world.database)({ now: world.clock.now(), endpoints, most }));
    const [all] = await read(10, 4);
    assert.deepEqual([all?.is_held, all?.count], [false, 4]);
    assert.ok((all?.since ?? Infinity) <= since);
    const [one] = await read(1, 100);
    assert.deepEqual([one?.count, one?.since], [1, all?.since]);
  });
});

suite('an attempt is traced', () => {
  const spansOf = (traceId: string | undefined): readonly KeptSpan[] =>
    tracer.spans.filter(({ name, context }) => name === 'webhook' && context.traceId === traceId);

  test('as a part of the request that what is told came by, each as a span of its own', async () => {
    const request = seededRandom(9, world.clock).id('req');
    await world.addEndpoint('org_a', { url: 'https://well.example' });
    await world.addEndpoint('org_a', { url: 'https://ill.example', retry_schedule: [60] });
    world.answer(({ url }) => answered(url.includes('well') ? 200 : 500));
    world.work();
    await world.tell({ data: { taxpayer: '20111111112', request_id: request } });
    await world.clock.advance(HOUR_MS);
    const spans = spansOf(traceOfId(request)?.traceId);
    assert.equal(new Set(spans.map(({ context }) => context.spanId)).size, 3);
    for (const { parent } of spans) assert.deepEqual(parent, traceOfId(request));
    const seen = spans.map(({ attributes, error }) => [
      attributes['server.address'],
      attributes['arca.attempt'],
      attributes['http.response.status_code'],
      error instanceof Error ? error.name : error,
    ]);
    assert.deepEqual(seen.sort(), [
      ['ill.example', 1, 500, 'refused_5xx'],
      ['ill.example', 2, 500, 'refused_5xx'],
      ['well.example', 1, 200, undefined],
    ]);
  });

  test('under the name of its event where no request is known, whatever its data says', async () => {
    await world.addEndpoint('org_a', { retry_schedule: [60] });
    world.answer(() => failed('timeout'));
    world.work();
    for (const data of [
      { taxpayer: '20111111112' },
      { taxpayer: '20111111112', request_id: 'x'.repeat(5000) },
      { taxpayer: '20111111112', request_id: 7 },
    ]) {
      const event = await world.tell({ data });
      await world.clock.advance(HOUR_MS);
      const spans = spansOf(traceOfId(event.id)?.traceId);
      assert.equal(spans.length, 2);
      assert.notEqual(spans[0]?.context.spanId, spans[1]?.context.spanId);
      assert.deepEqual(
        spans.map(({ parent, attributes }) => [parent, attributes['arca.outcome']]),
        [
          [null, 'timeout'],
          [null, 'timeout'],
        ],
      );
    }
  });
});

test('neither numbers nor traces have what is secret, who is told, or what of', async () => {
  const { id, secret } = await world.addEndpoint('org_a', {
    url: 'https://shop.example:8443/hooks/p4th?token=t0ken',
  });
  world.answer(() => failed('dns'));
  world.work();
  await world.tell({ data: { taxpayer: '20111111112', notes: 'Yerba' } });
  await world.clock.advance(1000);
  const traces = JSON.stringify(tracer.spans);
  const numbers = await metrics.text();
  assert.match(traces, /"server.address":"shop.example"/);
  assert.doesNotMatch(numbers, /shop\.example/);
  for (const word of [
    secret,
    secret.slice('whsec_'.length),
    id,
    'org_a',
    'p4th',
    't0ken',
    '20111111112',
    'Yerba',
  ]) {
    assert.ok(!traces.includes(word), word);
    assert.ok(!numbers.includes(word), word);
  }
  for (const [, name = ''] of numbers.matchAll(/^# TYPE (\S+)/gm))
    assert.ok(
      WEBHOOK_METRICS.some((metric) => metric.name === name),
      name,
    );
});

test('an endpoint counts once, by its last attempt, for a quarter of an hour', async () => {
  const clock = simulatedClock(0);
  const tried = triedLately(clock);
  const counts = () => tried.readings().map(({ value }) => value);
  for (let n = 0; n < SCHEDULE.length; n++) tried.note('whe_dead', 'live', false);
  tried.note('whe_a', 'live', false);
  tried.note('whe_a', 'live', true);
  tried.note('whe_t', 'test', false);
  assert.deepEqual(counts(), [1, 1, 0, 1]);
  await clock.advance(LATELY_MS - 1);
  tried.note('whe_a', 'live', true);
  await clock.advance(1);
  assert.deepEqual(counts(), [1, 0, 0, 0]);
  for (let n = 0; n < 12_000; n++) tried.note(`whe_${n}`, 'live', true);
  assert.deepEqual(counts(), [10_000, 0, 0, 0], 'no more are kept in mind');
});
