/** The parts of the platform as processes of their own: what each can do alone, and what it does when others are gone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { type Fleet, startFleet } from './fleet/fleet.ts';
import { launch } from './launch.ts';

const ISSUER = '30000000147';

await withTestServer('parts of the platform as processes of their own', (server) => {
  let fleet: Fleet;
  before(async () => {
    fleet = await startFleet({ server, roles: ['api:doors', 'api:issuing', 'arca-gateway', 'arca-gateway'] });
    const made = await ask('/v1/taxpayers', {
      cuit: ISSUER,
      name: 'La Yerba S.R.L.',
      iva_condition: 'responsable_inscripto',
      address: 'Av. Corrientes 1234, CABA',
      activities_started_on: '2015-03-01',
      puntos_de_venta: [{ number: 1 }],
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
  });
  after(() => fleet.close());

  async function ask(path: string, body: object, headers: Record<string, string> = {}) {
    const [doors] = fleet.of('api:doors');
    const answer = await fetch(`${doors?.origin}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${fleet.operator.test_key}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  const invoice = { lines: [{ description: 'Yerba 1 kg', unit_price: '4500', iva: '21' }] };
  const issue = () => ask('/v1/invoices', invoice, { prefer: 'wait=60' });

  test('what one process accepts another issues by a third', async () => {
    const { status, body } = await issue();
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal(body['number'], 1);
  });

  test('each of two gateways is asked in turn, and a dead one not missed', async () => {
    const [first, second] = fleet.of('arca-gateway');
    assert.ok(first !== undefined && second !== undefined);
    for (const gone of [first, second]) {
      await gone.kill();
      const { status, body } = await issue();
      assert.equal(status, 201, JSON.stringify(body));
      await gone.start();
    }
    assert.equal(fleet.simulator.control.ledger({}).length, 3);
  });

  test('a gateway answers nobody without a token, and says to anybody only whether it is well', async () => {
    const [gateway] = fleet.of('arca-gateway');
    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${gateway?.origin}${path}`, { headers });
    for (const authorization of ['', 'Bearer x', `Bearer ${fleet.operator.live_key}`, 'Internal x']) {
      const answer = await get('/internal/health', authorization === '' ? {} : { authorization });
      assert.equal(answer.status, 401);
    }
    assert.deepEqual(await (await get('/health/live')).json(), { status: 'ok' });
    assert.deepEqual(await (await get('/health/ready')).json(), { status: 'ok' });
    assert.equal((await get('/v1/invoices')).status, 404);
  });

  test('asked to stop, each ends in peace, and what was accepted meanwhile is issued when issuing is back', async () => {
    const [issuing] = fleet.of('api:issuing');
    assert.equal(await issuing?.stop(), 0);
    const { status, body } = await ask('/v1/invoices', invoice, { prefer: 'wait=0' });
    assert.equal(status, 202, JSON.stringify(body));
    await issuing?.start();
    const [doors] = fleet.of('api:doors');
    for (;;) {
      const answer = await fetch(`${doors?.origin}/v1/invoices/${body['id']}`, {
        headers: { authorization: `Bearer ${fleet.operator.test_key}` },
      });
      const { status: now } = (await answer.json()) as { status: string };
      if (now === 'authorized') break;
      assert.ok(['submitted', 'verifying'].includes(now), now);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const member of fleet.members)
      assert.equal(await member.stop(), 0, `${member.role}: ${member.said()}`);
    assert.equal(fleet.members.map((member) => member.said()).join(''), '');
  });

  test('a process that was not told what it shares says all of it at once', async () => {
    const { code, err } = await launch(['start', '--services', 'api:doors']).ended;
    assert.equal(code, 1);
    assert.deepEqual(
      err.match(/^[A-Z_]+(?=:)/gm),
      ['DATABASE_URL', 'ARCA_MASTER_KEY', 'ARCA_GATEWAY_URL'],
      err,
    );
    const unknown = await launch(['start', '--services', 'api,facturador']).ended;
    assert.match(
      unknown.err,
      /«api,facturador» no es una lista de api, api:doors, api:issuing, arca-gateway, webhooks/,
    );
  });
});
