import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Kysely, sql } from 'kysely';
import { systemClock } from '../clock/system.ts';
import { insertMany } from './insert-many.ts';
import { openPglite } from './pglite.ts';
import type { Database } from './port.ts';
import { templateDirectory } from './testing/open-test-database.ts';

interface Tables {
  things: { id: string; count: number; data: unknown };
}

suite('PGlite with prepared statements', () => {
  let database: Database;
  let db: Kysely<Tables>;
  before(async () => {
    database = await openPglite({ directory: null, templateDirectory, clock: systemClock });
    db = database.schema<Tables>('public');
    await sql`create table public.things (id text primary key, count bigint, data jsonb)`.execute(db);
  });
  after(() => database.close());

  const prepared = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements`.execute(
      db,
    );
    return rows[0]?.n ?? 0;
  };

  test('one text is planned once, and what is used no more makes room', async () => {
    const ask = (text: string) => sql.raw(text).execute(db);
    await prepared();
    const start = await prepared();
    await ask('select 1 as one');
    await ask('select 1 as one');
    assert.equal(await prepared(), start + 1);
    for (let n = 0; n < 450; n += 1) await ask(`select ${n} as n`);
    assert.equal(await prepared(), 400);
    assert.deepEqual((await ask('select 1 as one')).rows, [{ one: 1 }]);
  });

  test('a table that changes its columns is asked anew', async () => {
    const ask = () => sql`select * from public.changing`.execute(db);
    await sql`create table public.changing (a int)`.execute(db);
    await sql`insert into public.changing values (1)`.execute(db);
    assert.deepEqual((await ask()).rows, [{ a: 1 }]);
    await sql`alter table public.changing add b text default 'x'`.execute(db);
    assert.deepEqual((await ask()).rows, [{ a: 1, b: 'x' }]);
  });

  test('a statement that fails says what the database said, and the next one is answered', async () => {
    await assert.rejects(sql`select * from public.nowhere`.execute(db), { code: '42P01' });
    await assert.rejects(sql`select 1 / ${0}::int`.execute(db), { code: '22012' });
    assert.deepEqual((await sql`select ${'é'}::text as e`.execute(db)).rows, [{ e: 'é' }]);
  });

  test('a transaction that swallowed a failure is told that it was rolled back', async () => {
    const work = database.transaction<Tables, void>('public', async (trx) => {
      await trx.insertInto('things').values({ id: 'lost', count: 1, data: '{}' }).execute();
      await sql`select 1 / 0`.execute(trx).catch(() => {});
    });
    await assert.rejects(work, /rolled back/);
    assert.equal(
      await db.selectFrom('things').selectAll().where('id', '=', 'lost').executeTakeFirst(),
      undefined,
    );
  });

  test('rows written as one statement arrive as they were, and keep the order they were given in', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => ({
      id: `many-${n}`,
      count: Number.MAX_SAFE_INTEGER - n,
      data: { text: `"é' \\ ${n}`, list: [n, null], amount: '0.10' },
    }));
    const written = await sql<Tables['things']>`
      ${insertMany('public', 'things', ['id', 'count', 'data'], JSON.stringify([...rows, rows[0]]))} on conflict do nothing returning *`.execute(
      db,
    );
    assert.deepEqual(written.rows, rows);
  });

  test('what changed much is counted and swept, without being asked', async () => {
    for (let round = 0; round < 3; round += 1)
      await sql`update public.things set count = count - 1`.execute(db);
    // Behind the sweep, which takes its turn on the one connection.
    let swept = 0;
    for (let look = 0; look < 20 && swept === 0; look += 1) {
      await sql`select pg_stat_force_next_flush()`.execute(db);
      const { rows } = await sql<{ n: number }>`
        select vacuum_count::int as n from pg_stat_user_tables where relname = 'things'`.execute(db);
      swept = rows[0]?.n ?? 0;
    }
    assert.ok(swept > 0);
    const { rows } = await sql<{ n: number }>`
      select reltuples::int as n from pg_class where relname = 'things'`.execute(db);
    // -1 in a table that nobody ever counted.
    assert.ok((rows[0]?.n ?? -1) > 0);
  });
});
