/** PostgreSQL in this process (PGlite): `npm start` needs nothing but Node, and tests run on the real SQL. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, type Transaction } from 'kysely';
import type { Clock } from '../clock/port.ts';
import { nestingGuard } from './forbid-nesting.ts';
import { lockDirectory } from './lock-directory.ts';
import type { Database } from './port.ts';
import { loadTemplate } from './template.ts';
import { valueParsers } from './values.ts';

export interface PgliteOptions {
  /** Where the data lives; `null` keeps it in memory. */
  readonly directory: string | null;
  /** Where a pre-initialised empty cluster is kept between runs; left out: each new database initialises its own. */
  readonly templateDirectory?: string;
  readonly clock: Clock;
}

export async function openPglite({ directory, templateDirectory, clock }: PgliteOptions): Promise<Database> {
  const unlock = directory === null ? () => {} : lockDirectory(directory);
  try {
    const pglite =
      directory === null ? await inMemory(templateDirectory) : await onDisk(directory, templateDirectory);
    return overPglite(pglite, clock, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function overPglite(pglite: PGlite, clock: Clock, unlock: () => void): Database {
  // biome-ignore lint/suspicious/noExplicitAny: each service names the tables of its own schema
  const kysely = new Kysely<any>({ dialect: new PGliteDialect({ pglite }) });
  const guard = nestingGuard();
  const guarded = kysely.withPlugin(guard.plugin);
  let closing: Promise<void> | null = null;

  const close = async () => {
    // Takes its turn on the one connection, behind all that was asked before.
    await kysely.connection().execute(async () => {});
    await kysely.destroy();
    await pglite.close().catch((error) => {
      if (!pglite.closed) throw error;
    });
    unlock();
  };

  return {
    driver: 'pglite',
    survivesPowerLoss: false,
    schema: <Tables>(schema: string) => guarded.withSchema(schema) as Kysely<Tables>,
    async transaction<Tables, Result>(schema: string, work: (trx: Transaction<Tables>) => Promise<Result>) {
      guard.check();
      if (closing !== null) throw new Error('the database is closed');
      return kysely
        .transaction()
        .execute((trx) => guard.inside(() => work(trx.withSchema(schema) as Transaction<Tables>)));
    },
    now: async () => clock.now(),
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function inMemory(templateDirectory: string | undefined): Promise<PGlite> {
  return PGlite.create(await options(templateDirectory));
}

/** A first creation is finished beside its place and then moved there, so that a kill leaves no half of one. */
async function onDisk(directory: string, templateDirectory: string | undefined): Promise<PGlite> {
  const dataDir = join(directory, 'data');
  if (!existsSync(dataDir)) {
    const unfinished = join(directory, 'data.unfinished');
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished);
    const pglite = await PGlite.create({ ...(await options(templateDirectory)), dataDir: unfinished });
    await pglite.close();
    await rename(unfinished, dataDir);
  }
  return PGlite.create({ ...(await options(undefined)), dataDir });
}

async function options(templateDirectory: string | undefined): Promise<PGliteOptions> {
  const parsers = { ...valueParsers };
  return templateDirectory === undefined
    ? { parsers }
    : { parsers, loadDataDir: await loadTemplate(templateDirectory) };
}
