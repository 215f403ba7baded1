/** A schema changes while others work: they never wait long, and what was left half built is built. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { simulatedClock } from '../clock/simulated.ts';
import { MigrationError, migrate } from './migrate.ts';
import type { Database } from './port.ts';
import { openTestPostgres, withTestServer } from './testing/open-test-postgres.ts';

const QUICK = { queueMs: 20, tries: 500 };

await withTestServer('migrations on a served PostgreSQL', (server) => {
  let database: Database;
  let directory: string;
  let numbered = 0;
  before(async () => {
    database = await openTestPostgres(server, { clock: simulatedClock(0) });
  });
  after(() => database.close());

  /** A schema with a table that has rows, and the next migration. */
  async function prepare(next: string) {
    const schema = `online_${++numbered}`;
    directory = await mkdtemp(join(tmpdir(), 'migrations-'));
    await writeFile(
      join(directory, '0001-things.sql'),
      'create table things (id int primary key, name text); insert into things select n, n::text from generate_series(1, 100) n;',
    );
    await migrate(database, { schema, directory });
    await writeFile(join(directory, '0002-next.sql'), next);
    return { schema, directory, done: () => rm(directory, { recursive: true }) };
  }

  /** Of a transaction that has looked at the table and goes on. */
  async function hold(schema: string) {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let held: Promise<void> = Promise.resolve();
    await new Promise<void>((resolve) => {
      held = database.transaction(schema, async (trx) => {
        await sql`select from ${sql.id(schema, 'things')}`.execute(trx);
        resolve();
        await released;
      });
    });
    return async () => {
      release();
      await held;
    };
  }

  const applied = async (schema: string) =>
    (
      await sql<{ name: string }>`select name from ${sql.id(schema, 'migrations')} order by name`.execute(
        database.schema(schema),
      )
    ).rows.map(({ name }) => name);

  test('a change of a table that somebody uses steps back again and again, and others get past it', async () => {
    const { schema, done, ...files } = await prepare('alter table things add column note text;');
    const release = await hold(schema);
    let written = 0;
    let finished = false;
    const migrating = migrate(database, { schema, ...files }, QUICK).finally(() => {
      finished = true;
    });
    // Each of these queues behind the change, and is let through once that gives way.
    while (written < 20) {
      await sql`update ${sql.id(schema, 'things')} set name = ${String(written)} where id = 1`.execute(
        database.schema(schema),
      );
      written += 1;
    }
    assert.equal(finished, false);
    assert.deepEqual(await applied(schema), ['0001-things.sql']);
    await release();
    assert.deepEqual(await migrating, ['0002-next.sql']);
    await done();
  });

  test('after so many tries it says why it gave up, and changed nothing', async () => {
    const { schema, done, ...files } = await prepare('alter table things add column note text;');
    const release = await hold(schema);
    await assert.rejects(migrate(database, { schema, ...files }, { queueMs: 5, tries: 3 }), (error) => {
      assert.ok(error instanceof MigrationError);
      assert.match(error.message, /0002-next\.sql.*lock timeout/);
      return true;
    });
    assert.deepEqual(await applied(schema), ['0001-things.sql']);
    await release();
    await done();
  });

  const INDEX = [
    '-- expands: an index',
    '-- alone: built while others write',
    'create index concurrently if not exists things_by_name on things (name);',
  ].join('\n');

  test('an index is built while others write, by one of several that start together', async () => {
    const { schema, done, ...files } = await prepare(INDEX);
    let open = true;
    const writing = (async () => {
      for (let id = 1000; open; id++)
        await sql`insert into ${sql.id(schema, 'things')} values (${id}, 'x')`.execute(
          database.schema(schema),
        );
    })();
    const results = await Promise.all([1, 2, 3].map(() => migrate(database, { schema, ...files }, QUICK)));
    open = false;
    await writing;
    assert.deepEqual(results.flat(), ['0002-next.sql']);
    assert.deepEqual(await applied(schema), ['0001-things.sql', '0002-next.sql']);
    assert.deepEqual(await migrate(database, { schema, ...files }), []);
    await done();
  });

  test('what a builder that died left of an index is taken away and built again', async () => {
    const { schema, done, ...files } = await prepare(INDEX);
    const db = database.schema(schema);
    const index = sql.id(schema, 'things_by_name');
    await sql`create index things_by_name on ${sql.id(schema, 'things')} (name)`.execute(db);
    await sql`update pg_index set indisvalid = false where indexrelid = ${`${schema}.things_by_name`}::regclass`.execute(
      db,
    );
    assert.deepEqual(await migrate(database, { schema, ...files }), ['0002-next.sql']);
    const { rows } = await sql<{ valid: boolean }>`select indisvalid as valid from pg_index
      where indexrelid = ${`${schema}.things_by_name`}::regclass`.execute(db);
    assert.deepEqual(rows, [{ valid: true }]);
    await sql`drop index ${index}`.execute(db);
    await done();
  });

  test('a statement that fails says so, and nothing of the session is left behind', async () => {
    const { schema, done, ...files } = await prepare(
      '-- alone: to fail\ncreate index concurrently if not exists no on missing (name);',
    );
    await assert.rejects(migrate(database, { schema, ...files }), /0002-next\.sql.*missing/);
    const { rows } = await sql<{ locks: number }>`select count(*) as locks from pg_locks
      where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`.execute(
      database.schema(schema),
    );
    assert.deepEqual(rows, [{ locks: 0 }]);
    await done();
  });
});
