import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { addDays } from '@arca-api/domain/calendar/day';
import { CUIT, LANE } from '../testing/comprobantes.ts';
import { countCalls, openStage, type Stage, type StagedGateway } from '../testing/stage.ts';

const ENVIRONMENT = 'simulator';

suite("ARCA's tables and health", () => {
  let stage: Stage;
  let gateway: StagedGateway;

  before(async () => {
    stage = await openStage({ maxComprobantes: 100 });
    gateway = await stage.gateway();
  });
  after(() => stage.close());
  afterEach(() => stage.simulator.control.clearFaults());

  test('the batch limit is a default until ARCA says, and then remembered for a day', async () => {
    const ask = () => gateway.client.limit({ environment: ENVIRONMENT, cuit: CUIT });
    stage.simulator.control.addFault({ kind: 'http-500-html', service: 'wsfe', times: 0 });
    assert.deepEqual(await ask(), { limit: 250 });
    stage.simulator.control.clearFaults();
    assert.deepEqual(await ask(), { limit: 100 });
    const count = countCalls(stage.simulator, 'wsfe', 'FECompTotXRequest');
    await ask();
    assert.equal(count(), 0);
    await stage.clock.advance(25 * 3_600_000);
    await ask();
    assert.equal(count(), 1);
  });

  test("the rate of a day is that day's, or the last one before it, and says which", async () => {
    const date = addDays(stage.today(), -2);
    const answer = await gateway.client.rate({ environment: ENVIRONMENT, cuit: CUIT, currency: 'DOL', date });
    assert.ok(answer.ok, JSON.stringify(answer));
    assert.ok(answer.date <= date && answer.date > addDays(date, -10));
    assert.match(answer.rate, /^\d+(\.\d+)?$/);
    const unknown = await gateway.client.rate({
      environment: ENVIRONMENT,
      cuit: CUIT,
      currency: 'XXX',
      date,
    });
    assert.equal(unknown.ok, false);
  });

  test('puntos de venta come with their kind, blocked ones told', async () => {
    stage.simulator.control.putPunto({ cuit: CUIT, number: 77, kind: 'ri', blocked: true });
    const answer = await gateway.client.puntosDeVenta({ environment: ENVIRONMENT, cuit: CUIT });
    assert.ok(answer.ok, JSON.stringify(answer));
    const blocked = answer.puntos_de_venta.filter((one) => one.blocked);
    assert.deepEqual(
      blocked.map((one) => one.number),
      [77],
    );
    assert.ok(answer.puntos_de_venta.every((one) => one.kind !== ''));
  });

  test('health goes down after several failures in a row and up with the first answer', async () => {
    const state = async () => {
      const { services } = await gateway.client.health();
      return services.find((one) => one.service === 'wsfe');
    };
    const call = () => gateway.client.last({ lane: LANE, deadline: stage.clock.now() + 30_000 });
    await call();
    assert.equal((await state())?.state, 'up');
    stage.simulator.control.addFault({ kind: 'http-500-html', service: 'wsfe', times: 0 });
    await call();
    assert.equal((await state())?.state, 'degraded');
    await call();
    await call();
    const down = await state();
    assert.equal(down?.state, 'down');
    assert.match(down?.last_error ?? '', /HTTP 500/);
    stage.simulator.control.clearFaults();
    await call();
    assert.equal((await state())?.state, 'up');
    const { services } = await gateway.client.health();
    assert.deepEqual(
      services.map((one) => [one.environment, one.service]),
      [
        ['simulator', 'wsaa'],
        ['simulator', 'wsfe'],
        ['simulator', 'wsfex'],
        ['simulator', 'wscdc'],
        ['simulator', 'padron'],
      ],
    );
  });
});
