/** Whoever changes something is written down, whichever door it went through; what cannot be is not changed, and what is stays. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { dumpTables } from './dump-tables.ts';
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

/** Takes the lane before anything is decided, and leaves behind that it did. */
const TAKES_LANE = new Set(['POST /v1/lanes/{lane}/adopt']);

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

const ORDER = ['POST', 'PUT', 'PATCH', 'DELETE'];

let world: World;
let house: Household;
before(async () => {
  world = await createWorld();
  const settled = await settle(world, 'Madreselva', 20);
  await world.api.stop();
  house = await withWaiting(world, settled);
});
after(() => world.close());

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  world.call(method, path, body, { ...headers, authorization: `Bearer ${house.key}` });

const writingRoutes = () =>
  world.api.routes
    .filter(({ method }) => method !== 'GET')
    .sort((a, b) => ORDER.indexOf(a.method) - ORDER.indexOf(b.method));

/** All the ways to ask it for something that it does. */
function attemptsAt(route: ReturnType<typeof writingRoutes>[number]): readonly Attempt[] {
  const body = made(house)[`${route.method} ${route.path}`];
  return twinsOf(route, house).map(({ real }) =>
    body === undefined ? real : { ...real, payload: typeof body === 'string' ? body : JSON.stringify(body) },
  );
}

/** Takes back the superuser that an embedded database gave up. */
const asOwner = async (): Promise<void> => {
  if (world.database.driver === 'pglite') await sql`reset role`.execute(world.database.schema('core'));
};

test('what cannot be written down is not done, whichever door was asked', async () => {
  const db = world.database.schema('core');
  await asOwner();
  await sql`create function core.fail() returns trigger language plpgsql as $$
    begin raise exception 'the disk is full'; end $$`.execute(db);
  await sql`create trigger fails before insert on core.audit_log for each row execute function core.fail()`.execute(
    db,
  );
  let before = await dumpTables(world.database, ['core', 'webhooks']);
  const changed: string[] = [];
  const failed = new Set<string>();
  for (const route of writingRoutes())
    for (const { method, url, payload, headers } of attemptsAt(route)) {
      const name = `${route.method} ${route.path}`;
      const { status } = await ask(method, url, payload, headers);
      if (status >= 500) failed.add(name);
      const now = await dumpTables(world.database, ['core', 'webhooks']);
      const had = new Set(before.map(({ row }) => row));
      const more = now.filter(
        ({ table, row }) => !had.has(row) && !(TAKES_LANE.has(name) && table === 'core.lanes'),
      );
      if (more.length > 0 || now.length < before.length)
        changed.push(`${name}: ${status} ${before.length - now.length} less, ${JSON.stringify(more)}`);
      before = now;
    }
  await sql`drop function core.fail cascade`.execute(db);
  assert.deepEqual(changed, []);
  assert.ok(failed.size > 20, `${failed.size} doors were asked for what they would do`);
});

test('every door that writes leaves one line for each change, told with who made it', async () => {
  const me = await ask('GET', '/v1/me');
  const count = async (): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from core.audit_log`.execute(
      world.database.schema('core'),
    );
    return rows[0]?.n ?? 0;
  };
  const silent: string[] = [];
  for (const route of writingRoutes()) {
    const name = `${route.method} ${route.path}`;
    let written = 0;
    for (const { method, url, payload, headers } of attemptsAt(route)) {
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
  await asOwner();
  for (const statement of statements)
    await assert.rejects(statement.execute(db), /the audit log is only added to/);
});
