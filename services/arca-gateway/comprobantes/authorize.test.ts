import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { HopFailure } from '@arca-api/contract/hop';
import { outbox } from '@arca-api/platform/events/outbox';
import { databaseStores } from '../stores.ts';
import { full, LANE, plain, request, type TestComprobante } from '../testing/comprobantes.ts';
import { countCalls, openStage, type Stage, type StagedGateway } from '../testing/stage.ts';

suite('authorising comprobantes', () => {
  let stage: Stage;
  let gateway: StagedGateway;
  let sends = 0;
  let lanes = 10;

  before(async () => {
    stage = await openStage();
    gateway = await another();
  });
  after(() => stage.close());
  afterEach(() => stage.simulator.control.clearFaults());

  /** What each failure means is told here, not what many of them do. */
  const another = (change: Parameters<Stage['gateway']>[0] = {}) =>
    stage.gateway({ ...change, config: { ...change.config, breaker: { inARow: 1_000, enough: 1_000 } } });
  const soon = () => stage.clock.now() + 30_000;
  const sendId = () => `send_${++sends}`;
  /** A lane nobody has used. */
  const newLane = () => ({ ...LANE, punto_de_venta: ++lanes });
  type TestLane = ReturnType<typeof newLane>;
  const of = (lane: TestLane, change: Partial<TestComprobante> = {}) =>
    plain(stage.today(), { punto_de_venta: lane.punto_de_venta, ...change });
  const ask = (lane: TestLane, first: number, documents: readonly TestComprobante[], id = sendId()) =>
    gateway.client.authorize(request(first, documents, { lane, send_id: id, deadline: soon() }));
  const ledger = (lane: TestLane) =>
    stage.simulator.control.ledger({ cuit: lane.cuit, punto_de_venta: lane.punto_de_venta, type: lane.type });

  test('a batch comes back authorised, item by item, with the CAEs of the ledger', async () => {
    const lane = newLane();
    const answer = await ask(lane, 1, [of(lane), of(lane), of(lane)]);
    assert.ok(answer.certainty === 'answered');
    assert.equal(answer.error_class, null);
    assert.equal(answer.processed_at, '2026-11-18T12:00:00');
    const expected = ledger(lane).map((one) => [one.from, one.cae]);
    assert.deepEqual(
      answer.results.map((one) => [one.number, one.cae]),
      expected,
    );
    assert.equal(expected.length, 3);
  });

  test('the same send id asks ARCA once, be it again later or at once', async () => {
    const lane = newLane();
    const id = sendId();
    const count = countCalls(stage.simulator, 'wsfe', 'FECAESolicitar');
    const [first, twin] = await Promise.all([ask(lane, 1, [of(lane)], id), ask(lane, 1, [of(lane)], id)]);
    const later = await ask(lane, 1, [of(lane)], id);
    const elsewhere = await (await another()).client.authorize(
      request(1, [of(lane)], { lane, send_id: id, deadline: soon() }),
    );
    assert.equal(first.certainty, 'answered');
    assert.deepEqual([twin, later, elsewhere], [first, first, first]);
    assert.equal(ledger(lane).length, 1);
    assert.equal(count(), 1);
  });

  test('a send id cannot be used for another content', async () => {
    const lane = newLane();
    const id = sendId();
    await ask(lane, 1, [of(lane)], id);
    const other = of(lane, { document: { type: 96, number: '12345678' } });
    await assert.rejects(
      ask(lane, 1, [other], id),
      (error) => error instanceof HopFailure && error.status === 409,
    );
  });

  test('what came of a try can be asked for, with the exchange and without its secrets', async () => {
    const lane = newLane();
    const id = sendId();
    const answer = await ask(lane, 1, [of(lane)], id);
    const told = await gateway.client.exchange(id);
    assert.deepEqual(told.answer, answer);
    assert.match(told.request_xml ?? '', /<FECAESolicitar/);
    assert.match(told.request_xml ?? '', /<Token>REDACTED<\/Token><Sign>REDACTED<\/Sign>/);
    assert.match(told.response_xml ?? '', /<CAE>\d{14}<\/CAE>/);
    const nobody = await gateway.client.exchange('send_never');
    assert.deepEqual(nobody, { known: false, answer: null, request_xml: null, response_xml: null });
  });

  test('when the answer is lost the outcome is unknown, and ARCA holds the comprobante', async () => {
    for (const kind of ['drop-after', 'truncated-xml', 'garbage'] as const) {
      const lane = newLane();
      const id = sendId();
      stage.simulator.control.addFault({ kind, service: 'wsfe', operation: 'FECAESolicitar' });
      const answer = await ask(lane, 1, [of(lane)], id);
      assert.equal(answer.certainty, 'unknown', kind);
      assert.equal(ledger(lane).length, 1, kind);
      assert.deepEqual((await gateway.client.exchange(id)).answer, answer);
      stage.simulator.control.clearFaults();
    }
  });

  test('when the request is lost, or ARCA answers a page, a text or an internal error, the outcome is unknown', async () => {
    const faults = [
      { kind: 'drop-before' },
      { kind: 'http-500-html' },
      { kind: 'balancer-text' },
      { kind: 'arca-error', code: 500 },
      { kind: 'arca-error', code: 501 },
      { kind: 'arca-error', code: 502 },
    ] as const;
    for (const fault of faults) {
      const lane = newLane();
      stage.simulator.control.addFault({ ...fault, service: 'wsfe', operation: 'FECAESolicitar' });
      const answer = await ask(lane, 1, [of(lane)]);
      assert.equal(answer.certainty, 'unknown', JSON.stringify(fault));
      assert.equal(ledger(lane).length, 0);
      stage.simulator.control.clearFaults();
    }
  });

  test('when nobody listens, nothing was sent', async () => {
    const nowhere = 'http://127.0.0.1:9/wsfev1/service.asmx';
    const config = {
      environments: { simulator: { ...stage.urls, padron: stage.urls.padronA5, wsfe: nowhere } },
    };
    const deaf = await another({ config });
    const lane = newLane();
    const answer = await deaf.client.authorize(
      request(1, [of(lane)], { lane, send_id: sendId(), deadline: soon() }),
    );
    assert.equal(answer.certainty, 'not-sent');
  });

  test('what ARCA refused for its ticket had left, which is told where no other ticket is to be had', async () => {
    const own = await openStage();
    try {
      const { client } = await own.gateway();
      own.simulator.control.addFault({ kind: 'token-refused', service: 'wsfe', times: 1 });
      own.simulator.control.addFault({ kind: 'http-500-html', service: 'wsaa', nth: 2, times: 0 });
      const lane = newLane();
      const left = request(1, [of(lane)], { lane, send_id: sendId(), deadline: own.clock.now() + 30_000 });
      const answer = await client.authorize(left);
      assert.ok(answer.certainty === 'not-sent', JSON.stringify(answer));
      assert.equal(answer.refused, true);
      assert.deepEqual((await client.exchange(left.send_id)).answer, answer);
    } finally {
      await own.close();
    }
  });

  test('nothing leaves after the deadline', async () => {
    const lane = newLane();
    const count = countCalls(stage.simulator, 'wsfe', 'FECAESolicitar');
    const answer = await gateway.client.authorize(
      request(1, [of(lane)], { lane, send_id: sendId(), deadline: stage.clock.now() }),
    );
    assert.equal(answer.certainty, 'not-sent');
    assert.equal(count(), 0);
  });

  test('nothing leaves when writing the try down took until the deadline', async () => {
    const { sends: kept } = databaseStores(stage.database, outbox);
    const add: typeof kept.add = async (row) => {
      await stage.clock.advance(30_000);
      return kept.add(row);
    };
    const slow = await another({ stores: { sends: { ...kept, add } } });
    const lane = newLane();
    const count = countCalls(stage.simulator, 'wsfe', 'FECAESolicitar');
    const late = request(1, [of(lane)], { lane, send_id: sendId(), deadline: soon() });
    const answer = await slow.client.authorize(late);
    assert.equal(answer.certainty, 'not-sent');
    assert.equal(count(), 0);
    assert.deepEqual((await slow.client.exchange(late.send_id)).answer, answer);
  });

  test('a number out of turn is told as the class sequence, nothing rejected', async () => {
    const lane = newLane();
    const answer = await ask(lane, 5, [of(lane), of(lane)]);
    assert.ok(answer.certainty === 'answered');
    assert.equal(answer.error_class, 'sequence');
    assert.deepEqual(
      answer.results.map((one) => one.result),
      ['unprocessed', 'unprocessed'],
    );
  });

  test('in a batch with a bad one: the ones before it authorised, it rejected, the rest untouched', async () => {
    const lane = newLane();
    const bad = of(lane, { total: '999.00' });
    const answer = await ask(lane, 1, [of(lane), bad, of(lane)]);
    assert.ok(answer.certainty === 'answered');
    assert.deepEqual(
      answer.results.map((one) => one.result),
      ['authorized', 'rejected', 'unprocessed'],
    );
    assert.equal(answer.results[1]?.observations[0]?.code, 10048);
    assert.equal(ledger(lane).length, 1);
  });

  test('what ARCA holds under a number comes back field by field as it was sent', async () => {
    const invoice = { ...LANE, type: 1 };
    const first = plain(stage.today(), {
      type: 1,
      document: { type: 80, number: '30000000139' },
      recipient_iva_condition: 1,
    });
    await ask(invoice, 1, [first]);
    const note = { ...LANE, type: 3 };
    const sent = full(stage.today());
    const answer = await ask(note, 1, [sent]);
    assert.ok(answer.certainty === 'answered');
    assert.equal(answer.results[0]?.result, 'authorized', JSON.stringify(answer));
    const consulted = await gateway.client.consult({ lane: note, number: 1, deadline: soon() });
    assert.ok(consulted.ok && consulted.found);
    const { found } = consulted;
    assert.equal(found.authorization.code, answer.results[0]?.cae);
    assert.equal(found.authorization.kind, 'cae');
    assert.equal(found.authorization.expires_on, answer.results[0]?.cae_expires_on);
    assert.equal(found.processed_at, answer.processed_at);
    for (const [name, value] of Object.entries(sent)) {
      const echoed = Reflect.get(found.comprobante, name);
      if (echoed !== null) assert.deepEqual(normal(echoed), normal(value), name);
    }
    const silent = Object.entries(found.comprobante).filter(([, value]) => value === null);
    assert.deepEqual(
      silent
        .map(([name]) => name)
        .filter((name) => !['paid_in_same_currency', 'related_period'].includes(name)),
      [],
    );
    const none = await gateway.client.consult({ lane: note, number: 2, deadline: soon() });
    assert.deepEqual(none, { ok: true, found: null });
  });

  test('the last number of a lane is 0 before the first, and grows', async () => {
    const lane = newLane();
    assert.deepEqual(await gateway.client.last({ lane, deadline: soon() }), { ok: true, number: 0 });
    await ask(lane, 1, [of(lane), of(lane)]);
    assert.deepEqual(await gateway.client.last({ lane, deadline: soon() }), { ok: true, number: 2 });
  });

  test('a read that ARCA does not answer says so, and that it may be tried again', async () => {
    const lane = newLane();
    for (const kind of ['http-500-html', 'drop-after', 'arca-error'] as const) {
      stage.simulator.control.addFault({ kind, service: 'wsfe' });
      const answer = await gateway.client.last({ lane, deadline: soon() });
      assert.ok(!answer.ok, kind);
      assert.equal(answer.error_class, 'infrastructure');
      assert.ok(answer.retry_after_ms > 0);
      stage.simulator.control.clearFaults();
    }
  });

  test('a try that a dead process left behind is unknown, asked for or made again', async () => {
    const lane = newLane();
    const tries = stage.database.schema<{ sends: Record<string, unknown> }>('arca');
    const id = sendId();
    await ask(lane, 1, [of(lane)], id);
    const revived = { state: 'started', answer: null, concluded_at: null };
    await tries.updateTable('sends').set(revived).where('send_id', '=', id).execute();
    assert.equal((await gateway.client.exchange(id)).answer?.certainty, 'unknown');
    assert.equal((await ask(lane, 1, [of(lane)], id)).certainty, 'unknown');
    assert.equal(ledger(lane).length, 1);
  });

  test('a try that could not leave is over: the same send id never leaves later', async () => {
    const lane = newLane();
    const id = sendId();
    const late = request(1, [of(lane)], { lane, send_id: id, deadline: stage.clock.now() });
    assert.equal((await gateway.client.authorize(late)).certainty, 'not-sent');
    assert.equal((await ask(lane, 1, [of(lane)], id)).certainty, 'not-sent');
    assert.equal((await gateway.client.exchange(id)).answer?.certainty, 'not-sent');
    assert.equal(ledger(lane).length, 0);
  });

  test('what ARCA said is kept also where the conclusion cannot be written', async () => {
    const lane = newLane();
    const id = sendId();
    const failing = await another({
      database: {
        ...stage.database,
        async execute(query) {
          if (/update arca\.sends set state = 'concluded'/.test(query.sql))
            throw new Error('the disk is full');
          return stage.database.execute(query);
        },
      },
    });
    const lost = failing.client.authorize(request(1, [of(lane)], { lane, send_id: id, deadline: soon() }));
    await assert.rejects(lost, (error) => error instanceof HopFailure && error.status === 500);
    const told = await gateway.client.exchange(id);
    assert.equal(told.answer?.certainty, 'unknown');
    assert.match(told.response_xml ?? '', /<CAE>\d{14}<\/CAE>/);
    assert.equal(ledger(lane).length, 1);
  });

  test('the archive cannot be rewritten', async () => {
    const archive = stage.database.schema<{ exchanges: { certainty: string } }>('arca');
    await assert.rejects(
      archive.updateTable('exchanges').set({ certainty: 'answered' }).execute(),
      /never changed/,
    );
  });
});

/** Decimals as numbers, `122` like `122.00`. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, normal(inner)]));
  }
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
