import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import type { FEXAuthorizeResponse } from 'arca-soap';
import { CUIT, exportOf } from '../../testing/comprobantes.ts';
import { countCalls, openStage, type Stage, type StagedGateway } from '../../testing/stage.ts';
import { fromExportAuthorization } from './from-wsfex.ts';

suite('authorising exports', () => {
  let stage: Stage;
  let gateway: StagedGateway;
  let sends = 0;
  let puntos = 10;

  before(async () => {
    stage = await openStage({ replayWindow: 0 });
    gateway = await stage.gateway();
  });
  after(() => stage.close());
  afterEach(() => stage.simulator.control.clearFaults());

  const newLane = () => ({
    environment: 'simulator' as const,
    cuit: CUIT,
    punto_de_venta: ++puntos,
    type: 19,
  });
  type TestLane = ReturnType<typeof newLane>;
  const of = (lane: TestLane, change = {}) =>
    exportOf(stage.today(), { punto_de_venta: lane.punto_de_venta, ...change });
  const soon = () => stage.clock.now() + 30_000;
  const ask = (lane: TestLane, number: number, comprobante: ReturnType<typeof exportOf>, by = gateway) =>
    by.client.authorize({
      lane,
      send_id: `send_${++sends}`,
      deadline: soon(),
      items: [{ number, comprobante }],
    });
  const ledger = ({ cuit, punto_de_venta, type }: TestLane) =>
    stage.simulator.control.ledger({ cuit, punto_de_venta, type });
  const ids = (lane: TestLane) => ledger(lane).map((entry) => entry.cmp?.Id);

  test('an export comes back authorised with the CAE of the ledger, and is read back as it was sent', async () => {
    const lane = newLane();
    const sent = of(lane);
    const answer = await ask(lane, 1, sent);
    assert.ok(answer.certainty === 'answered', JSON.stringify(answer));
    assert.equal(answer.results[0]?.cae, ledger(lane)[0]?.cae);
    const consulted = await gateway.client.consult({ lane, number: 1, deadline: soon() });
    assert.ok(consulted.ok && consulted.found);
    assert.equal(consulted.found.authorization.code, ledger(lane)[0]?.cae);
    assert.equal(consulted.found.processed_at, stage.today());
    const echo: object = consulted.found.comprobante;
    for (const [name, value] of Object.entries(sent)) {
      const said: unknown = Reflect.get(echo, name);
      if (said === null || typeof value === 'object') continue;
      assert.equal(Number(said) || said, Number(value) || value, name);
    }
    assert.deepEqual(await gateway.client.last({ lane, deadline: soon() }), { ok: true, number: 1 });
    const none = await gateway.client.consult({ lane, number: 2, deadline: soon() });
    assert.deepEqual(none, { ok: true, found: null });
  });

  test('the same content under the same number keeps its Id over every try, so ARCA authorises it once', async () => {
    const lane = newLane();
    stage.simulator.control.addFault({ kind: 'drop-after', service: 'wsfex', operation: 'FEXAuthorize' });
    assert.equal((await ask(lane, 1, of(lane))).certainty, 'unknown');
    const [id] = ids(lane);
    // ARCA repeats what it said then; whose it is, only its books say.
    const again = await ask(lane, 1, of(lane), await stage.gateway());
    assert.equal(again.certainty, 'unknown');
    assert.deepEqual(ids(lane), [id]);
    const consulted = await gateway.client.consult({ lane, number: 1, deadline: soon() });
    assert.ok(consulted.ok && consulted.found);
  });

  test('another content, and another number, each have an Id of their own', async () => {
    const lane = newLane();
    for (const kind of ['drop-before', 'drop-before'] as const) {
      stage.simulator.control.addFault({ kind, service: 'wsfex', operation: 'FEXAuthorize' });
    }
    await ask(lane, 1, of(lane));
    await ask(lane, 1, of(lane, { payment_terms: 'Contado' }));
    stage.simulator.control.clearFaults();
    await ask(lane, 1, of(lane));
    await ask(lane, 2, of(lane));
    const used = ids(lane);
    assert.equal(new Set(used).size, 2);
    const kept = await stage.database
      .schema<{ export_ids: { id: number; punto_de_venta: number; number: number } }>('arca')
      .selectFrom('export_ids')
      .select(['id', 'number'])
      .where('punto_de_venta', '=', lane.punto_de_venta)
      .orderBy('id')
      .execute();
    assert.deepEqual(
      kept.map(({ number }) => number),
      [1, 1, 2],
    );
    assert.equal(new Set(kept.map(({ id }) => id)).size, 3);
  });

  test('Ids go on from where ARCA is, and count anew after one that somebody else used', async () => {
    const lane = newLane();
    await ask(lane, 1, of(lane));
    const [mine] = ids(lane);
    assert.ok(mine !== undefined);
    const other = newLane();
    const elsewhere = { cuit: CUIT, punto_de_venta: other.punto_de_venta, type: 19 };
    const theirs = stage.simulator.control.authorizeElsewhere(elsewhere);
    assert.equal(theirs.cmp?.Id, mine + 1);
    const count = countCalls(stage.simulator, 'wsfex', 'FEXGetLast_ID');
    const answer = await ask(lane, 2, of(lane));
    assert.ok(answer.certainty === 'answered', JSON.stringify(answer));
    assert.equal(answer.results[0]?.result, 'authorized');
    assert.deepEqual(ids(lane), [mine, mine + 2]);
    assert.equal(count(), 1);
  });

  test('exports of one CUIT do not overtake each other, whatever their lanes', async () => {
    const lanes = Array.from({ length: 8 }, newLane);
    const answers = await Promise.all(lanes.map((lane) => ask(lane, 1, of(lane))));
    for (const answer of answers) assert.equal(answer.certainty, 'answered');
    assert.deepEqual(
      lanes.map((lane) => ledger(lane).length),
      Array(8).fill(1),
    );
  });

  test('a number out of turn is told as the class sequence, and a bad comprobante as rejected', async () => {
    const lane = newLane();
    const ahead = await ask(lane, 5, of(lane));
    assert.ok(ahead.certainty === 'answered');
    assert.equal(ahead.error_class, 'sequence');
    const bad = await ask(lane, 1, of(lane, { total: '1.00' }));
    assert.ok(bad.certainty === 'answered');
    assert.equal(bad.results[0]?.result, 'rejected');
    assert.equal(bad.results[0]?.observations[0]?.code, 1610);
    assert.equal(ledger(lane).length, 0);
  });

  test('more than one at a time, or anything that is no export, is never sent', async () => {
    const lane = newLane();
    const items = [1, 2].map((number) => ({ number, comprobante: of(lane) }));
    const two = await gateway.client.authorize({ lane, send_id: `send_${++sends}`, deadline: soon(), items });
    assert.ok(two.certainty === 'not-sent');
    assert.equal(two.error_class, 'lane_permanent');
    assert.equal(ledger(lane).length, 0);
  });

  test('without an Id there is nothing to send, and it may be tried again', async () => {
    const fresh = { ...newLane(), cuit: '20000000168' };
    stage.simulator.control.addFault({ kind: 'drop-before', service: 'wsfex', operation: 'FEXGetLast_ID' });
    const answer = await ask(fresh, 1, of(fresh));
    assert.equal(answer.certainty, 'not-sent', JSON.stringify(answer));
    assert.equal((await ask(fresh, 1, of(fresh))).certainty, 'answered');
  });
});

