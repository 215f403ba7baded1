import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { systemClock } from '../clock/system.ts';
import { databaseConformance } from './conformance.ts';
import { scopeConformance } from './conformance-scope.ts';
import { DatabaseInUse } from './lock-directory.ts';
import { migratePlatform } from './migrate-platform.ts';
import { openPglite } from './pglite.ts';
import { templateDirectory } from './testing/open-test-database.ts';

databaseConformance('PGlite', () => openPglite({ directory: null, templateDirectory, clock: systemClock }));

scopeConformance('PGlite', async (prepare) => {
  const database = await openPglite({ directory: null, templateDirectory, clock: systemClock });
  await migratePlatform(database);
  const role = await prepare(database);
  await sql`set role ${sql.id(role)}`.execute(database.schema('public'));
  return database;
});

suite('PGlite on disk', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pglite-'));
  });
  after(() => rm(directory, { recursive: true }));

  const open = () => openPglite({ directory, templateDirectory, clock: systemClock });

  /** A process that opens the database, then inserts row after row and tells each once it is committed. */
  const startWriter = () => {
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('./write-until-killed.ts', import.meta.url)), directory, templateDirectory],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const exited = new Promise((resolve) => child.once('exit', resolve));
    return { child, exited, told: createInterface({ input: child.stdout }) };
  };

  test('a living owner keeps others out, and a killed one loses no row it had told and leaves the way free', async () => {
    const { child, exited, told } = startWriter();
    let acknowledged = 0;
    let refusal: unknown;
    for await (const line of told) {
      acknowledged = Number(line);
      if (acknowledged === 20) refusal = await open().catch((error) => error);
      if (acknowledged >= 60) {
        child.kill('SIGKILL');
        break;
      }
    }
    await exited;
    assert.ok(refusal instanceof DatabaseInUse);
    assert.match(refusal.message, new RegExp(`in use by process ${child.pid}\\.`));

    const database = await open();
    const { rows } = await sql<{ id: number }>`select id from public.told order by id`.execute(
      database.schema('public'),
    );
    await database.close();
    assert.ok(rows.length >= acknowledged, `${acknowledged} were told, ${rows.length} are there`);
    assert.deepEqual(
      rows.map(({ id }) => id),
      rows.map((_, index) => index + 1),
      'no gap',
    );
  });

  test('flushing what is there already gives no lock away', async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'pglite-'));
    const first = await openPglite({ directory: fresh, templateDirectory, clock: systemClock, flush: true });
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('./write-until-killed.ts', import.meta.url)), fresh, templateDirectory],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const said = await child.stderr.setEncoding('utf8').toArray();
    await first.close();
    await rm(fresh, { recursive: true });
    assert.match(said.join(''), /DatabaseInUse/);
  });

  test('one process cannot open one directory twice, and can again after closing', async () => {
    const first = await open();
    await assert.rejects(open, DatabaseInUse);
    await first.close();
    await (await open()).close();
  });

  test('closing lets what was asked before end and refuses what comes after', async () => {
    const database = await open();
    const before = database.transaction('public', async (trx) =>
      sql`create table closing (id int)`.execute(trx),
    );
    const closed = database.close();
    await before;
    await assert.rejects(
      database.transaction('public', async () => 1),
      /closed/,
    );
    await closed;
    await database.close();
  });
});

suite('PGlite and its one connection', () => {
  test('a query beside the open transaction fails at once instead of waiting for ever', async () => {
    const database = await openPglite({ directory: null, templateDirectory, clock: systemClock });
    const ask = () => sql`select 1`.execute(database.schema('public'));
    const beside = /beside the open transaction/;
    await database.transaction('public', async (trx) => {
      await sql`select 1`.execute(trx);
      await assert.rejects(ask, beside);
      await assert.rejects(
        database.transaction('public', async () => 1),
        beside,
      );
    });
    await ask();
    await database.close();
  });
});
