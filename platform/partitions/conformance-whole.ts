/** What becomes of a table with rows that is parted while others work on it: the same table to all of them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '../database/port.ts';
import { firstId } from '../random/identify.ts';

const DAY = 86_400_000;

export function wholeConformance(open: () => Promise<Database>): void {
  let database: Database;
  let made = 0;
  before(async () => {
    database = await open();
    await run('create schema whole');
    await run(
      `create function whole.refuse() returns trigger language plpgsql as $$ begin raise exception 'evidence'; end $$`,
    );
  });
  after(() => database.close());

  const db = () => database.schema<object>('whole');
  const run = (text: string) => sql.raw(text).execute(db());
  async function column(text: string): Promise<unknown[]> {
    const { rows } = await sql.raw<Record<string, unknown>>(text).execute(db());
    return rows.map((row) => Object.values(row)[0]);
  }
  const now = async () =>
    Math.floor(Number((await column('select extract(epoch from clock_timestamp()) * 1000'))[0]));

  async function table() {
    const name = `w${++made}`;
    const full = `whole.${name}`;
    await run(
      `create table ${full} (id text primary key, key text unique, name text not null default 'x' check (name <> ''))`,
    );
    await run(`create index ${name}_named on ${full} (name) where key is not null`);
    await run(
      `create trigger ${name}_evidence before update on ${full} for each row execute function whole.refuse()`,
    );
    let numbered = 0;
    const add = async (at: number) => {
      const id = firstId('evt', at).slice(0, -6) + String(++numbered).padStart(6, '0');
      await run(`insert into ${full} (id) values ('${id}')`);
      return id;
    };
    const step = {
      promise: (small: number) => run(`select platform.promise_bound('${full}', 'id', 'evt', ${small})`),
      check: () => run(`select platform.check_bound('${full}')`),
      part: () => run(`select platform.part_table('${full}', 'id', 'evt')`),
    };
    const bound = () =>
      column(
        `select count(*) from pg_constraint where conrelid = '${full}'::regclass and conname = 'before_partitions'`,
      );
    return { name, full, add, step, bound };
  }

  test('what policies, references or an identity hang on is refused, and stays as it was', async () => {
    for (const hung of [
      'alter table T enable row level security',
      'create table T_child (id text references T)',
      'alter table T add column n bigint generated always as identity',
    ]) {
      const { full, step, name } = await table();
      await run(`alter table ${full} drop constraint ${name}_key_key`);
      await run(hung.replaceAll('T', full));
      await assert.rejects(step.part(), /would not come along/);
      assert.deepEqual(await column(`select relkind from pg_class where oid = '${full}'::regclass`), ['r']);
    }
  });

  test('a key that another column has to keep unique is refused, and stays as it was', async () => {
    const { full, step, add } = await table();
    await add(await now());
    await assert.rejects(step.part(), /unique constraint on partitioned table must include/);
    assert.deepEqual(await column(`select relkind from pg_class where oid = '${full}'::regclass`), ['r']);
    assert.deepEqual(await column(`select count(*) from ${full}`), [1]);
  });

  for (const [how, small] of [
    ['small', 1 << 30],
    ['large, looked over first', 0],
  ] as const)
    test(`${how}: the same rows, keys, checks, defaults and triggers, under the same name`, async () => {
      const { full, name, add, step, bound } = await table();
      await run(`alter table ${full} drop constraint ${name}_key_key`);
      const at = await now();
      const ids = [await add(at - 900 * DAY), await add(at)];
      await step.promise(small);
      assert.deepEqual(await bound(), [small === 0 ? 1 : 0]);
      ids.push(await add(at + 1));
      await step.check();
      await step.part();
      assert.deepEqual(await bound(), [0]);
      ids.push(await add(at + 2), await add(at + 400 * DAY));
      assert.deepEqual(await column(`select id from ${full} order by id`), ids);
      assert.deepEqual(await column(`select distinct tableoid::regclass::text from ${full} order by 1`), [
        `${full}_before`,
        `${full}_default`,
      ]);
      const [first, , , , last] = ids;
      await assert.rejects(run(`insert into ${full} (id) values ('${first}')`), /duplicate key/);
      await assert.rejects(run(`insert into ${full} (id, name) values ('evt_z', '')`), /check constraint/);
      for (const id of [first, last])
        await assert.rejects(run(`update ${full} set name = 'y' where id = '${id}'`), /evidence/);
      const { rows } =
        await sql`select * from platform.tend_partitions(${full}::regclass, 'evt', ${at + 400 * DAY}::bigint, null)`.execute(
          db(),
        );
      assert.ok(rows.length >= 3);
      await assert.rejects(run(`update ${full} set name = 'y' where id = '${last}'`), /evidence/);
      assert.deepEqual(await column(`select id from ${full} order by id`), ids);
      const indexes = await column(
        `select distinct count(*) from pg_index where indrelid in (select inhrelid from pg_inherits where inhparent = '${full}'::regclass) group by indrelid`,
      );
      assert.deepEqual(indexes, [2]);
    });

  test('what lies beyond every month, or is no id, is nowhere lost', async () => {
    const { full, name, add, step, bound } = await table();
    await run(`alter table ${full} drop constraint ${name}_key_key`);
    const ids = [await add(await now()), await add((await now()) + 4000 * DAY)];
    await run(`insert into ${full} (id) values ('evt_1'), ('a')`);
    await step.promise(0);
    assert.deepEqual(await bound(), [0]);
    await step.check();
    await step.part();
    assert.deepEqual(await column(`select id from ${full} order by id collate "C"`), ['a', ...ids, 'evt_1']);
  });

  test('whoever could work with it can, and statements that were prepared before go on', async () => {
    const { full, name, step } = await table();
    await run(`alter table ${full} drop constraint ${name}_key_key`);
    const worker = `worker_${name}`;
    await run(`create role ${worker}`);
    try {
      await run(`grant usage on schema whole to ${worker}`);
      await run(`grant select, insert on ${full} to ${worker}`);
      const at = await now();
      let written = 0;
      const write = () =>
        database.transaction('whole', async (trx) => {
          await sql.raw(`set local role ${worker}`).execute(trx);
          const id = firstId('evt', at).slice(0, -6) + String(++written).padStart(6, '0');
          await sql`insert into ${sql.table(full)} (id, key) select id, key from jsonb_populate_recordset(null::${sql.table(full)}, ${JSON.stringify([{ id, key: 'k' }])}::jsonb)`.execute(
            trx,
          );
          const found = await sql`select id, key, name from ${sql.table(full)} where id = ${id}`.execute(trx);
          assert.equal(found.rows.length, 1);
        });
      for (let n = 0; n < 7; n++) await write();
      const going = Promise.all(
        Array.from({ length: 3 }, async () => {
          for (let n = 0; n < 20; n++) await write();
        }),
      );
      await step.promise(0);
      await step.check();
      await step.part();
      await sql`select * from platform.tend_partitions(${full}::regclass, 'evt', ${at + 200 * DAY}::bigint, null)`.execute(
        db(),
      );
      await going;
      await write();
      assert.deepEqual(await column(`select count(*) from ${full}`), [written]);
    } finally {
      await run(`drop owned by ${worker}`);
      await run(`drop role ${worker}`);
    }
  });
}
