/** Months of a table on both databases, and on a served one among others who work on it. */
import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { sql } from 'kysely';
import { systemClock } from '../clock/system.ts';
import { openTestDatabase } from '../database/testing/open-test-database.ts';
import { openTestPostgres, withTestServer } from '../database/testing/open-test-postgres.ts';
import { memoryLog } from '../log/memory.ts';
import { partitionsConformance } from './conformance.ts';
import { wholeConformance } from './conformance-whole.ts';
import { tendPartitions } from './tend-partitions.ts';

suite('months of a table on the embedded database', () => partitionsConformance(openTestDatabase));
suite('a table that becomes months on the embedded database', () => wholeConformance(openTestDatabase));
await withTestServer('months of a table on a served PostgreSQL', (server) => {
  partitionsConformance((clock) => openTestPostgres(server, { clock }));
  suite('a table that becomes months', () => wholeConformance(() => openTestPostgres(server)));

  test('a table that somebody holds is left for later, and one killed over it leaves nothing', async () => {
    const database = await openTestPostgres(server);
    after(() => database.close());
    const db = database.schema<object>('busy');
    for (const text of [
      'create schema busy',
      'create table busy.t (id text primary key) partition by range (id)',
      'create table busy.t_default partition of busy.t default',
      `create function busy.tend_t(now bigint, keep bigint) returns table (done text, partition_name text, row_count bigint)
        language sql as $$ select * from platform.tend_partitions('busy.t', 'evt', now, keep) $$`,
    ])
      await sql.raw(text).execute(db);
    const log = memoryLog();
    const round = tendPartitions({
      database,
      tables: [{ schema: 'busy', table: 't' }],
      clock: systemClock,
      log,
      queueMs: 50,
    });
    const held = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const holder = database.transaction('busy', async (trx) => {
      await sql`select from busy.t`.execute(trx);
      held.resolve();
      await release.promise;
    });
    await held.promise;
    assert.deepEqual(await round(), []);
    release.resolve();
    await holder;
    assert.deepEqual(
      log.lines.map(({ level, message }) => [level, message]),
      [['warn', 'months are left for later: the table is busy']],
    );
    const killed = database.transaction('busy', async (trx) => {
      const { rows } = await sql`select * from busy.tend_t(${systemClock.now()}::bigint, null)`.execute(trx);
      assert.equal(rows.length, 3);
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx);
    });
    await assert.rejects(killed);
    const parts = sql`select from pg_inherits where inhparent = 'busy.t'::regclass`;
    assert.equal((await parts.execute(db)).rows.length, 1);
    assert.equal((await round()).length, 3);
    assert.equal((await parts.execute(db)).rows.length, 4);
  });
});
