/** What a served PostgreSQL can do that the embedded one cannot: be used from many sides at once, and be lost. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Kysely, sql, type Transaction } from 'kysely';
import { databaseConformance } from './conformance.ts';
import { scopeConformance } from './conformance-scope.ts';
import { DatabaseFailure } from './database-failure.ts';
import { migratePlatform } from './migrate-platform.ts';
import type { Database } from './port.ts';
import { openPostgres } from './postgres.ts';
import { forOrganizations } from './scope.ts';
import { endOnceOpen } from './testing/end-once-open.ts';
import { openTestPostgres, withTestServer } from './testing/open-test-postgres.ts';
import { swallowCommits } from './testing/swallow-commits.ts';

interface Tables {
  rows: { id: number; taken: boolean };
}

const fails = (reason: string) => (error: unknown) =>
  error instanceof DatabaseFailure && error.reason === reason && / \/ [A-Z]/.test(error.message);

await withTestServer('a served PostgreSQL', (server) => {
  databaseConformance('PostgreSQL', () => openTestPostgres(server));

  scopeConformance('PostgreSQL', async (prepare) => {
    const { url, drop } = await server.makeDatabase();
    const owner = await openPostgres({ url, connections: 2 });
    await migratePlatform(owner);
    const role = await prepare(owner);
    await owner.close();
    const opened = await openPostgres({ url, role, connections: 3 });
    return {
      ...opened,
      async close() {
        await opened.close();
        await drop();
      },
    };
  });

  suite('from many sides at once', () => {
    let database: Database;
    let url: string;
    let drop: () => Promise<void>;
    before(async () => {
      ({ url, drop } = await server.makeDatabase());
      database = await openPostgres({ url, connections: 4 });
      await sql`create table rows (id int primary key, taken boolean not null default false)`.execute(open());
    });
    after(async () => {
      await database.close();
      await drop();
    });

    const open = (of = database) => of.schema<Tables>('public');
    const pidOf = async (trx: Kysely<Tables> | Transaction<Tables>): Promise<number> =>
      (await sql<{ pid: number }>`select pg_backend_pid() pid`.execute(trx)).rows[0]?.pid ?? 0;
    const add = (trx: Transaction<Tables>, id: number) =>
      trx.insertInto('rows').values({ id, taken: false }).execute();
    const transaction = <Result>(work: (trx: Transaction<Tables>) => Promise<Result>) =>
      database.transaction<Tables, Result>('public', work);
    const has = async (id: number) =>
      (await open().selectFrom('rows').select('id').where('id', '=', id).execute()).length === 1;

    test('transactions run at the same time, and none sees what another has not committed', async () => {
      const written = Promise.withResolvers<void>();
      const read = Promise.withResolvers<void>();
      const slow = transaction(async (trx) => {
        await add(trx, 1);
        written.resolve();
        await read.promise;
      });
      await written.promise;
      assert.equal(await has(1), false);
      assert.equal(
        await transaction(async (trx) => (await trx.selectFrom('rows').selectAll().execute()).length),
        0,
      );
      read.resolve();
      await slow;
      assert.equal(await has(1), true);
    });

    test('what a process asks again and again outlives a column that a newer program adds', async () => {
      const { url: own, drop: dropOwn } = await server.makeDatabase();
      const one = await openPostgres({ url: own, connections: 1 });
      try {
        await sql`create table rows (id int primary key, taken boolean not null default false)`.execute(
          open(one),
        );
        const askAll = async () => {
          await open(one).selectFrom('rows').selectAll().execute();
          await open(one).selectFrom('rows').selectAll('rows').execute();
          await open(one).selectFrom('rows').select(['id', 'taken']).execute();
          await open(one).insertInto('rows').values({ id: 1, taken: true }).returningAll().execute();
          await open(one).deleteFrom('rows').where('id', '=', 1).returning('taken').execute();
        };
        for (let times = 0; times < 8; times += 1) await askAll();
        await sql`alter table rows add column more text`.execute(open(one));
        for (let times = 0; times < 8; times += 1) await askAll();
      } finally {
        await one.close();
        await dropOwn();
      }
    });

    test('of workers that take rows at once each takes others, without waiting', async () => {
      await open()
        .insertInto('rows')
        .values([2, 3, 4].map((id) => ({ id, taken: false })))
        .execute();
      const all = Promise.withResolvers<void>();
      const taken: number[] = [];
      const take = () =>
        transaction(async (trx) => {
          const row = await trx
            .selectFrom('rows')
            .select('id')
            .where('id', '>', 1)
            .orderBy('id')
            .limit(1)
            .forUpdate()
            .skipLocked()
            .executeTakeFirst();
          if (row !== undefined) taken.push(row.id);
          if (taken.length === 3) all.resolve();
          await all.promise;
        });
      await Promise.all([take(), take(), take()]);
      assert.deepEqual(taken.sort(), [2, 3, 4]);
    });

    test('the statements of one transaction may be asked at once', async () => {
      const sums = await transaction((trx) =>
        Promise.all(
          [1, 2, 3].map(async (n) => (await sql<{ n: number }>`select ${n}::int n`.execute(trx)).rows[0]?.n),
        ),
      );
      assert.deepEqual(sums, [1, 2, 3]);
    });

    test('whoever asks the time inside transactions waits for no connection', async () => {
      const times = Array.from({ length: 12 }, () =>
        transaction(async (trx) => {
          await pidOf(trx);
          return database.now();
        }),
      );
      for (const time of await Promise.all(times)) assert.ok(Math.abs(time - Date.now()) < 60_000);
    });

    test('settings in the address are over ours, and ours stay', async () => {
      const told = new URL(url);
      told.searchParams.set('options', '-c work_mem=5MB -c jit=on');
      const other = await openPostgres({ url: told.href, connections: 1 });
      const { rows } = await sql`select current_setting('work_mem') mem, current_setting('jit') jit,
        current_setting('datestyle') dates, current_setting('application_name') who`.execute(open(other));
      assert.deepEqual(rows, [{ mem: '5MB', jit: 'on', dates: 'ISO, MDY', who: 'arca-api' }]);
      await other.close();
    });

    test('a transaction that asks nothing asks the server nothing', async () => {
      assert.equal(await transaction(async () => 'done'), 'done');
      await assert.rejects(
        transaction(async () => {
          throw new Error('no');
        }),
        /^Error: no$/,
      );
    });

    test('a statement that takes too long is cancelled, and its connection serves on', async () => {
      const hasty = await openPostgres({ url, connections: 1, statementTimeoutMs: 300 });
      const pid = await pidOf(open(hasty));
      const work = hasty.transaction<Tables, void>('public', async (trx) => {
        await add(trx, 10);
        await sql`select pg_sleep(60)`.execute(trx);
      });
      await assert.rejects(work, fails('statement_timeout'));
      assert.equal(await has(10), false);
      assert.equal(await pidOf(open(hasty)), pid);
      const scope = async (): Promise<string> => {
        const told = sql<{
          scope: string;
        }>`select coalesce(current_setting('arca.organizations', true), '') as scope`;
        return (await told.execute(open(hasty))).rows[0]?.scope ?? '?';
      };
      const cancelled = forOrganizations(['org_a'], () => sql`select pg_sleep(60)`.execute(open(hasty)));
      await assert.rejects(cancelled, fails('statement_timeout'));
      assert.equal(await scope(), '');
      assert.equal(await forOrganizations(['org_b'], scope), 'org_b');
      assert.equal(await scope(), '');
      assert.equal(await pidOf(open(hasty)), pid);
      await hasty.close();
    });

    test('a connection lost in the middle of a transaction leaves nothing, and says so', async () => {
      const watcher = await openPostgres({ url, connections: 1 });
      const kill = (pid: number) => sql`select pg_terminate_backend(${pid}, 5000)`.execute(open(watcher));
      const between = transaction(async (trx) => {
        await add(trx, 11);
        await kill(await pidOf(trx));
        await add(trx, 12);
      });
      await assert.rejects(between, fails('connection_lost'));
      const during = transaction(async (trx) => {
        await add(trx, 11);
        await sql`select pg_terminate_backend(pg_backend_pid()), pg_sleep(1)`.execute(trx);
      });
      await assert.rejects(during, fails('connection_lost'));
      assert.equal(await has(11), false);
      await watcher.close();
    });

    test('a transaction that stands still is ended by the server, and says so', async () => {
      const watcher = await openPostgres({ url, connections: 1 });
      const strict = await openPostgres({ url, connections: 1, idleInTransactionTimeoutMs: 300 });
      const work = strict.transaction<Tables, void>('public', async (trx) => {
        const pid = await pidOf(trx);
        const isThere = () =>
          sql`select from pg_stat_activity where pid = ${pid}`
            .execute(open(watcher))
            .then(({ rows }) => rows.length > 0);
        while (await isThere());
        await add(trx, 13);
      });
      await assert.rejects(work, fails('connection_lost'));
      await Promise.all([watcher.close(), strict.close()]);
    });

    test('a single statement whose connection is lost is told as unknown', async () => {
      const alone = sql`select pg_terminate_backend(pg_backend_pid()), pg_sleep(1)`.execute(open());
      await assert.rejects(alone, fails('outcome_unknown'));
      assert.equal(await has(1), true, 'the next one gets another connection');
    });

    test('a session that ended before anything was asked in it leaves nothing, and says so', async (t) => {
      const proxy = await endOnceOpen(url);
      t.after(() => proxy.close());
      await assert.rejects(openPostgres({ url: proxy.url, connections: 1 }), fails('connection_lost'));
    });

    test('a COMMIT whose answer is lost is told as unknown, kept or not', async (t) => {
      const proxy = await swallowCommits(url);
      t.after(() => proxy.close());
      const far = await openPostgres({ url: proxy.url, connections: 1 });
      const work = far.transaction<Tables, void>('public', async (trx) => {
        await add(trx, 20);
      });
      await assert.rejects(
        work,
        (error) => fails('outcome_unknown')(error) && (error as DatabaseFailure).isUnknown,
      );
      assert.equal(await has(20), true, 'this one was kept');
      await far.close();
    });

    test('closing waits for what was asked before and refuses what comes after', async () => {
      const short = await openPostgres({ url, connections: 1 });
      const asked = [1, 2, 3].map(() => short.transaction<Tables, number>('public', (trx) => pidOf(trx)));
      const alone = short.schema<Tables>('public').selectFrom('rows').select('id').execute();
      const closed = short.close();
      await Promise.all([...asked, alone]);
      await assert.rejects(
        short.transaction('public', async () => 1),
        /closed/,
      );
      await closed;
      await short.close();
      await assert.rejects(short.schema<Tables>('public').selectFrom('rows').select('id').execute());
    });

    test('what keeps one out is told in words: no server, no such database, no such user', async () => {
      const changed = (change: (other: URL) => void) => {
        const other = new URL(url);
        change(other);
        return openPostgres({ url: other.href, connectTimeoutMs: 2000 });
      };
      await assert.rejects(
        changed((other) => {
          other.port = '1';
        }),
        fails('unreachable'),
      );
      await assert.rejects(
        changed((other) => {
          other.pathname = '/nowhere';
        }),
        fails('database_missing'),
      );
      const stranger = await changed((other) => {
        other.username = 'stranger';
        other.password = 'secreto';
      }).catch((error) => error);
      assert.ok(fails('login_refused')(stranger), String(stranger));
      assert.doesNotMatch(String(stranger.message), /secreto/);
    });
  });
});
