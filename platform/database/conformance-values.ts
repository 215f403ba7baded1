/** How values come and go, alike with every database driver. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { packJson, packText } from '../packing/pack.ts';
import { insertMany } from './insert-many.ts';
import type { Database } from './port.ts';

interface Tables {
  many: { id: number; document: unknown; amount: number; text: string | null; yes: boolean };
}

/** Inside a suite; the database has an empty schema `conformance`. */
export function valuesConformance(database: () => Database): void {
  test('values arrive alike from every driver', async () => {
    const { rows } = await sql`select 9007199254740991::bigint big, count(*) many, 1.10::numeric exact,
      '{"a":[1,null]}'::jsonb document, '2026-02-28'::date as day, null::bigint nothing, true yes, 3::int small
      from (values (1), (2)) two (x)`.execute(database().schema('conformance'));
    assert.deepEqual(
      rows.map((row) => ({ ...(row as object) })),
      [
        {
          big: 9007199254740991,
          many: 2,
          exact: '1.10',
          document: { a: [1, null] },
          day: '2026-02-28',
          nothing: null,
          yes: true,
          small: 3,
        },
      ],
    );
  });

  test('a bigint that no number can carry is an error, never a wrong number', async () => {
    const query = sql`select 9007199254740993::bigint big`.execute(database().schema('conformance'));
    await assert.rejects(query, RangeError);
  });

  test('documents written as JSON text are read parsed, lists and texts too', async () => {
    for (const document of [[1, 'a'], 'text', { deep: ['ñ', null] }, 7]) {
      const text = JSON.stringify(document);
      const { rows } = await sql<{ document: unknown }>`select ${text}::jsonb document`.execute(
        database().schema('conformance'),
      );
      assert.deepEqual(rows[0]?.document, document);
    }
  });

  test('what was packed is read unpacked, also where it was written as JSON; other bytes are read as bytes', async () => {
    const conformance = database().schema('conformance');
    await sql`create table conformance.packed (document bytea not null)`.execute(conformance);
    const document = { name: 'Ñandú', lines: [{ iva: '21' }, null] };
    const rows = [
      { document: packJson(document, 'request') },
      { document: packText('<a/>', 'soap-request') },
    ];
    await insertMany('conformance', 'packed', ['document'], JSON.stringify(rows)).execute(conformance);
    await sql`insert into conformance.packed values (${packJson(document, 'request')})`.execute(conformance);
    await sql`insert into conformance.packed values (${new Uint8Array([137, 80])})`.execute(conformance);
    const read = await sql<{ document: unknown }>`select document from conformance.packed`.execute(
      conformance,
    );
    assert.deepEqual(
      read.rows.map((row) => row.document),
      [document, '<a/>', document, new Uint8Array([137, 80])],
    );
  });

  test('ten thousand rows go in one statement, and it tells how many it wrote', async () => {
    const conformance = database().schema<Tables>('conformance');
    await sql`create table conformance.many (id int primary key, document jsonb not null, amount bigint not null,
      text text, yes boolean not null)`.execute(conformance);
    const rows = Array.from({ length: 10_000 }, (_, id) => ({
      id,
      document: JSON.stringify({ id, list: ['ñ', null] }),
      amount: 9_007_199_254_740_991 - id,
      text: id % 2 === 0 ? null : `'"\\ ${id}`,
      yes: id % 2 === 0,
    }));
    const inserted = await conformance.insertInto('many').values(rows).executeTakeFirst();
    assert.equal(inserted.numInsertedOrUpdatedRows, 10_000n);
    const read = await conformance.selectFrom('many').selectAll().orderBy('id').execute();
    assert.deepEqual(
      read,
      rows.map((row) => ({ ...row, document: { id: row.id, list: ['ñ', null] } })),
    );
    const ids = rows.map(({ id }) => id);
    const updated = await conformance
      .updateTable('many')
      .set({ yes: true })
      .where('id', 'in', ids)
      .where('yes', '=', false)
      .executeTakeFirst();
    assert.equal(updated.numUpdatedRows, 5000n);
    const deleted = await conformance.deleteFrom('many').where('id', '<', 10).executeTakeFirst();
    assert.equal(deleted.numDeletedRows, 10n);
  });

  test('a character that PostgreSQL cannot keep is refused, in texts and in documents, and harms nothing else', async () => {
    const conformance = database().schema('conformance');
    for (const type of ['text', 'jsonb']) {
      const value = type === 'text' ? 'a\u0000b' : JSON.stringify('a\u0000b');
      await assert.rejects(
        sql`select ${value}::${sql.raw(type)}`.execute(conformance),
        /0x00|\\u0000|Unicode/,
      );
    }
    const { rows } = await sql<{ text: string }>`select ${'\u0001ñ😀'}::text as text`.execute(conformance);
    assert.equal(rows[0]?.text, '\u0001ñ😀');
  });

  test('one statement that is asked again and again answers for what it is asked, also once it failed', async () => {
    const divide = (by: number) =>
      sql<{ share: number }>`select 12 / ${by}::int as share`.execute(database().schema('conformance'));
    for (let round = 0; round < 8; round++) {
      assert.equal((await divide(round + 1)).rows[0]?.share, Math.trunc(12 / (round + 1)));
      await assert.rejects(divide(0), /division by zero/);
    }
  });

  test('a statement that was wrong when its transaction began is right once its table is there', async () => {
    const count = (trx = database().schema<{ later: { id: number } }>('conformance')) =>
      trx.selectFrom('later').select('id').execute();
    for (let round = 0; round < 3; round++) {
      const work = database().transaction<{ later: { id: number } }, unknown>('conformance', (trx) =>
        count(trx),
      );
      await assert.rejects(work, /later/);
    }
    await sql`create table conformance.later (id int)`.execute(database().schema('conformance'));
    for (let round = 0; round < 3; round++) {
      assert.deepEqual(
        await database().transaction<{ later: { id: number } }, unknown>('conformance', (trx) => count(trx)),
        [],
      );
      assert.deepEqual(await count(), []);
    }
  });
}
