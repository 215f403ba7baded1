/** Finding what waits walks an index: a backlog costs a lane what one batch costs. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import { migrate } from '@arca-api/platform/database/migrate';
import type { Database } from '@arca-api/platform/database/port';
import { confineEmbedded } from '@arca-api/platform/database/testing/confine-embedded';
import { lookAtAll } from '@arca-api/platform/database/testing/look-at-all';
import { openTestDatabase } from '@arca-api/platform/database/testing/open-test-database';
import { plansOf } from '@arca-api/platform/database/testing/plans-of';
import { sql } from 'kysely';
import { migrations } from '../service.ts';
import type { CoreTables } from '../tables.ts';
import { lanesStore } from './lanes.store.ts';
import { verdictsStore } from './verdicts.store.ts';

const BACKLOG = 5_000;
const LANES = ['simulator:30000000147:1:6', 'simulator:30000000147:2:6'] as const;

let database: Database;

before(async () => {
  const opened = await openTestDatabase(simulatedClock(0));
  await migrate(opened, migrations);
  await confineEmbedded(opened, ['platform', 'core']);
  database = lookAtAll(opened);
  const core = database.schema<CoreTables>('core');
  await sql`insert into core.organizations values ('org', 'org', 0)`.execute(core);
  await sql`insert into core.taxpayers values ('tax', 'org', 'test', 'simulator', '30000000147', '{}', null, null, 0, 0)`.execute(
    core,
  );
  for (const [index, lane] of LANES.entries()) {
    await sql`insert into core.puntos_de_venta values ('simulator', '30000000147', ${index + 1}, 'org', 'tax', null, null, 0)`.execute(
      core,
    );
    await sql`insert into core.lanes (id, environment, cuit, punto_de_venta, type, updated_at)
      values (${lane}, 'simulator', '30000000147', ${index + 1}, 6, 0)`.execute(core);
    // In the first lane dates follow the lane; in the other each has its own.
    await sql`insert into core.invoices (id, organization_id, mode, taxpayer_id, lane_id, status, kind, letter, type,
        punto_de_venta, fixed_date, issue_date, request, context, assessment, recipient_document, total, currency,
        origin, request_hash, request_id, created_at, updated_at)
      select ${lane} || n, 'org', 'test', 'tax', ${lane}, 'submitted', 'invoice', 'B', 6, ${index + 1}::int,
        case when ${index}::int = 1 then '2026-11-' || lpad((1 + n % 28)::text, 2, '0') end, '2026-11-18', '{}', '{}',
        '{}', '0', 1, 'ARS', 'api', '', '', 0, 0
      from generate_series(1, ${BACKLOG}::int) n`.execute(core);
  }
  await sql`analyze core.invoices`.execute(core);
});
after(() => database.close());

for (const [index, lane] of LANES.entries()) {
  it(`the first of a backlog ${index === 0 ? 'in order of acceptance' : 'with dates of its own'} is found without going through it`, async () => {
    let found: readonly unknown[] = [];
    const { nodes, statements } = await plansOf(database, async (noted) => {
      found = await verdictsStore(noted).pending(lane, '2026-11-18', 250);
    });
    assert.equal(found.length, 250);
    assert.equal(statements, 1);
    const most = Math.max(...nodes.map(({ rows }) => rows));
    assert.ok(most <= 251, `${most} rows: ${JSON.stringify(nodes)}`);
  });
}

it('lanes with work are found with one look into each, whatever waits in them', async () => {
  let found: readonly unknown[] = [];
  const { nodes } = await plansOf(database, async (noted) => {
    found = await lanesStore(noted).withWork();
  });
  assert.equal(found.length, 2);
  const most = Math.max(...nodes.map(({ rows }) => rows));
  assert.ok(most <= 10, `${most} rows: ${JSON.stringify(nodes)}`);
});
