import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { systemClock } from '../clock/system.ts';
import { FlushingFiles, flushingStartParams } from './flush-files.ts';
import { openPglite } from './pglite.ts';
import { templateDirectory } from './testing/open-test-database.ts';

/**
 * The disk of a machine that loses power whenever we like: a copy of the database that learns of a file's content
 * only when that file is flushed.
 */
test('with flushing, what was committed is on the disk when it is answered, checkpoints included', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'flush-'));
  const database = await openPglite({ directory, templateDirectory, clock: systemClock, flush: true });
  assert.equal(database.survivesPowerLoss, true);
  await sql`create table kept (id int primary key)`.execute(database.schema('public'));
  await database.close();

  const live = join(directory, 'data');
  const disk = join(directory, 'disk');
  cpSync(live, disk, { recursive: true });
  const pglite = await PGlite.create({
    fs: new FlushingFiles(live, (path) => {
      if (!existsSync(path) || statSync(path).isDirectory()) return;
      const copy = join(disk, relative(live, path));
      mkdirSync(dirname(copy), { recursive: true });
      cpSync(path, copy);
    }),
    startParams: flushingStartParams(),
  });
  for (let id = 1; id <= 20; id++) await pglite.query('insert into kept values ($1)', [id]);
  await pglite.exec('checkpoint');
  for (let id = 21; id <= 30; id++) await pglite.query('insert into kept values ($1)', [id]);
  const survivor = await PGlite.create({ dataDir: disk });
  const { rows } = await survivor.query<{ count: number }>('select count(*)::int count from kept');
  assert.equal(rows[0]?.count, 30);
  await survivor.close();
  await pglite.close();
  await rm(directory, { recursive: true });
});

test('without flushing, a database does not claim to survive a power loss', async () => {
  const database = await openPglite({ directory: null, templateDirectory, clock: systemClock, flush: true });
  assert.equal(database.survivesPowerLoss, false, 'memory survives nothing');
  await database.close();
});
