/** What months of a table promise on every database: no row is refused or lost, and none goes before its time. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Clock } from '../clock/port.ts';
import { simulatedClock } from '../clock/simulated.ts';
import type { Database } from '../database/port.ts';
import { memoryLog } from '../log/memory.ts';
import { firstId, timeOf } from '../random/identify.ts';
import { tendPartitions } from './tend-partitions.ts';

const utc = (year: number, month: number, day = 1): number => Date.UTC(year, month - 1, day);
const NOW = utc(2026, 11, 27);

/** The shape of what is told: `made 2026_11`. */
const short = (done: string, partition: string): string => `${done} ${partition.replace(/^.*?_/, '')}`;

export function partitionsConformance(open: (clock: Clock) => Promise<Database>): void {
  let database: Database;
  let time = NOW;
  /** One that may jump back. */
  const clock: Clock = { now: () => time, sleep: async () => {} };
  let made = 0;
  before(async () => {
    database = await open(clock);
    await run('create schema months');
  });
  after(() => database.close());

  const db = () => database.schema<object>('months');
  const run = (text: string) => sql.raw(text).execute(db());
  async function column(text: string): Promise<unknown[]> {
    const { rows } = await sql.raw<Record<string, unknown>>(text).execute(db());
    return rows.map((row) => Object.values(row)[0]);
  }

  /** An empty table in months, and how it is tended and written to. */
  async function table(key: 'id' | 'at' = 'id') {
    const name = `t${++made}`;
    const prefix = key === 'id' ? `'evt'` : 'null';
    await run(`create table months.${name} (id text not null, at bigint not null, name text, primary key (${key}))
      partition by range (${key})`);
    await run(`create index ${name}_named on months.${name} (name) where name is not null`);
    await run(`create table months.${name}_default partition of months.${name} default`);
    await run(`create function months.tend_${name}(now bigint, keep bigint) returns table (done text, partition_name text, row_count bigint)
      language sql security definer set search_path = pg_catalog, pg_temp as $$
        select * from platform.tend_partitions('months.${name}', ${prefix}, now, keep) $$`);
    const log = memoryLog();
    async function tend(now: number, forMs?: number): Promise<string[]> {
      const tables = [{ schema: 'months', table: name, ...(forMs !== undefined && { forMs }) }];
      time = now;
      const done = await tendPartitions({ database, tables, clock, log })();
      return done.map((one) => short(one.done, one.partition));
    }
    let numbered = 0;
    async function add(at: number): Promise<string> {
      const id = firstId('evt', at).slice(0, -6) + String(++numbered).padStart(6, '0');
      await run(`insert into months.${name} values ('${id}', ${at}, 'n${numbered}')`);
      return id;
    }
    const whereabouts = () =>
      column(
        `select substr(tableoid::regclass::text, ${`months.${name}_`.length + 1}) from months.${name} order by ${key}`,
      );
    const months = () =>
      column(`select substr(c.relname, ${name.length + 2}) from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'months.${name}'::regclass order by 1`);
    return { name, log, tend, add, whereabouts, months };
  }

  test('a table that is whole, or that has no default, is refused', async () => {
    await run('create table months.whole (id text primary key)');
    await run('create table months.bare (id text primary key) partition by range (id)');
    for (const [name, why] of [
      ['whole', /has no partitions/],
      ['bare', /has no default partition/],
    ] as const)
      await assert.rejects(
        run(`select * from platform.tend_partitions('months.${name}', 'evt', 0, null)`),
        why,
      );
  });

  test('the database reads and makes ids as programs do', async () => {
    for (const at of [0, 1, 31, 32, NOW, utc(2040, 2, 29) + 12_345, 2 ** 48 - 1]) {
      assert.deepEqual(await column(`select platform.first_id('evt', ${at})`), [firstId('evt', at)]);
      assert.deepEqual(await column(`select platform.time_of_id('${firstId('evt', at)}')`), [at]);
    }
    for (const none of ['', 'evt_1', `evt_8${'0'.repeat(25)}`, `evt_0u${'0'.repeat(24)}`]) {
      assert.equal(timeOf(none), null);
      assert.deepEqual(await column(`select platform.time_of_id('${none}')`), [null]);
    }
    for (const [at, later, month] of [
      [NOW, 0, utc(2026, 11)],
      [NOW, 2, utc(2027, 1)],
      [utc(2026, 12) - 1, 0, utc(2026, 11)],
      [utc(2026, 12), 0, utc(2026, 12)],
      [utc(2028, 1, 31), 1, utc(2028, 2)],
    ] as const)
      assert.deepEqual(await column(`select platform.month_of(${at}, ${later})`), [month]);
  });

  for (const key of ['id', 'at'] as const)
    test(`by ${key}: this month and the two to come are made once, and each row lies in its own`, async () => {
      const { tend, add, whereabouts, months, log } = await table(key);
      assert.deepEqual(await tend(NOW), ['made 2026_11', 'made 2026_12', 'made 2027_01']);
      assert.deepEqual(
        log.lines.map(({ message }) => message),
        Array(3).fill('a month of a table was made'),
      );
      assert.deepEqual(await tend(NOW), []);
      assert.deepEqual(await months(), ['2026_11', '2026_12', '2027_01', 'default']);
      for (const at of [utc(2026, 11) - 1, utc(2026, 11), utc(2026, 12) - 1, utc(2026, 12), utc(2027, 2)])
        await add(at);
      assert.deepEqual(await whereabouts(), ['default', '2026_11', '2026_11', '2026_12', 'default']);
    });

  test('a month has the keys and indexes of its table, and its rows no others', async () => {
    const { name, tend, add } = await table();
    await tend(NOW);
    const id = await add(NOW);
    await assert.rejects(run(`insert into months.${name} values ('${id}', 0, null)`), /duplicate key/);
    await assert.rejects(
      run(`insert into months.${name}_2026_11 values ('${firstId('evt', 5)}', 0, null)`),
      /violates partition constraint/,
    );
    const indexes = await column(
      `select count(*) from pg_inherits i join pg_index x on x.indexrelid = i.inhrelid
        where x.indrelid = 'months.${name}_2026_11'::regclass`,
    );
    assert.deepEqual(indexes, [2]);
  });

  test('rows of a month that nobody made wait, and move into it once it is made', async () => {
    const { name, tend, add, whereabouts, log } = await table();
    await tend(NOW);
    const ids = [
      await add(NOW),
      await add(utc(2027, 3, 5)),
      await add(utc(2027, 3, 6)),
      await add(utc(2031, 1)),
    ];
    assert.deepEqual(await tend(utc(2027, 1, 1)), ['made 2027_02', 'made 2027_03', 'moved 2027_03']);
    assert.equal(log.lines.at(-1)?.fields['rows'], 2);
    assert.deepEqual(await whereabouts(), ['2026_11', '2027_03', '2027_03', 'default']);
    assert.deepEqual(await column(`select id from months.${name} order by id`), ids);
  });

  test('a clock that jumps ahead or back makes what it asks for, and no row is refused or lost', async () => {
    const { name, tend, add, months } = await table();
    const ids = [await add(utc(2026, 2, 3))];
    assert.deepEqual(await tend(NOW), [
      'made 2026_02',
      'moved 2026_02',
      'made 2026_11',
      'made 2026_12',
      'made 2027_01',
    ]);
    await tend(utc(2030, 6, 1));
    ids.push(await add(utc(2030, 6, 2)), await add(utc(2029, 1, 1)), await add(NOW));
    assert.deepEqual(await tend(utc(2026, 12, 1)), ['made 2027_02']);
    assert.deepEqual(await tend(utc(2030, 6, 3)), ['made 2029_01', 'moved 2029_01']);
    assert.equal((await months()).length, 1 + 5 + 1 + 3 + 0);
    assert.deepEqual(await column(`select id from months.${name} order by id`), ids.toSorted());
  });

  test('what is no id stays where it is, and in nobody’s way', async () => {
    const { name, tend, add, whereabouts } = await table();
    for (const id of ['', 'evt_', 'evt_1', 'zzz'])
      await run(`insert into months.${name} values ('${id}', 0, null)`);
    await add(NOW);
    assert.ok((await tend(NOW)).includes('moved 2026_11'));
    assert.deepEqual((await whereabouts()).toSorted(), [
      '2026_11',
      'default',
      'default',
      'default',
      'default',
    ]);
  });

  test('a month that is missing is made again with what came meanwhile', async () => {
    const { name, tend, add, whereabouts } = await table();
    await tend(NOW);
    await run(`drop table months.${name}_2026_12`);
    await add(utc(2026, 12, 5));
    assert.deepEqual(await whereabouts(), ['default']);
    assert.deepEqual(await tend(NOW), ['made 2026_12', 'moved 2026_12']);
    assert.deepEqual(await whereabouts(), ['2026_12']);
  });

  test('a name that is taken, and more rows than can be moved at once, are told and left', async () => {
    const { name, tend, add, whereabouts, log } = await table();
    await run(`create table months.${name}_2026_11 (mine text)`);
    await add(NOW);
    assert.deepEqual(await tend(NOW), ['taken 2026_11', 'made 2026_12', 'made 2027_01']);
    assert.equal(log.lines.find(({ level }) => level === 'warn')?.fields['partition'], `${name}_2026_11`);
    await run(`drop table months.${name}_2026_11`);
    await add(NOW);
    const told = async (most: number) =>
      column(`select done from platform.tend_partitions('months.${name}', 'evt', ${NOW}, null, 2, ${most})`);
    assert.deepEqual(await told(1), ['crowded']);
    assert.deepEqual(await whereabouts(), ['default', 'default']);
    assert.deepEqual(await told(2), ['made', 'moved']);
    assert.deepEqual(await whereabouts(), ['2026_11', '2026_11']);
  });

  test('a month is dropped once all of it is old, to the millisecond, and as long as is asked now', async () => {
    const { tend, add, whereabouts, months } = await table();
    await tend(NOW);
    for (const at of [utc(2026, 11, 30), utc(2026, 12, 31), utc(2027, 1, 1)]) await add(at);
    const day = 86_400_000;
    await tend(utc(2027, 3, 1));
    assert.deepEqual(await tend(utc(2027, 3, 1), 90 * day + 1), []);
    assert.deepEqual(await tend(utc(2027, 3, 1), 90 * day), ['dropped 2026_11']);
    assert.deepEqual(await tend(utc(2027, 3, 1), 3650 * day), []);
    assert.deepEqual(await tend(utc(2027, 3, 1), 59 * day), ['dropped 2026_12']);
    assert.deepEqual(await whereabouts(), ['2027_01']);
    // A month that was dropped is made for rows that come late, and goes with them.
    await add(utc(2026, 12, 31));
    assert.deepEqual(await tend(utc(2027, 3, 1), 59 * day), [
      'made 2026_12',
      'moved 2026_12',
      'dropped 2026_12',
    ]);
    assert.deepEqual(await months(), ['2027_01', '2027_03', '2027_04', '2027_05', 'default']);
  });

  test('a clock that runs ahead alone drops nothing', async () => {
    const { name, tend, months } = await table();
    await tend(NOW);
    const before = await months();
    const ahead = simulatedClock(utc(2060, 1));
    await tendPartitions({
      database,
      tables: [{ schema: 'months', table: name, forMs: 0 }],
      clock: ahead,
      log: memoryLog(),
    })();
    assert.deepEqual(await months(), before);
  });

  test('cut short, a round leaves the table as it was, and the next does all of it', async () => {
    const { name, tend, add, months, whereabouts } = await table();
    await add(NOW);
    const cut = database.transaction('months', async (trx) => {
      const { rows } =
        await sql`select * from ${sql.id('months', `tend_${name}`)}(${NOW}::bigint, null)`.execute(trx);
      assert.equal(rows.length, 4);
      throw new Error('cut short');
    });
    await assert.rejects(cut, /cut short/);
    assert.deepEqual([await months(), await whereabouts()], [['default'], ['default']]);
    assert.deepEqual((await tend(NOW)).length, 4);
    assert.deepEqual(await whereabouts(), ['2026_11']);
  });

  test('many at once, among those who write, make each month once', async () => {
    const { name, add, months, whereabouts } = await table();
    const tables = [{ schema: 'months', table: name }];
    const round = () => tendPartitions({ database, tables, log: memoryLog() })();
    time = NOW;
    const rounds = await Promise.all(
      Array.from({ length: 8 }, async (_, n) => {
        await add(utc(2026, 11 + (n % 3), 5));
        const done = await round();
        await add(utc(2026, 11 + (n % 3), 6));
        return done;
      }),
    );
    await round();
    const made = rounds.flat().filter(({ done }) => done === 'made');
    assert.equal(made.length, 3);
    assert.deepEqual(await months(), ['2026_11', '2026_12', '2027_01', 'default']);
    assert.equal((await whereabouts()).length, 16);
    assert.ok(!(await whereabouts()).includes('default'));
  });

  test('policies hold through the table, and nobody goes round them by asking a month', async () => {
    const { name, tend } = await table();
    await run(`alter table months.${name} enable row level security, force row level security`);
    await run(`create policy named on months.${name} using (name = 'mine')`);
    await run(`create role reader_${name}`);
    try {
      await run(`grant usage on schema months to reader_${name}`);
      await run(`grant select, insert on months.${name} to reader_${name}`);
      await run(
        `insert into months.${name} values ('${firstId('evt', NOW)}', 0, 'mine'), ('${firstId('evt', NOW + 1)}', 0, 'theirs')`,
      );
      await tend(NOW);
      const seen = (of: string) =>
        database.transaction('months', async (trx) => {
          await sql.raw(`set local role reader_${name}`).execute(trx);
          return (await sql.raw<{ name: string }>(`select name from months.${of}`).execute(trx)).rows.map(
            (row) => row.name,
          );
        });
      assert.deepEqual(await seen(name), ['mine']);
      assert.deepEqual(await seen(`${name}_2026_11`), []);
      // Whoever may only read and write has its months made all the same, and changes no table itself.
      await run(`drop table months.${name}_2027_01`);
      const asReader = (what: string) =>
        database.transaction('months', async (trx) => {
          await sql.raw(`set local role reader_${name}`).execute(trx);
          return (await sql.raw<{ done: string }>(what).execute(trx)).rows.map(({ done }) => done);
        });
      await assert.rejects(
        asReader(`select * from platform.tend_partitions('months.${name}', 'evt', ${NOW}, null)`),
        /permission denied|must be owner/,
      );
      assert.deepEqual(await asReader(`select * from months.tend_${name}(${NOW}, null)`), ['made']);
    } finally {
      await run(`drop owned by reader_${name}`);
      await run(`drop role reader_${name}`);
    }
  });
}
