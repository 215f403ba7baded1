/** The backup of an installation on PostgreSQL as its operators make it: dumped while it works, lost, restored, recovered, started. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Recovery } from '@arca-api/api/recovery/recover-books';
import { withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { type Fleet, startFleet } from '../fleet/fleet.ts';
import { launch } from '../launch.ts';

const ISSUER = '30000000147';
const LANE = `simulator:${ISSUER}:1:6`;

const hasTools = ['pg_dump', 'pg_restore', 'psql'].every(
  (tool) => spawnSync(tool, ['--version']).status === 0,
);

await withTestServer('a backup by pg_dump', (server) => {
  const missing = 'pg_dump, pg_restore and psql are not installed';
  if (!hasTools && process.env['CI'] !== 'true') {
    test('is restored', { skip: missing });
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'arca-backup-'));
  const dump = join(folder, 'arca.dump');
  let fleet: Fleet;
  before(async () => {
    assert.ok(hasTools, missing);
    fleet = await startFleet({ server, roles: ['api', 'arca-gateway'] });
    const made = await call('POST', '/v1/taxpayers', {
      cuit: ISSUER,
      name: 'La Yerba S.R.L.',
      iva_condition: 'responsable_inscripto',
      address: 'Av. Corrientes 1234, CABA',
      activities_started_on: '2015-03-01',
      puntos_de_venta: [{ number: 1 }],
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
  });
  after(async () => {
    await fleet.close();
    rmSync(folder, { recursive: true, force: true });
  });

  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape are looked into
  type Answer = { readonly status: number; readonly body: any };

  async function call(method: string, path: string, body?: object, key?: string, wait = 60): Promise<Answer> {
    const [api] = fleet.of('api');
    const answer = await fetch(`${api?.origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${fleet.operator.test_key}`,
        prefer: `wait=${wait}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }

  /** Each of its own price, so that what ARCA has is told apart. */
  const sell = (sale: number, wait?: number) =>
    call(
      'POST',
      '/v1/invoices',
      { lines: [{ description: 'Resma A4', unit_price: String(1000 * sale), iva: '21' }] },
      `sale-${sale}`,
      wait,
    );

  function run(tool: string, ...args: readonly string[]): void {
    const { status, stderr } = spawnSync(tool, args, { encoding: 'utf8' });
    assert.equal(status, 0, `${tool}: ${stderr}`);
  }

  const ledger = () => fleet.simulator.control.ledger({ cuit: ISSUER, punto_de_venta: 1, type: 6 });

  test('is taken while everything works, and what was lost is restored from it', async () => {
    for (const sale of [1, 2, 3]) assert.equal((await sell(sale)).status, 201);
    // One is on its way at that moment: the books know of it, and not of its CAE.
    fleet.simulator.control.addFault({ kind: 'delay', operation: 'FECAESolicitar', delay_ms: 3_000 });
    assert.equal((await sell(4, 0)).status, 202);
    run('pg_dump', '--format=custom', '--no-privileges', `--file=${dump}`, fleet.databaseUrl);
    for (const sale of [5, 6]) assert.equal((await sell(sale)).status, 201);
    assert.equal(ledger().length, 6);

    for (const member of fleet.members) assert.equal(await member.stop(), 0, member.said());
    run(
      'psql',
      '--quiet',
      fleet.databaseUrl,
      '--command=set client_min_messages to warning; drop schema core, arca, webhooks, platform cascade',
    );
    run('pg_restore', '--exit-on-error', `--dbname=${fleet.databaseUrl}`, dump);
  });

  test('is recovered: the books learn what ARCA has, and what they do not know is named', async () => {
    const args = ['recover', '--json', '--data', join(folder, 'data')];
    const { code, out, err } = await launch(args, fleet.environment).ended;
    assert.equal(code, 2, err);
    const { readings } = JSON.parse(out) as Recovery;
    const reading = readings.find(({ lane }) => lane === LANE);
    assert.equal(reading?.outcome, 'read');
    assert.deepEqual(
      reading.authorized.map(({ number }) => number),
      [4],
    );
    assert.deepEqual(reading.orphans, [5, 6]);
  });

  test('started again, what is sent again is never authorised twice, and each comprobante finds its invoice', async () => {
    for (const member of fleet.members) await member.start();
    const known = await sell(4);
    assert.deepEqual([known.status, known.body.number], [201, 4]);
    for (const sale of [5, 6]) {
      const again = await sell(sale, 0);
      assert.equal(again.status, 202);
      for (;;) {
        const { body } = await call('GET', `/v1/invoices/${again.body.id}`);
        if (body.status === 'verifying') break;
        assert.equal(body.status, 'submitted');
      }
      const decided = await call('POST', `/v1/lanes/${encodeURIComponent(LANE)}/adopt`, {
        number: sale,
        invoice: again.body.id,
      });
      assert.equal(decided.status, 200, JSON.stringify(decided.body));
    }
    assert.equal((await sell(7)).status, 201);

    const entries = ledger();
    assert.equal(entries.length, 7);
    const { body } = await call('GET', '/v1/invoices?limit=100');
    const invoices = body.data as readonly { number: number; cae: string; status: string }[];
    assert.deepEqual(
      invoices.map(({ number, cae, status }) => [number, cae, status]).sort(),
      entries.map(({ from, cae }) => [from, cae, 'authorized']).sort(),
    );
    const { body: lane } = await call('GET', `/v1/lanes/${encodeURIComponent(LANE)}?arca=true`);
    assert.deepEqual([lane.arca.last_number, lane.doubtful], [7, 0]);
  });
});
