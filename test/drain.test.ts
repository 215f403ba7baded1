/** How a process of the platform ends when it is asked to: told to probes first, served meanwhile, and never waited for beyond its time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { type Fleet, type Member, startFleet } from './fleet/fleet.ts';

const ISSUER = '30000000147';

await withTestServer('a process that is asked to stop', (server) => {
  async function withFleet(
    environment: Record<string, string>,
    use: (fleet: Fleet, api: Member) => Promise<void>,
  ): Promise<void> {
    const fleet = await startFleet({ server, roles: ['api', 'arca-gateway'], environment });
    try {
      const [api] = fleet.of('api');
      assert.ok(api !== undefined);
      const made = await ask(fleet, api, '/v1/taxpayers', {
        cuit: ISSUER,
        name: 'La Yerba S.R.L.',
        iva_condition: 'responsable_inscripto',
        address: 'Av. Corrientes 1234, CABA',
        activities_started_on: '2015-03-01',
        puntos_de_venta: [{ number: 1 }],
      });
      assert.equal(made.status, 201);
      await use(fleet, api);
    } finally {
      await fleet.close();
    }
  }

  const ask = (fleet: Fleet, api: Member, path: string, body: object, headers = {}) =>
    fetch(`${api.origin}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${fleet.operator.test_key}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body),
    });
  const invoice = { lines: [{ description: 'Yerba 1 kg', unit_price: '4500', iva: '21' }] };
  const issue = (fleet: Fleet, api: Member, headers: object) =>
    ask(fleet, api, '/v1/invoices', invoice, headers);

  /** What its probe says, once it says what is looked for. */
  async function untilProbed(api: Member, wanted: number): Promise<unknown> {
    for (;;) {
      const answer = await fetch(`${api.origin}/health/ready`);
      const said = await answer.json();
      if (answer.status === wanted) return said;
    }
  }

  test('tells its probe at once, goes on issuing while it drains, and then ends in peace', async () => {
    await withFleet({ ARCA_DRAIN_SECONDS: '5' }, async (fleet, api) => {
      let ended = false;
      const ending = api.stop().finally(() => {
        ended = true;
      });
      assert.deepEqual(await untilProbed(api, 503), { status: 'stopping' });
      assert.equal((await fetch(`${api.origin}/health/live`)).status, 200);
      assert.equal((await issue(fleet, api, { prefer: 'wait=60' })).status, 201);
      assert.equal(ended, false, 'it was not served by a process that drains');
      assert.equal(await ending, 0, api.said());
      await assert.rejects(fetch(`${api.origin}/health/live`));
    });
  });

  test('waits for no answer of ARCA beyond its time, and the next one issues what it left', async () => {
    await withFleet({ ARCA_STOP_SECONDS: '1' }, async (fleet, api) => {
      fleet.simulator.control.addFault({ kind: 'delay', operation: 'FECAESolicitar', delay_ms: 30_000 });
      const key = { 'idempotency-key': 'cut short' };
      const waiting = issue(fleet, api, { ...key, prefer: 'wait=60' }).then(
        ({ status }) => status,
        () => 'cut',
      );
      const asked = () => fleet.simulator.control.faultLog().fired.length > 0;
      while (!asked()) await untilProbed(api, 200);
      const began = performance.now();
      assert.equal(await api.stop(), 0);
      assert.ok(performance.now() - began < 10_000);
      assert.notEqual(await waiting, 201);
      await api.start();
      const settled = await issue(fleet, api, { ...key, prefer: 'wait=60' });
      const { status } = (await settled.json()) as { status: string };
      assert.deepEqual([settled.status, status], [201, 'authorized']);
      assert.equal(fleet.simulator.control.ledger({}).length, 1);
    });
  });
});
