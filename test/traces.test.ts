/** One invoice, one trace: from the request through the lane and the gateway to ARCA, whoever works on it. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { systemClock } from '@arca-api/platform/clock/system';
import { systemRandom } from '@arca-api/platform/random/system';
import { type KeptSpan, type MemoryTracer, memoryTracer } from '@arca-api/platform/telemetry/memory-tracer';
import { traceOfId } from '@arca-api/platform/telemetry/traceparent';
import { readAllowList } from '@arca-api/webhooks/destinations/allow-list';
import { openReceiver, type Receiver } from './webhooks/receiver.ts';
import { createWorld, ISSUER, type World } from './world.ts';

const SALE = {
  taxpayer: ISSUER,
  punto_de_venta: 1,
  lines: [{ description: 'Yerba 1 kg', unit_price: '5000', iva: '21' }],
};

suite('traces of a whole installation', () => {
  let tracer: MemoryTracer;
  let world: World;
  let receiver: Receiver;
  before(async () => {
    tracer = memoryTracer(systemRandom(systemClock));
    receiver = await openReceiver();
    world = await createWorld({
      tracer,
      webhooks: { allow: readAllowList(['127.0.0.1']), proxy: null, isProxyAsking: false, concurrency: 8 },
    });
    await world.call('POST', '/v1/invoices', SALE);
  });
  after(async () => {
    await world.close();
    await receiver.close();
  });

  const named = (name: string, traceId: string): readonly KeptSpan[] =>
    tracer.spans.filter((span) => span.name === name && span.context.traceId === traceId);
  /** A span and those above it, from it to the first. */
  const path = (span: KeptSpan | undefined): readonly string[] => {
    if (span === undefined) return [];
    const above = tracer.spans.find(({ context }) => context.spanId === span.parent?.spanId);
    return [span.name, ...path(above)];
  };
  const issue = async (headers: Record<string, string> = {}) => {
    const { status, headers: told } = await world.call('POST', '/v1/invoices', SALE, headers);
    assert.equal(status, 201);
    return String(told['request-id']);
  };

  test('the id of a request is the name of its trace, and ARCA is asked in it', async () => {
    const id = await issue();
    const trace = traceOfId(id);
    const [request] = named('POST /v1/invoices', trace?.traceId ?? '');
    assert.equal(request?.context.spanId, trace?.spanId);
    assert.equal(request?.parent, null);
    assert.equal(request?.attributes['arca.request_id'], id);
    assert.equal(request?.attributes['http.response.status_code'], 201);
    const calls = named('ARCA wsfe', trace?.traceId ?? '');
    const sent = calls.find(({ attributes }) => attributes['arca.method'] === 'FECAESolicitar');
    assert.deepEqual(path(sent), [
      'ARCA wsfe',
      'POST /internal/comprobantes/authorize',
      'issue',
      'POST /v1/invoices',
    ]);
  });

  test('a stranger’s trace is linked with the request’s own, and is not continued', async () => {
    const theirs = '4bf92f3577b34da6a3ce929d0e0e4736';
    const id = await issue({ traceparent: `00-${theirs}-00f067aa0ba902b7-01` });
    const [request] = named('POST /v1/invoices', traceOfId(id)?.traceId ?? '');
    assert.deepEqual(
      request?.links.map(({ traceId }) => traceId),
      [theirs],
    );
    assert.ok(!tracer.spans.some(({ context }) => context.traceId === theirs));
  });

  test('invoices of several requests that leave together are one span linked with each', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => issue()));
    const wanted = new Set(ids.map((id) => traceOfId(id)?.traceId));
    const issues = tracer.spans.filter(({ name }) => name === 'issue');
    const told = new Set(
      issues.flatMap(({ parent, links, context }) =>
        parent === null ? links.map(({ traceId }) => traceId) : [context.traceId],
      ),
    );
    for (const traceId of wanted)
      assert.ok(told.has(traceId ?? ''), 'each request finds where its invoice left');
    const together = issues.filter(({ links }) => links.length > 1);
    assert.ok(together.length > 0);
    for (const span of together) assert.equal(span.attributes['arca.invoices'], span.links.length);
  });

  test('what a lane does later is part of no request that once woke it', async () => {
    const reads = tracer.spans.filter(
      ({ name, attributes }) =>
        name === 'ARCA wsfe' && attributes['arca.method'] === 'FECompUltimoAutorizado',
    );
    assert.ok(reads.length > 0);
    for (const read of reads) assert.ok(!path(read).includes('POST /v1/invoices'), path(read).join(' < '));
  });

  test('the lines of a file are traced to the request that brought it', async () => {
    const { status, body, headers } = await world.call(
      'POST',
      '/v1/invoices/batch',
      `${JSON.stringify(SALE)}\n${JSON.stringify(SALE)}\n`,
      { 'content-type': 'application/x-ndjson' },
    );
    assert.equal(status, 202, JSON.stringify(body));
    while ((await world.call('GET', `/v1/batches/${body.id}`)).body.status !== 'finished')
      await new Promise((resolve) => setTimeout(resolve, 20));
    const traceId = traceOfId(String(headers['request-id']))?.traceId ?? '';
    const [issued] = named('issue', traceId);
    assert.deepEqual(path(issued), ['issue', 'POST /v1/invoices/batch']);
    assert.ok(named('ARCA wsfe', traceId).length > 0);
  });

  test('whoever is told of an invoice is told in the trace of its request', async () => {
    const { status, body } = await world.call('POST', '/v1/webhook-endpoints', {
      url: `${receiver.url}/hook?token=t0ken`,
      event_types: ['invoice.authorized'],
    });
    assert.equal(status, 201, JSON.stringify(body));
    secrets.push(body.secret, body.id, 't0ken', '/hook');
    await world.webhooks.start();
    const traceId = traceOfId(await issue())?.traceId ?? '';
    while (named('webhook', traceId).length === 0) await new Promise((resolve) => setImmediate(resolve));
    const [told] = named('webhook', traceId);
    assert.deepEqual(path(told), ['webhook', 'POST /v1/invoices']);
    assert.deepEqual(
      [told?.attributes['server.address'], told?.attributes['http.response.status_code']],
      ['127.0.0.1', 204],
    );
    for (const { headers } of receiver.heard) assert.equal(headers['traceparent'], undefined);
  });

  const secrets: string[] = [];
  test('nothing in them is secret, nor says who the customer is', () => {
    const text = JSON.stringify(tracer.spans);
    for (const secret of [world.key, world.organization, ISSUER, 'Bearer', 'Yerba', ...secrets])
      assert.ok(!text.includes(secret), secret);
  });
});
