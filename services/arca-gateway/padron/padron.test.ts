import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { NON_EXISTENT } from 'arca-simulator';
import { CUIT } from '../testing/comprobantes.ts';
import { countCalls, openStage, type Stage, type StagedGateway } from '../testing/stage.ts';
import { fromConstancia } from './from-constancia.ts';

const DAY = 86_400_000;

suite('the padrón', () => {
  let stage: Stage;
  let gateway: StagedGateway;

  before(async () => {
    stage = await openStage();
    gateway = await stage.gateway();
  });
  after(() => stage.close());
  afterEach(() => stage.simulator.control.clearFaults());

  const lookUp = (cuit: string, represented = CUIT) =>
    gateway.client.padron({ environment: 'simulator', represented, cuit });

  test('somebody it knows is found, with name, address and inferred condition', async () => {
    const answer = await lookUp('30000000139');
    assert.ok(answer.outcome === 'found');
    const { activities, ...person } = answer.person;
    assert.deepEqual(person, {
      cuit: '30000000139',
      name: 'FERRETERIA LA IMAGINARIA SA',
      address: 'PASAJE DEL EJEMPLO 77, ROSARIO, SANTA FE, (2000)',
      iva_condition: 'responsable_inscripto',
      active: true,
      monotributo_category: null,
      kind: 'company',
      note: null,
    });
    assert.equal(activities[0]?.id, '475230');
    assert.equal(answer.as_of, stage.clock.now());
  });

  test('every person of the simulator is told with the condition it has', async () => {
    const inferable = new Set([
      'responsable_inscripto',
      'monotributo',
      'monotributo_social',
      'exento',
      'no_alcanzado',
    ]);
    for (const known of stage.simulator.control.people()) {
      const answer = await lookUp(known.cuit);
      assert.ok(answer.outcome === 'found', known.cuit);
      assert.equal(answer.person.active, known.certificate_errors ? answer.person.active : known.active);
      if (known.certificate_errors) assert.ok(answer.person.note && answer.person.iva_condition === null);
      else if (inferable.has(known.iva_condition))
        assert.equal(answer.person.iva_condition, known.iva_condition);
    }
  });

  test('a CUIT that does not exist is unknown, and asked for once', async () => {
    const nobody = NON_EXISTENT[0] ?? '';
    assert.deepEqual(await lookUp(nobody), { outcome: 'unknown' });
    const count = countCalls(stage.simulator, 'ws_sr_constancia_inscripcion', 'getPersona_v2');
    assert.deepEqual(await lookUp(nobody), { outcome: 'unknown' });
    assert.equal(count(), 0);
  });

  test('while ARCA is away nobody is made up, but an old answer still serves for a while', async () => {
    const fresh = await lookUp('33000000138');
    await stage.clock.advance(10 * DAY);
    for (const kind of ['http-500-html', 'arca-error', 'drop-before'] as const) {
      stage.simulator.control.addFault({ kind, service: 'ws_sr_constancia_inscripcion', times: 0 });
      assert.deepEqual(await lookUp('33000000138'), fresh);
      assert.equal((await lookUp('20111111112')).outcome, 'unavailable');
      stage.simulator.control.clearFaults();
    }
    await stage.clock.advance(31 * DAY);
    stage.simulator.control.addFault({ kind: 'http-500-html', service: 'ws_sr_constancia_inscripcion' });
    assert.equal((await lookUp('33000000138')).outcome, 'unavailable');
  });

  test('an answer is asked for again once it is old', async () => {
    const first = await lookUp('30000000139');
    await stage.clock.advance(40 * DAY);
    const second = await lookUp('30000000139');
    assert.ok(first.outcome === 'found' && second.outcome === 'found');
    assert.ok(second.as_of > first.as_of);
  });

  test('not delegated is unavailable, never unknown', async () => {
    const strict = await openStage({ ownCuitAuthorized: false });
    try {
      const refused = await strict.gateway();
      const answer = await refused.client.padron({
        environment: 'simulator',
        represented: CUIT,
        cuit: '30000000139',
      });
      assert.equal(answer.outcome, 'unavailable');
    } finally {
      await strict.close();
    }
  });

  test('an answer that says nothing is neither a person nor the lack of one', () => {
    assert.equal(fromConstancia(CUIT, {}), 'empty');
    assert.equal(
      fromConstancia(CUIT, { errorConstancia: { error: ['No existe persona con ese Id'] } }),
      'unknown',
    );
    const withheld = fromConstancia('20000000168', {
      errorConstancia: { apellido: 'PEREZ', nombre: 'JUAN', error: ['Domicilio a verificar.'] },
    });
    assert.ok(typeof withheld === 'object');
    assert.equal(withheld.name, 'PEREZ JUAN');
    assert.equal(withheld.iva_condition, null);
    assert.equal(withheld.note, 'Domicilio a verificar.');
  });
});
