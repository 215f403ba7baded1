/** PostgreSQL in this process (PGlite): `npm start` needs nothing but Node, and tests run on the real SQL. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { Kysely, type Transaction } from 'kysely';
import type { Clock } from '../clock/port.ts';
import { FlushingFiles, flushingStartParams } from './flush-files.ts';
import { flushPath, flushTree } from './flush-tree.ts';
import { nestingGuard } from './forbid-nesting.ts';
import { lockDirectory } from './lock-directory.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import type { Database } from './port.ts';
import { loadTemplate } from './template.ts';
import { tableUpkeep } from './upkeep.ts';
import { valueParsers } from './values.ts';

export interface PgliteOptions {
  /** Where the data lives; `null` keeps it in memory. */
  readonly directory: string | null;
  /** Where a pre-initialised empty cluster is kept between runs; left out: each new database initialises its own. */
  readonly templateDirectory?: string;
  readonly clock: Clock;
  /**
   * Whether each commit reaches the disk before it is answered, and so survives a power loss. Off when left out:
   * a flush takes milliseconds in which this process does nothing else, so many writers should commit in groups.
   */
  readonly flush?: boolean;
}

/**
 * How much of a function of WebAssembly runs before it is compiled well, in bytes of its code: V8 waits for 13 million,
 * which most of PostgreSQL's do not see in thousands of invoices, and what it makes at first is slower.
 */
const SOON = 100_000;

export async function openPglite(options: PgliteOptions): Promise<Database> {
  const { directory, templateDirectory, clock, flush = false } = options;
  if (directory === null) {
    const pglite = await PGlite.create({ ...parsers(), ...(await fromTemplate(templateDirectory)) });
    return overPglite(pglite, clock, false, () => {});
  }
  // What lasts is worth it. V8 reads this when a module is made: what was made before stays as it is.
  setFlagsFromString(`--wasm-tiering-budget=${SOON}`);
  const unlock = lockDirectory(directory);
  try {
    return overPglite(await openDirectory(directory, templateDirectory, flush), clock, flush, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function overPglite(pglite: PGlite, clock: Clock, survivesPowerLoss: boolean, unlock: () => void): Database {
  // biome-ignore lint/suspicious/noExplicitAny: each service names the tables of its own schema
  const kysely: Kysely<any> = new Kysely<any>({
    dialect: pgliteDialect(pglite, (rows) => upkeep.changed(rows)),
  });
  const upkeep = tableUpkeep(() => kysely);
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
    survivesPowerLoss,
    schema: <Tables>(schema: string) => guarded.withSchema(schema) as Kysely<Tables>,
    async execute(query) {
      guard.check();
      return kysely.executeQuery(query);
    },
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

/** A first creation is finished beside its place and then moved there, so that a kill leaves no half of one. */
async function openDirectory(
  directory: string,
  templateDirectory: string | undefined,
  flush: boolean,
): Promise<PGlite> {
  const data = join(directory, 'data');
  const storage = (path: string) =>
    flush ? { fs: new FlushingFiles(path), startParams: flushingStartParams() } : { dataDir: path };
  if (!existsSync(data)) {
    const unfinished = join(directory, 'data.unfinished');
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished);
    const template = await fromTemplate(templateDirectory);
    const pglite = await PGlite.create({ ...storage(unfinished), ...template });
    await pglite.close();
    await rename(unfinished, data);
  }
  // Whatever was written before, by a process that did not flush included, is on the disk before anything builds on it.
  // Never the lock's own file: closing any second handle on it would give the kernel's lock away.
  if (flush) {
    await flushTree(data);
    await flushPath(directory);
  }
  return PGlite.create({ ...storage(data), ...parsers() });
}

const parsers = () => ({
  parsers: { ...valueParsers },
  // What is packed comes written as the server reads it.
  serializers: {
    17: (bytes: string | Uint8Array) =>
      typeof bytes === 'string' ? bytes : `\\x${Buffer.from(bytes).toString('hex')}`,
  },
});

async function fromTemplate(templateDirectory: string | undefined): Promise<PGliteOptions> {
  return templateDirectory === undefined ? {} : { loadDataDir: await loadTemplate(templateDirectory) };
}
