/** An upgrade without downtime: old and new processes side by side over one migration, while customers go on buying. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Operator } from '@arca-api/app/data-folder';
import { withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { createSimulator } from 'arca-simulator';
import { freePorts } from '../fleet/free-ports.ts';
import { launch } from '../launch.ts';
import { startCustomers } from '../upgrade/balancer.ts';
import { makeNextVersion } from '../upgrade/next-version.ts';

const ISSUER = '30000000147';
const MIGRATION = `-- Whatever the next version wants to know of an invoice.
-- expands: this version never looks at it
alter table invoices add column of_the_next_version text;
create table things_of_the_next_version (id text primary key, made_at bigint not null);
`;

await withTestServer('an upgrade while customers buy', (server) => {
  const folder = mkdtempSync(join(tmpdir(), 'arca-upgrade-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('loses no request and doubles no invoice, though an old process starts again on the new schema', async () => {
    const next = makeNextVersion(join(folder, 'next'), MIGRATION);
    const { url, drop } = await server.makeDatabase();
    const simulator = createSimulator({ latency: () => 50 });
    const { origin: arca } = await simulator.listen();
    const running: Process[] = [];
    const ports = await freePorts(6);
    const [gateway, first, second, newGateway, newFirst, newSecond] = ports as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const environment = {
      DATABASE_URL: url,
      ARCA_MASTER_KEY: randomBytes(32).toString('hex'),
      ARCA_SIMULATOR_URL: arca,
      ARCA_GATEWAY_URL: `${at(gateway)},${at(newGateway)}`,
      ARCA_DRAIN_SECONDS: '2',
      ARCA_STOP_SECONDS: '30',
    };

    async function start(role: 'api' | 'arca-gateway', port: number, program?: string): Promise<Process> {
      const where = role === 'api' ? '--port' : '--internal-port';
      const args = ['start', '--services', role, where, String(port), '--data', join(folder, String(port))];
      const begun = launch(args, environment, program);
      const one = { origin: at(port), ...begun };
      running.push(one);
      const end = await Promise.race([once(begun.child.stdout, 'data'), begun.ended]);
      assert.ok(Array.isArray(end), begun.said());
      for (;;) {
        const answer = await fetch(`${at(port)}/health/ready`).catch(() => null);
        await answer?.body?.cancel();
        if (answer?.ok === true) return one;
      }
    }

    async function stop(one: Process): Promise<void> {
      one.child.kill('SIGTERM');
      assert.equal((await one.ended).code, 0, one.said());
    }

    try {
      const made = await launch(['operator', '--json', '--data', join(folder, 'operator')], environment)
        .ended;
      const operator = JSON.parse(made.out) as Operator;
      const oldGateway = await start('arca-gateway', gateway);
      const old = [await start('api', first), await start('api', second)] as const;
      await addIssuer(at(first), operator.test_key);
      const customers = startCustomers(operator.test_key, 4);
      for (const { origin } of old) customers.add(origin);
      await customers.untilIssued(20);

      const migrated = await launch(['migrate'], environment, next.arca).ended;
      assert.deepEqual([migrated.code, migrated.out.split('\n')[0]], [0, next.migration], migrated.err);
      await customers.untilIssued(20);

      await stop(old[1]);
      const again = await start('api', second);
      await customers.untilIssued(20);

      await start('arca-gateway', newGateway, next.arca);
      for (const port of [newFirst, newSecond]) {
        await start('api', port, next.arca);
        customers.add(at(port));
      }
      await customers.untilIssued(20);
      const sideBySide = customers.issued;

      for (const one of [old[0], again, oldGateway]) await stop(one);
      await customers.untilIssued(20);
      const ids = await customers.stop();

      assert.deepEqual(customers.failures, []);
      assert.ok(sideBySide >= 80 && ids.length >= 100);
      assert.equal(new Set(ids).size, ids.length);
      const numbers = simulator.control.ledger({ cuit: ISSUER }).map(({ from }) => from);
      assert.deepEqual(
        numbers.sort((one, other) => one - other),
        ids.map((_, index) => index + 1),
        'one comprobante an invoice, without a gap',
      );
      assert.deepEqual(
        running.map(({ said }) => said()),
        running.map(() => ''),
      );
    } finally {
      for (const { child } of running) child.kill('SIGKILL');
      await Promise.all(running.map(({ ended }) => ended));
      await simulator.close();
      await drop();
    }
  });
});

type Process = ReturnType<typeof launch> & { readonly origin: string };

async function addIssuer(api: string, key: string): Promise<void> {
  const answer = await fetch(`${api}/v1/taxpayers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      cuit: ISSUER,
      name: 'La Yerba S.R.L.',
      iva_condition: 'responsable_inscripto',
      address: 'Av. Corrientes 1234, CABA',
      activities_started_on: '2015-03-01',
      puntos_de_venta: [{ number: 1 }],
    }),
  });
  assert.equal(answer.status, 201, await answer.text());
}

const at = (port: number): string => `http://127.0.0.1:${port}`;
