/** Whatever a query forgets, an organisation sees its own rows and nobody else's; and without a scope there are none. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { systemClock } from '@arca-api/platform/clock/system';
import { migrate } from '@arca-api/platform/database/migrate';
import { migratePlatform } from '@arca-api/platform/database/migrate-platform';
import { openPglite } from '@arca-api/platform/database/pglite';
import type { Database } from '@arca-api/platform/database/port';
import { openPostgres } from '@arca-api/platform/database/postgres';
import { confine } from '@arca-api/platform/database/roles/confine';
import { prepareRoles } from '@arca-api/platform/database/roles/prepare-roles';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { templateDirectory } from '@arca-api/platform/database/testing/open-test-database';
import { withTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { type Kysely, sql } from 'kysely';
import { migrations } from './service.ts';
import type { CoreTables } from './tables.ts';
import {
  fillTables,
  insertRow,
  keyOf,
  ORGANIZATIONS,
  rowOf,
  TABLES,
  type Table,
} from './testing/two-organizations.ts';

/** What everybody may read: it tells nothing of anybody. */
const OPEN = ['migrations', 'recoveries'];
/** Only whoever acts for everybody sees these. */
const NOBODYS: readonly Table[] = ['certificate_notices'];
/** Written once: not even their owner changes them. */
const WRITTEN_ONCE: readonly Table[] = ['audit_log'];

function holds(name: string, open: () => Promise<Database>): void {
  suite(`the organisations of ${name}`, () => {
    let database: Database;
    let core: Kysely<CoreTables>;
    /** Tables that name an organisation in a column of their own. */
    let given: ReadonlySet<string>;
    before(async () => {
      database = await open();
      core = database.schema<CoreTables>('core');
      const { rows } = await sql<{ name: string }>`select attrelid::regclass::text as name from pg_attribute
        where attname = 'organization_id' and attrelid in (select oid from pg_class where relnamespace = 'core'::regnamespace and relkind = 'r')`.execute(
        core,
      );
      given = new Set(rows.map(({ name }) => name.replace(/^core\./, '')));
      assert.ok(given.has('invoices'));
    });
    after(() => database.close());

    const count = async (table: Table): Promise<number> => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.id('core', table)}`.execute(
        core,
      );
      return rows[0]?.n ?? -1;
    };
    /** Everything that is there, asked for without any filter. */
    const keysOf = async (table: Table): Promise<readonly unknown[]> => {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.id('core', table)}`.execute(
        core,
      );
      return rows.map((row) => String(row[keyOf(table)])).sort();
    };
    const asA = <Result>(work: () => Promise<Result>): Promise<Result> => forOrganizations(['org_a'], work);

    test('every table has a policy that holds for its owner too, but those that are nobody’s', async () => {
      const { rows } = await sql<{ name: string; held: boolean }>`
        select relname as name, relrowsecurity and relforcerowsecurity
          and exists (select from pg_policy where polrelid = c.oid) as held
        from pg_class c where relnamespace = 'core'::regnamespace and relkind in ('r', 'p') order by 1`.execute(
        core,
      );
      const names = (held: boolean) => rows.filter((row) => row.held === held).map((row) => row.name);
      assert.deepEqual(names(false), OPEN);
      assert.deepEqual(names(true), [...TABLES].sort());
    });

    for (const table of TABLES) {
      test(`${table}: no row without a scope, its own within one, no other changed or written`, async () => {
        assert.equal(await count(table), 0);
        assert.equal(await forEverybody('a test looks', () => count(table)), 2);
        const isNobodys = NOBODYS.includes(table);
        assert.equal(await asA(() => count(table)), isNobodys ? 0 : 1);
        await asA(async () => {
          const key = sql.ref(keyOf(table));
          const touched = sql`update ${sql.id('core', table)} set ${key} = ${key}`;
          if (WRITTEN_ONCE.includes(table)) await assert.rejects(touched.execute(core), /only added to/);
          else assert.equal((await touched.execute(core)).numAffectedRows, isNobodys ? 0n : 1n);
          const theirs = Reflect.get(rowOf(table, 'org_b'), keyOf(table));
          const others = sql`delete from ${sql.id('core', table)} where ${key} = ${theirs}`;
          assert.equal((await others.execute(core)).numAffectedRows, 0n);
        });
        for (const organization of ORGANIZATIONS) {
          const own = isNobodys ? [] : [String(Reflect.get(rowOf(table, organization), keyOf(table)))];
          assert.deepEqual(await forOrganizations([organization], () => keysOf(table)), own);
        }
        if (given.has(table) && !WRITTEN_ONCE.includes(table)) {
          const away = sql`update ${sql.id('core', table)} set organization_id = 'org_b'`;
          await assert.rejects(
            asA(() => away.execute(core)),
            /row-level security/,
          );
        }
        const another = rowOf(table, 'org_b', table === 'batch_lines' || table === 'pins' ? '' : 'another');
        await assert.rejects(
          asA(() => insertRow(core, table, another)),
          /row-level security/,
        );
        assert.equal(await forEverybody('a test looks', () => count(table)), 2);
      });
    }

    test('what is joined is whose each part is', async () => {
      const joined = sql<{
        n: number;
      }>`select count(*) as n from core.invoices i, core.sends s, core.lanes l`;
      const seen = async () => (await joined.execute(core)).rows[0]?.n;
      assert.deepEqual([await asA(seen), await seen()], [1, 0]);
      assert.equal(await forEverybody('a test looks', seen), 8);
    });
  });
}

holds('PGlite', async () => {
  const database = await openPglite({ directory: null, templateDirectory, clock: systemClock });
  await migratePlatform(database);
  await migrate(database, migrations);
  await fillTables(database.schema('core'));
  await confine(database, ['platform', 'core']);
  return database;
});

await withTestServer('a served PostgreSQL', (server) => {
  holds('PostgreSQL', async () => {
    const { url, drop } = await server.makeDatabase();
    const owner = await openPostgres({ url, connections: 2 });
    await migratePlatform(owner);
    await migrate(owner, migrations);
    await fillTables(owner.schema('core'));
    const { names } = await prepareRoles(owner, [{ service: 'api', schemas: ['core', 'platform'] }]);
    await owner.close();
    const database = await openPostgres({ url, connections: 3, role: names?.get('api') ?? '' });
    return {
      ...database,
      async close() {
        await database.close();
        await drop();
      },
    };
  });
});
