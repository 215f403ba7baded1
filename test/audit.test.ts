/** Whoever changes something is written down, whichever door it went through; and what is written stays. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Household, settle, someCuit, withWaiting } from './strangers/household.ts';
import { type Attempt, twinsOf } from './strangers/requests.ts';
import { createWorld, type World } from './world.ts';

/** They change nothing, or have nothing to change here: the test fails when one of them leaves a trace after all. */
const READING = new Set([
  'POST /v1/invoices/preview',
  'POST /v1/received/verify',
  'DELETE /v1/taxpayers/{cuit}/representative',
]);
/** Only possible where there is something to decide or a CUIT of ARCA's own: `test/road` and `test/issuing` look at these. */
const ELSEWHERE = new Set([
  'POST /v1/lanes/{lane}/resume',
  'POST /v1/lanes/{lane}/adopt',
  'POST /v1/taxpayers/{cuit}/certificates/upload',
  'PUT /v1/taxpayers/{cuit}/representative',
  'POST /v1/taxpayers/{cuit}/go-live',
]);

/** What succeeds, where what a stranger asks does not. */
function made(of: Household): Readonly<Record<string, unknown>> {
  const lines = [{ description: 'Café', unit_price: '2', iva: '21' }];
  return {
    'POST /v1/invoices': { taxpayer: of.cuit, punto_de_venta: 1, lines },
    'POST /v1/invoices/batch': `${JSON.stringify({ taxpayer: of.cuit, punto_de_venta: 1, lines })}\n`,
    'POST /v1/taxpayers': {
      cuit: someCuit(77),
      name: 'X',
      iva_condition: 'responsable_inscripto',
      address: 'Y',
    },
    'POST /v1/customers': { dni: '33333333', name: 'X' },
    'POST /v1/drafts': { lines },
    'POST /v1/api-keys': { name: 'x', scopes: ['read'] },
    'POST /v1/webhook-endpoints': { url: 'https://example.com/' },
  };
}

let world: World;
before(async () => {
  world = await createWorld();
});
after(() => world.close());

test('every door that writes leaves one line for each change, told with who made it', async () => {
  const settled = await settle(world, 'Madreselva', 20);
  await world.api.stop();
  const house = await withWaiting(world, settled);
  const me = await ask('GET', '/v1/me');
  const count = async (): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from core.audit_log`.execute(
      world.database.schema('core'),
    );
    return rows[0]?.n ?? 0;
  };
  const order = ['POST', 'PUT', 'PATCH', 'DELETE'];
  const routes = world.api.routes
    .filter(({ method }) => method !== 'GET')
    .sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method));
  const silent: string[] = [];
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    const body = made(house)[name];
    const attempts: readonly Attempt[] = twinsOf(route, house).map(({ real }) =>
      body === undefined
        ? real
        : { ...real, payload: typeof body === 'string' ? body : JSON.stringify(body) },
    );
    let written = 0;
    for (const { method, url, payload, headers } of attempts) {
      const had = await count();
      const { status } = await ask(method, url, payload, headers);
      const more = (await count()) - had;
      if (status >= 300 && more > 0) silent.push(`${name}: refused with ${status}, and written down`);
      if (status >= 300) continue;
      written += 1;
      if (READING.has(name) ? more !== 0 : more < 1)
        silent.push(`${name} ${url}: ${status}, and ${more} lines in the audit log`);
    }
    if (written === 0 && !ELSEWHERE.has(name) && !READING.has(name)) silent.push(`${name}: never succeeded`);
  }
  assert.deepEqual(silent, []);
  const { data } = (await ask('GET', '/v1/audit-log?limit=100')).body;
  for (const { principal } of data) assert.equal(principal, me.body.id);

  function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    return world.call(method, path, body, { ...headers, authorization: `Bearer ${settled.key}` });
  }
});

test('what is in the audit log is neither changed, removed nor emptied, as a service or as whoever owns the database', async () => {
  const db = world.database.schema('core');
  const statements = [
    sql`update core.audit_log set principal = 'nobody'`,
    sql`delete from core.audit_log`,
    sql`truncate core.audit_log`,
    sql`truncate core.audit_log cascade`,
  ];
  for (const statement of statements)
    await assert.rejects(statement.execute(db), /the audit log is only added to|permission denied/);
  if (world.database.driver === 'pglite') await sql`reset role`.execute(db);
  for (const statement of statements)
    await assert.rejects(statement.execute(db), /the audit log is only added to/);
});
