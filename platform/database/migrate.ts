/** Brings one schema up to the code's own version, whoever else is trying to do the same. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './port.ts';
import { forEverybody } from './scope.ts';

export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

export interface Migrations {
  /** The PostgreSQL schema, made when missing. Unqualified names in the files land in it. */
  readonly schema: string;
  /**
   * Holds `0001-name.sql`, `0002-name.sql`, … and nothing else that ends in `.sql`. A file with a line `-- expands: why`
   * only adds: programs that do not know it yet are let into the database all the same. One with a line `-- alone: why`
   * is not a transaction: each of its statements, parted by semicolons, may be run again, as those that build an index
   * `concurrently if not exists` may.
   */
  readonly directory: string;
}

interface Migration {
  readonly name: string;
  readonly checksum: string;
  readonly text: string;
  readonly expands: boolean;
  readonly alone: boolean;
}

interface Tables {
  migrations: { name: string; checksum: string; applied_at: number; expands: boolean };
}

/**
 * Longest that everybody waits behind a statement that itself waits for a table: whoever comes after it queues. Then it
 * steps back and tries again.
 */
const QUEUE_MS = 2_000;
/** Times it tries, with as long between two of them. */
const TRIES = 150;
const LOCK_NOT_AVAILABLE = '55P03';

/** Refuses a database that is not of this version, for whoever may look but not change it. */
export async function requireMigrated(database: Database, { schema, directory }: Migrations): Promise<void> {
  const migrations = await readMigrations(directory);
  const next = await database.transaction<Tables, Migration | undefined>(schema, (trx) =>
    findUnapplied(trx, schema, migrations),
  );
  if (next !== undefined)
    throw new MigrationError(
      `A la base le falta ${next.name} (esquema ${schema}), y este usuario no cambia tablas: corré «arca migrate» con su dueño. / The database lacks ${next.name} (schema ${schema}), and this user changes no tables: run "arca migrate" as its owner.`,
    );
}

/** Applies what is missing, each file in a transaction of its own; answers the names of the files it applied. */
export async function migrate(
  database: Database,
  { schema, directory }: Migrations,
  { queueMs = QUEUE_MS, tries = TRIES }: { readonly queueMs?: number; readonly tries?: number } = {},
): Promise<readonly string[]> {
  const migrations = await readMigrations(directory);
  const applied: string[] = [];
  for (let tried = 1; ; ) {
    const take = () => takeStep(database, schema, migrations, queueMs);
    const step = await forEverybody('migrations', take).catch(async (error: unknown) => {
      if (!waitedInVain(error) || tried >= tries) throw error;
      tried += 1;
      await sql`select pg_sleep(${queueMs / 1000})`.execute(database.schema(schema));
      return 'again' as const;
    });
    if (step === null) return applied;
    if (step === 'again') continue;
    tried = 1;
    if ('alone' in step) {
      const run = () => runAlone(database, schema, step.alone);
      if (await forEverybody('migrations', run)) applied.push(step.alone.name);
    } else applied.push(step.applied);
  }
}

/** What was applied, or what has to be outside any transaction; `null`: nothing is missing. */
async function takeStep(
  database: Database,
  schema: string,
  migrations: readonly Migration[],
  queueMs: number,
): Promise<{ readonly applied: string } | { readonly alone: Migration } | null> {
  return database.transaction<Tables, { applied: string } | { alone: Migration } | null>(
    schema,
    async (trx) => {
      const next = await findNext(trx, schema, migrations);
      if (next === undefined) return null;
      // The embedded one has nobody who could be kept waiting, and one connection.
      if (next.alone && database.driver === 'postgres') return { alone: next };
      await sql`set local lock_timeout = ${sql.lit(queueMs)}`.execute(trx);
      await run(
        trx,
        schema,
        next.alone ? { ...next, text: next.text.replaceAll(/ concurrently\b/g, '') } : next,
      );
      await record(trx, database, next);
      return { applied: next.name };
    },
  );
}

async function record(
  trx: Transaction<Tables>,
  database: Database,
  { name, checksum, expands }: Migration,
): Promise<void> {
  await trx
    .insertInto('migrations')
    .values({ name, checksum, applied_at: await database.now(), expands })
    .execute();
}

/** Whether it was this process that did it. */
async function runAlone(database: Database, schema: string, migration: Migration): Promise<boolean> {
  const db = database.schema<Tables>(schema);
  return db.connection().execute(async (one) => {
    const key = sql`hashtextextended(${`migrate ${schema} alone`}, 0)`;
    // Asked again and again: building an index waits for every statement under way, so one that waits for whoever
    // builds it would wait for itself.
    for (;;) {
      const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${key}) as mine`.execute(one);
      if (rows[0]?.mine === true) break;
      await sql`select pg_sleep(0.2)`.execute(one);
    }
    try {
      const { rows } =
        await sql`select from ${sql.id(schema, 'migrations')} where name = ${migration.name}`.execute(one);
      if (rows.length > 0) return false;
      await sql`set statement_timeout = 0`.execute(one);
      await sql`set search_path to ${sql.id(schema)}`.execute(one);
      await dropHalfBuilt(one, schema);
      for (const statement of statementsOf(migration.text)) await sql.raw(statement).execute(one);
      await one
        .insertInto('migrations')
        .values({
          name: migration.name,
          checksum: migration.checksum,
          applied_at: sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`,
          expands: migration.expands,
        })
        .execute();
      return true;
    } catch (error) {
      throw failed(schema, migration.name, error);
    } finally {
      await sql`reset statement_timeout`.execute(one);
      await sql`reset search_path`.execute(one);
      await sql`select pg_advisory_unlock(${key})`.execute(one);
    }
  });
}

