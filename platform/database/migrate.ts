/** Brings one schema up to the code's own version, whoever else is trying to do the same. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Transaction } from 'kysely';
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
   * only adds: programs that do not know it yet are let into the database all the same.
   */
  readonly directory: string;
}

interface Migration {
  readonly name: string;
  readonly checksum: string;
  readonly text: string;
  readonly expands: boolean;
}

interface Tables {
  migrations: { name: string; checksum: string; applied_at: number; expands: boolean };
}

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
): Promise<readonly string[]> {
  const migrations = await readMigrations(directory);
  const applied: string[] = [];
  for (;;) {
    const apply = () =>
      database.transaction<Tables, string | null>(schema, async (trx) => {
        const next = await findNext(trx, schema, migrations);
        if (next === undefined) return null;
        await run(trx, schema, next);
        const { checksum, expands } = next;
        const row = { name: next.name, checksum, applied_at: await database.now(), expands };
        await trx.insertInto('migrations').values(row).execute();
        return next.name;
      });
    const name = await forEverybody('migrations', apply);
    if (name === null) return applied;
    applied.push(name);
  }
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
      return { name, text, checksum, expands: /^-- expands: \S/m.test(text) };
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
    throw new MigrationError(`Migration ${name} of schema ${schema} failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
