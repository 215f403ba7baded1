/** A served PostgreSQL for tests: a database of its own for whoever asks, gone when it is closed. */
import { randomBytes } from 'node:crypto';
import { suite, test } from 'node:test';
import pg from 'pg';
import type { Clock } from '../../clock/port.ts';
import { migratePlatform } from '../migrate-platform.ts';
import type { Database } from '../port.ts';
import { openPostgres, type PostgresOptions } from '../postgres.ts';

const USUAL = 'postgres://postgres@127.0.0.1:5432/postgres';

export interface TestServer {
  /** Makes an empty database; answers its address, and how to be rid of it. */
  makeDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }>;
}

/** The server of `DATABASE_URL`, else the usual one of this machine; a reason where there is none. In CI there has to be one. */
export async function findTestServer(
  url = process.env['DATABASE_URL'] ?? USUAL,
): Promise<TestServer | { readonly reason: string }> {
  try {
    await administer(url, 'select 1');
  } catch (error) {
    const reason = `no PostgreSQL to test with (DATABASE_URL, or ${USUAL}): ${describe(error)}`;
    if (process.env['CI'] === 'true') throw new Error(reason, { cause: error });
    return { reason };
  }
  return {
    async makeDatabase() {
      const name = `arca_test_${randomBytes(6).toString('hex')}`;
      // From the template that nobody changes; in bytes, so that ids sort as they do elsewhere.
      await administer(url, `create database ${name} template template0 encoding 'UTF8' locale 'C'`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return {
        url: own.href,
        async drop() {
          await administer(url, `drop database if exists ${name} with (force)`);
          // Roles are the server's, and outlive what they were made for.
          const left = await administer(url, `select rolname from pg_roles where rolname like '%${name}%'`);
          for (const { rolname } of left) await administer(url, `drop role if exists "${rolname}"`);
        },
      };
    },
  };
}

export interface TestPostgresOptions extends Omit<PostgresOptions, 'url'> {
  /** Tells the database's time instead of the server. */
  readonly clock?: Clock;
}

/** Open, with the platform's own tables; dropped when it is closed. */
export async function openTestPostgres(
  server: TestServer,
  { clock, ...options }: TestPostgresOptions = {},
): Promise<Database> {
  const { url, drop } = await server.makeDatabase();
  const settings = {
    // Nobody's power fails in a test, and each flush is waited for.
    synchronous_commit: 'off',
    // As the server comes to do by itself: SQL that cannot be planned for all values shows at its second time.
    plan_cache_mode: 'force_generic_plan',
    ...options.settings,
  };
  const opened = await openPostgres({ connections: 5, ...options, settings, url });
  await migratePlatform(opened);
  return {
    ...opened,
    ...(clock !== undefined && { now: async () => clock.now() }),
    async close() {
      await opened.close();
      await drop();
    },
  };
}

/** Registers tests that need a server; where there is none, one that is skipped and says why. */
export async function withTestServer(name: string, register: (server: TestServer) => void): Promise<void> {
  const server = await findTestServer();
  if ('reason' in server) test(name, { skip: server.reason }, () => {});
  else suite(name, () => register(server));
}

/** As whoever the tests log in as. */
export async function administer(
  url: string,
  statement: string,
): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const describe = (error: unknown): string =>
  error instanceof Error ? error.message || String('code' in error ? error.code : error.name) : String(error);
