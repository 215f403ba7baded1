/** Kysely on PGlite with prepared statements: planning the same SQL again costs several times what running it does. */
import { messages, type PGlite, protocol } from '@electric-sql/pglite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { currentScope, OTHER_SCOPE, SCOPE_SETTING } from './scope.ts';

const { serialize } = protocol;

/** Statements kept prepared at most; whichever was used longest ago makes room. */
const KEPT = 400;

/** SQL that differs with the number of its rows is seldom met twice: longer than this, it is not kept. */
const KEPT_LENGTH = 20_000;

/** On a disk or in memory every write is where it belongs already: there is no copy to bring up to date. */
const EXCHANGE = { throwOnError: true, syncToFs: false } as const;

/** Answers no row, so that it can go before any other in one exchange. */
const setScope = (isLocal: boolean) => `select where set_config('${SCOPE_SETTING}', $1, ${isLocal}) is null`;
const SCOPE = { ofSession: 'scope', ofTransaction: 'scope_local' } as const;

interface Prepared {
  /** `''` is the unnamed one, which the next takes over. */
  readonly name: string;
  readonly parameters: readonly number[];
  readonly columns: readonly { readonly name: string; readonly parse: (text: string) => unknown }[];
}

/** `changed` is told how many rows each statement changed, before the transaction around it ends. */
export function pgliteDialect(pglite: PGlite, changed: (rows: number) => void): Dialect {
  return {
    createAdapter: () => new PostgresOnOneConnection(),
    createDriver: () => oneConnection(pglite, changed),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class PostgresOnOneConnection extends PostgresAdapter {
  override get supportsMultipleConnections(): boolean {
    return false;
  }
}

function oneConnection(pglite: PGlite, changed: (rows: number) => void): Driver {
  const statements = preparedStatements(pglite);
  /** Of the transaction under way. */
  let scope: string | null = null;
  const connection: DatabaseConnection = {
    async executeQuery<Row>(query: CompiledQuery) {
      if (scope !== null && scope !== currentScope()) throw new Error(OTHER_SCOPE);
      const { tag, rows } = await statements.run<Row>(query.sql, query.parameters, scope === null);
      const count = /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/.exec(tag)?.[1];
      if (count === undefined) return { rows };
      changed(Number(count));
      return { rows, numAffectedRows: BigInt(count) };
    },
    streamQuery() {
      throw new Error('PGlite answers whole results');
    },
  };
  return {
    init: () => pglite.waitReady,
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    async beginTransaction() {
      await statements.begin();
      scope = currentScope();
    },
    async commitTransaction() {
      scope = null;
      // A transaction that failed is rolled back by its commit, which is no error of PostgreSQL's.
      if ((await statements.run('commit', [], false)).tag !== 'COMMIT')
        throw new Error('the transaction had failed: it was rolled back');
    },
    async rollbackTransaction() {
      scope = null;
      await statements.run('rollback', [], false);
    },
    async destroy() {
      if (!pglite.closed) await pglite.close();
    },
  };
}

function preparedStatements(pglite: PGlite) {
  /** In the order of their last use. */
  const kept = new Map<string, Prepared>();
  let named = 0;

  async function exchange(...parts: readonly Uint8Array[]) {
    const answer = await pglite.execProtocol(joined([...parts, serialize.sync()]), EXCHANGE);
    return answer.messages;
  }

  async function prepare(text: string): Promise<Prepared> {
    const name = text.length > KEPT_LENGTH ? '' : `s${++named}`;
    const told = await exchange(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }));
    let parameters: readonly number[] = [];
    let columns: Prepared['columns'] = [];
    for (const message of told) {
      if (message instanceof messages.ParameterDescriptionMessage) parameters = message.dataTypeIDs;
      if (message instanceof messages.RowDescriptionMessage)
        columns = message.fields.map((field) => ({
          name: field.name,
          parse: pglite.parsers[field.dataTypeID] ?? ((value: string) => value),
        }));
    }
    return { name, parameters, columns };
  }

  async function forget(...names: readonly string[]): Promise<void> {
    if (names.length > 0) await exchange(...names.map((name) => serialize.close({ type: 'S', name })));
  }

  async function find(text: string): Promise<Prepared> {
    const found = kept.get(text);
    if (found !== undefined) {
      kept.delete(text);
      kept.set(text, found);
      return found;
    }
    const prepared = await prepare(text);
    if (prepared.name === '') return prepared;
    kept.set(text, prepared);
    const [[oldest, { name }] = ['', { name: '' }]] = kept;
    if (kept.size > KEPT) {
      kept.delete(oldest);
      await forget(name);
    }
    return prepared;
  }

  /** What the session was last told, where that is certain. */
  let told: string | null = '';
  let knowsScope = false;

  /** What tells the database whose rows are within reach, for the exchange that needs it; nothing where it knows. */
  async function scopeOf(isLocal: boolean): Promise<readonly Uint8Array[]> {
    if (told === currentScope()) return [];
    if (!knowsScope)
      await exchange(
        serialize.parse({ name: SCOPE.ofSession, text: setScope(false) }),
        serialize.parse({ name: SCOPE.ofTransaction, text: setScope(true) }),
      );
    knowsScope = true;
    const name = isLocal ? SCOPE.ofTransaction : SCOPE.ofSession;
    return [serialize.bind({ statement: name, values: [currentScope()] }), serialize.execute({})];
  }

  async function begin(): Promise<void> {
    const { name } = await find('begin');
    await exchange(
      serialize.bind({ statement: name, values: [] }),
      serialize.execute({}),
      ...(await scopeOf(true)),
    );
  }

  /** Told with the statement itself: both are kept, or neither. */
  async function ask(isAlone: boolean, parts: readonly Uint8Array[]) {
    const scope = isAlone ? await scopeOf(false) : [];
    if (scope.length === 0) return exchange(...parts);
    told = null;
    const answer = await exchange(...scope, ...parts);
    told = currentScope();
    return answer;
  }

  /** `isAlone`: in no transaction, so that it brings its own scope. */
  async function run<Row>(
    text: string,
    values: readonly unknown[],
    isAlone: boolean,
  ): Promise<{ readonly tag: string; readonly rows: Row[] }> {
    const statement = await find(text);
    const bound = statement.parameters.map((oid, index) => toText(pglite, oid, values[index]));
    // Upkeep shows nobody anything, and takes no company.
    const answer = await ask(isAlone && !/^vacuum/i.test(text), [
      serialize.bind({ statement: statement.name, values: bound }),
      serialize.execute({}),
    ]);
    const rows: Row[] = [];
    let tag = '';
    for (const message of answer) {
      if (message instanceof messages.DataRowMessage) rows.push(toRow(statement, message.fields) as Row);
      else if (message instanceof messages.CommandCompleteMessage) tag = message.text;
    }
    // What was planned before may now mean another table or type.
    if (changesTables(tag)) {
      const names = [...kept.values()].map(({ name }) => name);
      kept.clear();
      await forget(...names);
    }
    return { tag, rows };
  }

  return { run, begin };
}

/** `DO` may run anything. */
function changesTables(tag: string): boolean {
  return /^(CREATE|ALTER|DROP|DO|DISCARD)/.test(tag);
}

function toText(pglite: PGlite, oid: number, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const serializer = pglite.serializers[oid];
  return serializer === undefined ? String(value) : serializer(value);
}

function toRow({ columns }: Prepared, fields: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) {
    const text = fields[index] ?? null;
    row[column.name] = text === null ? null : column.parse(text);
  }
  return row;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}
