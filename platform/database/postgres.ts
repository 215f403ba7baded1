/** A served PostgreSQL (15 or later): many connections, behind the same port as the embedded one. */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { openConnections } from './connections.ts';
import { nestingGuard } from './forbid-nesting.ts';
import type { Database } from './port.ts';
import { statementNames } from './statement-names.ts';
import { valueParsers } from './values.ts';

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`; what its query says wins over what follows. */
  readonly url: string;
  /** Connections at most, beside the one that tells the time; 10 when left out. */
  readonly connections?: number;
  /** Longest that one statement may take, in milliseconds; 30 s when left out. */
  readonly statementTimeoutMs?: number;
  /** Longest that a transaction may stand still; 30 s when left out. */
  readonly idleInTransactionTimeoutMs?: number;
  /** Longest wait for a connection, new or free; 10 s when left out. */
  readonly connectTimeoutMs?: number;
  readonly applicationName?: string;
  /** The role that every session works as, of those that the login may become; left out: the login itself. */
  readonly role?: string;
  /** Settings of each session, over ours. */
  readonly settings?: Readonly<Record<string, string>>;
}

const OLDEST = 150_000;

const SETTINGS = {
  // As the embedded one has them, whatever this server's own are.
  datestyle: 'ISO',
  timezone: 'UTC',
  default_transaction_isolation: 'read\\ committed',
  // Ours are short statements: compiling one, or starting processes for it, takes longer than running it.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
};

/** Opens connections and asks the server who it is, so that what is wrong shows at once. */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const where = describe(options.url);
  const nameOf = statementNames();
  const config = toConfig(options);
  const connections = openConnections({ config, where, nameOf });
  // Of its own: who asks the time in a transaction must not wait for a connection that another such one holds.
  const clock = openConnections({ config: { ...config, max: 1 }, where, nameOf, scopeOf: () => '' });
  // biome-ignore lint/suspicious/noExplicitAny: each service names the tables of its own schema
  const kysely = new Kysely<any>({ dialect: new PostgresDialect({ pool: connections }) });
  // biome-ignore lint/suspicious/noExplicitAny: it has no tables
  const timeKeeper = new Kysely<any>({ dialect: new PostgresDialect({ pool: clock }) });
  const guard = nestingGuard();
  const guarded = kysely.withPlugin(guard.plugin);
  let closing: Promise<void> | null = null;

  const close = async () => {
    // What was asked in this turn has to reach the pool first.
    await new Promise(setImmediate);
    await Promise.all([connections.finish(), clock.finish()]);
    await Promise.all([kysely.destroy(), timeKeeper.destroy()]);
  };

  const server = await inspect(kysely, options.role).catch(async (error) => {
    await close();
    throw error;
  });
  return {
    driver: 'postgres',
    survivesPowerLoss: server.fsync === 'on' && server.synchronous_commit !== 'off',
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
    now: shared(async () => {
      const { rows } = await sql<{ now: number }>`select
        floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(timeKeeper);
      return rows[0]?.now ?? Number.NaN;
    }),
    connections: () => connections.counts(),
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function toConfig(options: PostgresOptions): pg.PoolConfig {
  const role = options.role === undefined ? {} : { role: options.role.replace(/[\\\s]/g, '\\$&') };
  const settings = Object.entries({ ...SETTINGS, ...role, ...options.settings }).map(
    ([name, value]) => `-c ${name}=${value}`,
  );
  const url = URL.parse(options.url);
  // Settings in the address are added to ours, over them; the library would take them instead.
  const told = url?.searchParams.get('options') ?? '';
  url?.searchParams.delete('options');
  return {
    connectionString: url?.href ?? options.url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    // A new connection has to parse everything anew.
    idleTimeoutMillis: 300_000,
    keepAlive: true,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 30_000,
    application_name: options.applicationName ?? 'arca-api',
    options: [...settings, told].join(' '),
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        valueParsers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  };
}

interface Server {
  readonly role: string;
  readonly version: number;
  readonly fsync: string;
  readonly synchronous_commit: string;
}

async function inspect(kysely: Kysely<unknown>, role: string | undefined): Promise<Server> {
  const { rows } = await sql<Server>`select current_user as role,
    current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as synchronous_commit`.execute(kysely);
  const [server] = rows;
  if (server === undefined || server.version < OLDEST)
    throw new Error('Hace falta PostgreSQL 15 o posterior. / PostgreSQL 15 or later is needed.');
  if (role !== undefined && server.role !== role)
    throw new Error(
      `La sesión no tomó el rol ${role}: lo que está entre medio (PgBouncer, por ejemplo) no pasa «options» al abrir. / The session did not take the role: whatever is in between (PgBouncer, say) does not pass "options" on at startup.`,
    );
  return server;
}

/** Whoever asks while an answer is under way shares the next one: nobody is told what was so before they asked. */
function shared<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<Answer> | null = null;
  return () => {
    next ??= running.then(() => {
      next = null;
      const asked = ask();
      running = asked.catch(() => {});
      return asked;
    });
    return next;
  };
}

/** Host and database of a URL, for messages: never its password. */
function describe(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return 'DATABASE_URL';
  return `${parsed.host || parsed.searchParams.get('host') || 'localhost'}${decodeURI(parsed.pathname)}`;
}