suite('what WSFEX answered', () => {
  const lane = { environment: 'simulator' as const, cuit: CUIT, punto_de_venta: 7, type: 19 };
  const comprobante = exportOf('2026-11-18', { punto_de_venta: 7 });
  const request = { lane, send_id: 's', deadline: 0, items: [{ number: 8, comprobante }] };
  const good = {
    Id: '41',
    Cuit: CUIT,
    Cbte_tipo: 19,
    Punto_vta: 7,
    Cbte_nro: 8,
    Cae: '70417054367637',
    Fch_venc_Cae: '20261128',
    Fch_cbte: '20261118',
    Resultado: 'A' as const,
    Reproceso: 'N',
  };
  const told = (response: FEXAuthorizeResponse) => fromExportAuthorization(request, '41', response);
  const ok = { FEXErr: { ErrCode: 0, ErrMsg: 'OK' } };

  test('a CAE is believed only of the very comprobante that was sent', () => {
    const whole = told({ FEXResultAuth: good, ...ok });
    assert.ok(whole.answer.certainty === 'answered');
    assert.equal(whole.answer.results[0]?.cae, good.Cae);
    const others = [
      { Id: '42' },
      { Cuit: '20000000168' },
      { Cbte_tipo: 20 },
      { Punto_vta: 8 },
      { Cbte_nro: 9 },
    ];
    for (const other of others) {
      const verdict = told({ FEXResultAuth: { ...good, ...other }, ...ok });
      assert.equal(verdict.answer.certainty, 'unknown', JSON.stringify(other));
      assert.ok(verdict.isIdSpent);
    }
    assert.equal(told({ ...ok }).answer.certainty, 'unknown');
    const { Cae: _, ...without } = good;
    assert.equal(told({ FEXResultAuth: without, ...ok }).answer.certainty, 'unknown');
    assert.equal(told({ FEXResultAuth: { ...good, Resultado: 'R' }, ...ok }).answer.certainty, 'unknown');
    const again = told({ FEXResultAuth: { ...good, Reproceso: 'S' }, ...ok });
    assert.equal(again.answer.certainty, 'unknown');
    assert.ok(!again.isIdSpent, 'it is ours');
  });

  test('each reason told by its number is an observation of its own', () => {
    const codes = (Motivos_Obs: string) => {
      const { answer } = told({ FEXResultAuth: { ...good, Motivos_Obs }, ...ok });
      assert.ok(answer.certainty === 'answered');
      return answer.results[0]?.observations.map(({ code }) => code);
    };
    assert.deepEqual(codes('14,16'), [14, 16]);
    assert.deepEqual(codes(' 14 ; 15 ; 17 '), [14, 15, 17]);
    assert.deepEqual(codes('16'), [16]);
    assert.deepEqual(codes('14: supera 16 veces el tope'), [14]);
    assert.deepEqual(codes(' '), []);
  });

  test('each error is of its class, and only one about the Id gives the Id up', () => {
    const of = (ErrCode: number) => told({ FEXErr: { ErrCode, ErrMsg: 'x' } });
    for (const code of [500, 501, 502, 505]) assert.equal(of(code).answer.certainty, 'unknown');
    const classes = [
      [1000, 'delegation'],
      [1001, 'delegation'],
      [1510, 'lane_permanent'],
      [1535, 'sequence'],
      [1014, 'sequence'],
      [1667, null],
    ] as const;
    for (const [code, expected] of classes) {
      const { answer, isIdSpent } = of(code);
      assert.ok(answer.certainty === 'answered');
      assert.equal(answer.error_class, expected, String(code));
      assert.equal(answer.results[0]?.result, expected === null ? 'rejected' : 'unprocessed');
      assert.equal(isIdSpent, code === 1014);
    }
  });
});
