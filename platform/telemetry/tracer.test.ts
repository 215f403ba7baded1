import assert from 'node:assert/strict';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { systemClock } from '../clock/system.ts';
import { memoryLog } from '../log/memory.ts';
import { pinoLog } from '../log/pino.ts';
import { silentLog } from '../log/silent.ts';
import { systemRandom } from '../random/system.ts';
import { type Told, tracerConformance } from './conformance-tracer.ts';
import { inSpan } from './in-span.ts';
import { memoryTracer } from './memory-tracer.ts';
import { openTelemetry } from './open-telemetry.ts';
import { fromTraceparent, toTraceparent, traceOfId } from './traceparent.ts';

const random = systemRandom(systemClock);

tracerConformance('Memory', async () => {
  const tracer = memoryTracer(random);
  return {
    tracer,
    told: async () =>
      tracer.spans.map(({ name, context, parent, links, attributes, error }) => ({
        name,
        ...context,
        parentId: parent?.spanId ?? null,
        links: links.map(({ spanId }) => spanId),
        attributes,
        failed: error !== undefined,
      })),
  };
});

interface Sent {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly links?: readonly { readonly spanId: string }[];
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status?: { readonly code?: number };
}

/** A collector that keeps what it is sent. */
async function openCollector() {
  const spans: Sent[] = [];
  const resources: string[] = [];
  const server = createHttpServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    for (const { resource, scopeSpans } of JSON.parse(text).resourceSpans) {
      resources.push(JSON.stringify(resource));
      for (const scope of scopeSpans) spans.push(...scope.spans);
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`;
  return { url, spans, resources, close: () => server.close() };
}

const readValue = (value: Readonly<Record<string, unknown>>): unknown =>
  'intValue' in value ? Number(value['intValue']) : Object.values(value)[0];

const toTold = (sent: Sent): Told => ({
  name: sent.name,
  traceId: sent.traceId,
  spanId: sent.spanId,
  parentId: sent.parentSpanId || null,
  links: (sent.links ?? []).map(({ spanId }) => spanId),
  attributes: Object.fromEntries(sent.attributes.map(({ key, value }) => [key, readValue(value)])),
  failed: sent.status?.code === 2,
});

const options = { service: 'arca-test', version: '1', ratio: 1, log: silentLog };

tracerConformance('OpenTelemetry', async () => {
  const collector = await openCollector();
  after(() => collector.close());
  const tracer = await openTelemetry({ ...options, url: collector.url });
  return {
    tracer,
    async told() {
      await tracer.close();
      return collector.spans.map(toTold);
    },
  };
});

test('a collector hears which process it was, nothing of what is not to be recorded, and whose part that was', async () => {
  const collector = await openCollector();
  const tracer = await openTelemetry({ ...options, url: collector.url, ratio: 0 });
  const theirs = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7', sampled: true };
  await inSpan(tracer, { name: 'not recorded', kind: 'server' }, async (span) => {
    assert.equal(span?.context.sampled, false);
    await inSpan(tracer, { name: 'nor its parts', kind: 'client' }, async () => {});
  });
  await inSpan(tracer, { name: 'asked for', kind: 'server', parent: theirs }, async () => {});
  await tracer.close();
  assert.deepEqual(
    collector.spans.map(({ name }) => name),
    ['asked for'],
  );
  assert.match(collector.resources[0] ?? '', /"service\.name".*"arca-test"/);
  collector.close();
});

test('what a request causes later is recorded where the request was, in whatever process, and nowhere else', async () => {
  const collector = await openCollector();
  const [first, later] = await Promise.all(
    [1, 2].map(() => openTelemetry({ ...options, url: collector.url, ratio: 0.5 })),
  );
  for (let n = 0; n < 50; n++) {
    const identity = traceOfId(random.id('req'));
    if (first === undefined || later === undefined || identity === null) throw new Error('there are two');
    await inSpan(first, { name: 'request', kind: 'server', parent: null, identity }, async () => {});
    await inSpan(later, { name: 'caused', kind: 'consumer', parent: identity }, async () => {});
  }
  await Promise.all([first?.close(), later?.close()]);
  const tracesOf = (wanted: string) =>
    collector.spans.flatMap(({ name, traceId }) => (name === wanted ? traceId : [])).sort();
  assert.deepEqual(tracesOf('caused'), tracesOf('request'));
  const recorded = tracesOf('request').length;
  assert.ok(recorded > 5 && recorded < 45, `${recorded} of 50`);
  collector.close();
});

test('a collector that is gone costs nobody anything, and one that refuses a line of the log', async () => {
  const refusing = createHttpServer((request, response) => {
    request.resume();
    response.writeHead(400).end();
  });
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
  const { port } = refusing.address() as AddressInfo;
  for (const [url, lines] of [
    ['http://127.0.0.1:9/v1/traces', 0],
    [`http://127.0.0.1:${port}/v1/traces`, 1],
  ] as const) {
    const log = memoryLog();
    const tracer = await openTelemetry({ ...options, log, url });
    assert.equal(await inSpan(tracer, { name: 'x', kind: 'server' }, async () => 7), 7);
    const began = performance.now();
    await tracer.close();
    assert.ok(performance.now() - began < 6000);
    assert.equal(log.lines.filter(({ message }) => message === 'traces could not be sent').length, lines);
  }
  refusing.close();
});

