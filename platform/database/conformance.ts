/** What every database driver promises. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { sql } from 'kysely';
import { composedOnce } from './composed-once.ts';
import { valuesConformance } from './conformance-values.ts';
import { MigrationError, migrate } from './migrate.ts';
import type { Database } from './port.ts';

interface Tables {
  accounts: { id: number; balance: number };
  notes: { id: number; text: string };
}

/** `make` opens a database whose schemas `conformance` and `migrated` do not exist yet. */
export function databaseConformance(name: string, make: () => Promise<Database>): void {
  suite(`${name} as a database`, () => {
    let database: Database;
    let directory: string;
    before(async () => {
      directory = await mkdtemp(join(tmpdir(), 'migrations-'));
      database = await make();
      await database.transaction('conformance', async (trx) => {
        await sql`create schema conformance`.execute(trx);
        await sql`create table conformance.accounts (id int primary key, balance bigint not null)`.execute(
          trx,
        );
      });
      await database
        .schema<Tables>('conformance')
        .insertInto('accounts')
        .values([
          { id: 1, balance: 1000 },
          { id: 2, balance: 1000 },
        ])
        .execute();
    });
    after(async () => {
      await database.close();
      await rm(directory, { recursive: true });
    });

    valuesConformance(() => database);

    test('what the work throws rolls everything back and is thrown again', async () => {
      const thrown = new Error('no');
      const work = database.transaction<Tables, void>('conformance', async (trx) => {
        await trx.updateTable('accounts').set({ balance: 0 }).execute();
        throw thrown;
      });
      await assert.rejects(work, (error) => error === thrown);
      assert.equal(await total(database), 2000);
    });

    test('a transaction with a statement that failed is not taken for committed, though nobody looked', async () => {
      const work = database.transaction<Tables, void>('conformance', async (trx) => {
        await trx.insertInto('accounts').values({ id: 5, balance: 0 }).execute();
        await trx
          .insertInto('accounts')
          .values({ id: 1, balance: 0 })
          .execute()
          .catch(() => {});
      });
      await assert.rejects(work);
      assert.equal(await total(database), 2000);
    });

    test('a statement composed once takes new arguments each time, alone and within a transaction', async () => {
      const notes = database.schema<Tables>('conformance');
      await sql`create table conformance.notes (id int primary key, text text not null)`.execute(notes);
      let composed = 0;
      const add = composedOnce(database, ({ id, text }: Tables['notes']) => {
        composed += 1;
        return notes.insertInto('notes').values({ id, text }).returning(['text', 'id']).compile();
      });
      assert.deepEqual((await add({ id: 1, text: 'one' })).rows, [{ text: 'one', id: 1 }]);
      await assert.rejects(add({ id: 1, text: 'again' }), /notes_pkey/);
      const undone = database.transaction('conformance', async (trx) => {
        await add({ id: 2, text: 'two' }, trx);
        await assert.rejects(add({ id: 3, text: 'beside' }), /beside the open transaction/);
        throw new Error('undo');
      });
      await assert.rejects(undone, /undo/);
      const many = await Promise.all([4, 5, 6].map((id) => add({ id, text: `${id}` })));
      assert.deepEqual(
        many.map(({ rows }) => rows[0]?.text),
        ['4', '5', '6'],
      );
      const kept = await notes.selectFrom('notes').select('id').orderBy('id').execute();
      assert.deepEqual(
        kept.map(({ id }) => id),
        [1, 4, 5, 6],
      );
      assert.equal(composed, 1);
      await sql`drop table conformance.notes`.execute(notes);
    });

    test('a statement that fails rolls back its transaction and harms no other', async () => {
      const results = await Promise.allSettled([
        database.transaction<Tables, void>('conformance', async (trx) => {
          await trx.insertInto('accounts').values({ id: 3, balance: 50 }).execute();
          await trx.insertInto('accounts').values({ id: 1, balance: 50 }).execute();
        }),
        database.transaction<Tables, void>('conformance', async (trx) => {
          await trx.insertInto('accounts').values({ id: 4, balance: 0 }).execute();
        }),
      ]);
      assert.deepEqual(
        results.map((result) => result.status),
        ['rejected', 'fulfilled'],
      );
      const ids = await database
        .schema<Tables>('conformance')
        .selectFrom('accounts')
        .select('id')
        .orderBy('id')
        .execute();
      assert.deepEqual(
        ids.map(({ id }) => id),
        [1, 2, 4],
      );
    });

    test('five hundred transfers at once, with queries between them, never show or keep a partial one', async () => {
      const transfer = (index: number) =>
        database.transaction<Tables, void>('conformance', async (trx) => {
          const [from, to] = index % 2 === 0 ? [1, 2] : [2, 1];
          // Both rows at once and always in one order, so that a server with many connections cannot deadlock.
          const rows = await trx
            .selectFrom('accounts')
            .selectAll()
            .where('id', 'in', [1, 2])
            .orderBy('id')
            .forUpdate()
            .execute();
          const balance = (id: number) => rows.find((row) => row.id === id)?.balance ?? Number.NaN;
          await trx
            .updateTable('accounts')
            .set({ balance: balance(from) - 1 })
            .where('id', '=', from)
            .execute();
          if (index % 50 === 7) throw new Error('changed my mind');
          await trx
            .updateTable('accounts')
            .set({ balance: balance(to) + 1 })
            .where('id', '=', to)
            .execute();
        });
      const totals: number[] = [];
      const work = Array.from({ length: 500 }, async (_, index) => {
        if (index % 10 === 0) totals.push(await total(database));
        return transfer(index);
      });
      const results = await Promise.allSettled(work);
      assert.equal(results.filter((result) => result.status === 'rejected').length, 10);
      assert.deepEqual(new Set(totals), new Set([2000]));
      assert.equal(await total(database), 2000);
      const first = await database
        .schema<Tables>('conformance')
        .selectFrom('accounts')
        .select('balance')
        .where('id', '=', 1)
        .executeTakeFirst();
      // 250 transfers each way; the ten that changed their minds had odd numbers.
      assert.equal(first?.balance, 1000 - 250 + 240);
    });

    test('the clock of the database is in milliseconds and never runs back', async () => {
      const first = await database.now();
      assert.ok(Number.isSafeInteger(first) && first > Date.UTC(2020));
      assert.ok((await database.now()) >= first);
    });

    const file = (name: string, text: string) => writeFile(join(directory, name), text);
    const run = () => migrate(database, { schema: 'migrated', directory });

    test('migrations are applied in order, once, by whoever comes first of several at once', async () => {
      await file(
        '0001-begin.sql',
        "create table notes (id int primary key, text text);\ninsert into notes values (1, 'a;b');",
      );
      await file('0002-go-on.sql', "-- a comment; with a semicolon\nupdate notes set text = text || '!';");
      const applied = await Promise.all([run(), run(), run()]);
      assert.deepEqual(applied.flat().sort(), ['0001-begin.sql', '0002-go-on.sql']);
      const notes = await database.schema<Tables>('migrated').selectFrom('notes').selectAll().execute();
      assert.deepEqual(
        notes.map(({ text }) => text),
        ['a;b!'],
      );
      assert.deepEqual(await run(), []);
    });

    test('a migration that fails leaves nothing behind and names itself', async () => {
      await file('0003-fails.sql', "insert into notes values (2, 'x'); insert into nowhere values (1);");
      await assert.rejects(
        run,
        (error) => error instanceof MigrationError && /0003-fails\.sql.*nowhere/.test(error.message),
      );
      const notes = await database.schema<Tables>('migrated').selectFrom('notes').selectAll().execute();
      assert.equal(notes.length, 1);
      await rm(join(directory, '0003-fails.sql'));
    });

    test('a program is let into a newer database while all that it does not know only adds', async () => {
      const [added, taken] = ['0003-add.sql', '0004-take-away.sql'];
      await database.transaction('migrated', (trx) =>
        sql`alter table migrated.migrations drop column expands`.execute(trx),
      );
      await file(
        added,
        '-- A column.\n-- expands: nobody has to fill it\nalter table notes add column more text;',
      );
      assert.deepEqual(await run(), [added], 'on what an earlier version made');
      await rm(join(directory, added));
      assert.deepEqual(await run(), []);
      await file(added, '-- A column.\n-- expands: somebody does\nalter table notes add column more text;');
      await assert.rejects(run, /0003-add\.sql of schema migrated has changed/);
      await file(
        added,
        '-- A column.\n-- expands: nobody has to fill it\nalter table notes add column more text;',
      );
      await file(taken, 'alter table notes drop column more;');
      assert.deepEqual(await run(), [taken]);
      await rm(join(directory, taken));
      await assert.rejects(run, /has migration 0004-take-away\.sql, .* newer than the program/);
      await rm(join(directory, added));
      await assert.rejects(run, /has migration 0004-take-away\.sql/);
      await database.transaction('migrated', (trx) =>
        sql`delete from migrated.migrations where name > '0003'`.execute(trx),
      );
    });

    test('a migration that changed after it was applied is refused', async () => {
      await file('0001-begin.sql', 'create table other (id int);');
      await assert.rejects(run, /0001-begin\.sql of schema migrated has changed/);
    });

    test('a database that is newer than the program is refused', async () => {
      await file(
        '0001-begin.sql',
        "create table notes (id int primary key, text text);\r\ninsert into notes values (1, 'a;b');",
      );
      assert.deepEqual(await run(), [], 'line ends are no change');
      await rm(join(directory, '0002-go-on.sql'));
      await assert.rejects(run, /newer than the program/);
    });

    test('a migration with a number missing before it is refused', async () => {
      await file('0003-too-far.sql', 'select 1;');
      await assert.rejects(run, /expected a name like 0002-/);
    });
  });
}

async function total(database: Database): Promise<number> {
  const rows = await database
    .schema<Tables>('conformance')
    .selectFrom('accounts')
    .select('balance')
    .execute();
  return rows.reduce((sum, { balance }) => sum + balance, 0);
}