/** What a process that died, or a fault, left of an index: it is never used, and its name is taken. */
async function dropHalfBuilt(db: Kysely<Tables>, schema: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`select c.relname as name from pg_index i
    join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and not i.indisvalid`.execute(db);
  for (const { name } of rows)
    await sql`drop index concurrently if exists ${sql.id(schema, name)}`.execute(db);
}

const statementsOf = (text: string): readonly string[] =>
  text
    .replace(/^--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

function waitedInVain(error: unknown): boolean {
  const cause = error instanceof MigrationError ? error.cause : error;
  return cause instanceof Error && 'code' in cause && cause.code === LOCK_NOT_AVAILABLE;
}

async function readMigrations(directory: string): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const expected = String(index + 1).padStart(4, '0');
      if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name) || !name.startsWith(`${expected}-`))
        throw new MigrationError(
          `${join(directory, name)}: expected a name like ${expected}-what-it-does.sql`,
        );
      // A checkout on Windows may change the line ends, which change nothing.
      const text = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n');
      const checksum = createHash('sha256').update(text).digest('hex');
      return {
        name,
        text,
        checksum,
        expands: /^-- expands: \S/m.test(text),
        alone: /^-- alone: \S/m.test(text),
      };
    }),
  );
}

async function findNext(
  trx: Transaction<Tables>,
  schema: string,
  migrations: readonly Migration[],
): Promise<Migration | undefined> {
  // A migration takes as long as it takes, and so does waiting for whoever migrates already.
  await sql`set local statement_timeout = 0`.execute(trx);
  // Held until the transaction ends: of several processes that start together, one migrates and the others wait.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`migrate ${schema}`}, 0))`.execute(trx);
  await trx.schema.createSchema(schema).ifNotExists().execute();
  await trx.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('applied_at', 'bigint', (column) => column.notNull())
    .addColumn('expands', 'boolean', (column) => column.notNull().defaultTo(false))
    .execute();
  await addExpands(trx, schema);
  return findUnapplied(trx, schema, migrations);
}

async function findUnapplied(
  trx: Transaction<Tables>,
  schema: string,
  migrations: readonly Migration[],
): Promise<Migration | undefined> {
  const applied = await trx
    .selectFrom('migrations')
    .select(['name', 'checksum', 'expands'])
    .orderBy('name')
    .execute();
  for (const [index, { name, checksum, expands }] of applied.entries()) {
    const file = migrations[index];
    // What only adds is no harm to whoever does not know it: old and new programs work side by side.
    if (file === undefined && expands) continue;
    if (file === undefined)
      throw new MigrationError(
        `Schema ${schema} has migration ${name}, which this version does not know: the database is newer than the program. Start the newer program.`,
      );
    if (file.name !== name)
      throw new MigrationError(
        `Schema ${schema} was migrated with ${name} where this version has ${file.name}.`,
      );
    if (file.checksum !== checksum)
      throw new MigrationError(
        `Migration ${name} of schema ${schema} has changed since it was applied. Put it back and add a new file.`,
      );
  }
  return migrations[applied.length];
}

/** Schemas that earlier versions made have no such column. */
async function addExpands(trx: Transaction<Tables>, schema: string): Promise<void> {
  const found = await sql`select from information_schema.columns
    where table_schema = ${schema} and table_name = 'migrations' and column_name = 'expands'`.execute(trx);
  if (found.rows.length > 0) return;
  await trx.schema
    .alterTable('migrations')
    .addColumn('expands', 'boolean', (column) => column.notNull().defaultTo(false))
    .execute();
}

async function run(
  trx: Transaction<Tables>,
  schema: string,
  { name, text, checksum }: Migration,
): Promise<void> {
  // Drivers send one statement at a time; an anonymous block runs the whole file as one.
  const inner = `$m${checksum}$`;
  const outer = `$b${checksum}$`;
  try {
    await sql`set local search_path to ${sql.id(schema)}`.execute(trx);
    await sql.raw(`do ${outer} begin execute ${inner}${text}${inner}; end ${outer}`).execute(trx);
  } catch (error) {
    throw failed(schema, name, error);
  }
}

const failed = (schema: string, name: string, error: unknown): MigrationError =>
  new MigrationError(`Migration ${name} of schema ${schema} failed: ${(error as Error).message}`, {
    cause: error,
  });