test('a traceparent is read as it is written, and anything else is none', () => {
  const hex = (length: number) =>
    fc
      .array(fc.integer({ min: 0, max: 15 }), { minLength: length, maxLength: length })
      .map((digits) => digits.map((digit) => digit.toString(16)).join(''))
      .filter((text) => !/^0+$/.test(text));
  fc.assert(
    fc.property(hex(32), hex(16), fc.boolean(), (traceId, spanId, sampled) => {
      const context = { traceId, spanId, sampled };
      assert.deepEqual(fromTraceparent(toTraceparent(context)), context);
      assert.deepEqual(fromTraceparent(`cc-${traceId}-${spanId}-01-more`)?.traceId, traceId);
    }),
  );
  const sound = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  for (const header of [
    undefined,
    '',
    'x',
    [sound],
    sound.toUpperCase(),
    `${sound}-more`,
    sound.replace(/^00/, 'ff'),
    sound.slice(1),
    sound.replace(/4bf9[0-9a-f]*/, '0'.repeat(32)),
    sound.replace(/00f0[0-9a-f]*/, '0'.repeat(16)),
    'a'.repeat(100_000),
  ])
    assert.equal(fromTraceparent(header), null);
});

test('an id of ours names one trace for ever, and other texts name none', () => {
  const ids = Array.from({ length: 100 }, () => random.id('req'));
  const traces = ids.map((id) => traceOfId(id));
  assert.equal(new Set(traces.map((trace) => trace?.traceId)).size, 100);
  assert.equal(new Set(traces.map((trace) => trace?.spanId)).size, 100);
  assert.deepEqual(traceOfId('req_7zzzzzzzzzzzzzzzzzzzzzzzzz'), {
    traceId: 'f'.repeat(32),
    spanId: 'f'.repeat(16),
  });
  assert.equal(traceOfId('req_00000000000000000000000001')?.traceId, `${'0'.repeat(31)}1`);
  for (const text of [
    'req',
    'req_',
    'req_8zzzzzzzzzzzzzzzzzzzzzzzzz',
    'req_0000000000000000000000000i',
    'x y',
    '',
  ])
    assert.equal(traceOfId(text), null, text);
});

test('what is logged in a span carries its ids, and nothing does elsewhere', async () => {
  const tracer = memoryTracer(random);
  const lines: string[] = [];
  const log = pinoLog({
    level: 'info',
    destination: { write: (line: string) => void lines.push(line) },
    current: tracer.current,
  });
  log.info({ a: 1 }, 'outside');
  await inSpan(tracer, { name: 'x', kind: 'server' }, async (span) => {
    log.child({ b: 2 }).info({}, 'inside');
    const inside = JSON.parse(lines[1] ?? '');
    assert.deepEqual([inside.trace_id, inside.span_id], [span?.context.traceId, span?.context.spanId]);
    assert.equal(inside.b, 2);
  });
  assert.ok(!('trace_id' in JSON.parse(lines[0] ?? '')));
});
