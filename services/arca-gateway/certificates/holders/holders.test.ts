import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { LANE, plain, request } from '../../testing/comprobantes.ts';
import { countCalls, openStage, type Stage, type StagedGateway } from '../../testing/stage.ts';

const OFFICE = '30000000139';
const CLIENTS = ['30000000147', '30000000198', '30000000155', '33000000138'];
const STRANGER = '30000000163';

suite('one certificate for many', () => {
  let stage: Stage;
  let gateway: StagedGateway;
  let sends = 0;

  before(async () => {
    stage = await openStage({ ownCuitAuthorized: false });
    gateway = await stage.gateway();
    for (const cuit of [OFFICE, ...CLIENTS])
      stage.simulator.control.delegate({ certificate_cuit: OFFICE, cuit, service: 'wsfe' });
    for (const cuit of [...CLIENTS, STRANGER])
      await gateway.client.setHolder({ environment: 'simulator', cuit, certificate_cuit: OFFICE });
  });
  after(() => stage.close());
  afterEach(() => stage.simulator.control.clearFaults());

  const issue = (cuit: string, by = gateway, number = 1, punto_de_venta = 3) =>
    by.client.authorize(
      request(number, [plain(stage.today(), { punto_de_venta })], {
        lane: { ...LANE, cuit, punto_de_venta },
        send_id: `holder ${++sends}`,
        deadline: stage.clock.now() + 30_000,
      }),
    );

  test('any number of CUITs at once, in two processes, cause one login and one certificate', async () => {
    const logins = countCalls(stage.simulator, 'wsaa', 'loginCms');
    const other = await stage.gateway();
    const answers = await Promise.all(
      [...CLIENTS, OFFICE].flatMap((cuit) => [issue(cuit), issue(cuit, other, 1, 4)]),
    );
    for (const answer of answers) {
      assert.ok(answer.certainty === 'answered', JSON.stringify(answer));
      assert.equal(answer.results[0]?.result, 'authorized');
    }
    assert.equal(logins(), 1);
    for (const cuit of CLIENTS) {
      const { certificate_cuit, installed } = await gateway.client.certificate({
        environment: 'simulator',
        cuit,
        name: '',
      });
      assert.deepEqual([certificate_cuit, installed.length], [OFFICE, 1]);
    }
    for (const cuit of CLIENTS)
      assert.equal(stage.simulator.control.ledger({ cuit, punto_de_venta: 3 }).length, 1);
  });

  test('one that did not delegate is refused, and costs the others neither their ticket nor a wait', async () => {
    const logins = countCalls(stage.simulator, 'wsaa', 'loginCms');
    const refused = await issue(STRANGER);
    // The ticket is recent: WSAA gives no other yet, so nothing is certain about the delegation.
    assert.equal(refused.certainty, 'not-sent');
    const answers = await Promise.all(CLIENTS.map((cuit) => issue(cuit, gateway, 2)));
    for (const answer of answers) assert.equal(answer.certainty, 'answered');
    assert.equal(logins(), 1);
    await stage.clock.advance(3 * 60_000);
    const again = await issue(STRANGER);
    assert.ok(again.certainty === 'answered', JSON.stringify(again));
    assert.equal(again.error_class, 'delegation');
    assert.equal(logins(), 2);
    assert.equal((await issue(CLIENTS[0] ?? '', gateway, 3)).certainty, 'answered');
    assert.equal(logins(), 2);
  });

  test('given its own certificate back, a CUIT no longer uses the other one', async () => {
    const [cuit = ''] = CLIENTS;
    stage.simulator.control.delegate({ certificate_cuit: cuit, cuit, service: 'wsfe' });
    const back = await gateway.client.setHolder({ environment: 'simulator', cuit, certificate_cuit: cuit });
    assert.equal(back.certificate_cuit, cuit);
    assert.equal((await issue(cuit, gateway, 4)).certainty, 'answered');
    assert.ok(stage.simulator.control.certificates().some((one) => one.cuit === cuit));
  });
});
