/** Connections to a served PostgreSQL, as Kysely's own driver takes them: named statements, few round trips, certain failures. */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { AccompaniedQuery, type Company, prepareConnection } from './begin-with.ts';
import {
  connectFailure,
  DatabaseFailure,
  endsSession,
  isTimeout,
  wasNeverAsked,
} from './database-failure.ts';
import { currentScope, OTHER_SCOPE } from './scope.ts';

export interface ConnectionsOptions {
  readonly config: pg.PoolConfig;
  /** The server as a person knows it, without its password. */
  readonly where: string;
  readonly nameOf: (text: string) => string | undefined;
  /** Whose rows are within reach now; left out: as `scope.ts` has it. */
  readonly scopeOf?: () => string;
}

export interface Connections extends PostgresPool {
  /** Connections in use and free, and how many want one. */
  counts(): { readonly busy: number; readonly idle: number; readonly waiting: number };
  /** Resolves once every connection was given back; none is handed out from then on. */
  finish(): Promise<void>;
}

export function openConnections({
  config,
  where,
  nameOf,
  scopeOf = currentScope,
}: ConnectionsOptions): Connections {
  const pool = new pg.Pool({ ...config, pipeline: true, onConnect: prepareConnection });
  const connections = new WeakMap<pg.PoolClient, Connection>();
  let busy = 0;
  let finished: (() => void) | null = null;
  const given = (): void => {
    busy -= 1;
    if (busy === 0) finished?.();
  };
  // A connection that breaks tells whoever uses it; one that nobody uses is replaced by the pool.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', (error) => connections.get(client)?.lose(error)));

  return {
    options: pool.options,
    async connect() {
      if (finished !== null) throw new Error('the database is closed');
      busy += 1;
      try {
        const client = await pool.connect();
        let connection = connections.get(client);
        if (connection === undefined) {
          connection = new Connection(client, where, nameOf, scopeOf);
          connections.set(client, connection);
        }
        return connection.taken(given);
      } catch (error) {
        given();
        throw connectFailure(error, where);
      }
    },
    counts: () => ({
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    finish: () =>
      new Promise((resolve) => {
        finished = resolve;
        if (busy === 0) resolve();
      }),
    end: () => pool.end(),
  };
}

/** Answers of BEGIN, COMMIT and ROLLBACK that needed no server. */
const answered = (command: 'COMMIT' | 'ROLLBACK') => ({ command, rowCount: 0, rows: [] });

/** Shows nobody anything, and takes no company. */
const UPKEEP = /^(?:vacuum|(?:create|drop)\b[^(]*\bconcurrently)\b/i;

type State = 'alone' | 'to begin' | 'in transaction' | 'committing';

class Connection implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #where: string;
  readonly #nameOf: (text: string) => string | undefined;
  readonly #scopeOf: () => string;
  #given: () => void = () => {};
  #state: State = 'alone';
  /** Of the transaction under way. */
  #scope = '';
  #lost: Error | null = null;

  constructor(
    client: pg.PoolClient,
    where: string,
    nameOf: (text: string) => string | undefined,
    scopeOf: () => string,
  ) {
    this.#scopeOf = scopeOf;
    this.#client = client;
    this.#where = where;
    this.#nameOf = nameOf;
  }

  taken(given: () => void): this {
    this.#given = given;
    return this;
  }

  lose(error: Error): void {
    this.#lost ??= error;
  }

  release(destroy = false): void {
    this.#state = 'alone';
    this.#client.release(destroy || this.#lost !== null);
    this.#given();
  }

  query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query(text: unknown, parameters: readonly unknown[] = []): unknown {
    // Without a cursor in its dialect Kysely asks for none.
    if (typeof text !== 'string') throw new TypeError('only texts are asked');
    switch (text) {
      case 'begin':
        this.#state = 'to begin';
        this.#scope = this.#scopeOf();
        return answered('COMMIT');
      case 'commit':
        return this.#commit();
      case 'rollback':
        return this.#rollback();
      default:
        return this.#ask(text, parameters);
    }
  }

  async #commit() {
    if (this.#state === 'to begin') return answered('COMMIT');
    this.#state = 'committing';
    return this.#ask('commit', []);
  }

  /** Of a connection that is lost nothing is kept, and the server knows. */
  async #rollback() {
    if (this.#state === 'to begin' || this.#lost !== null) return answered('ROLLBACK');
    return this.#ask('rollback', []).catch((error) => {
      if (this.#lost === null) throw error;
      return answered('ROLLBACK');
    });
  }

  async #ask<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    const isAlone = this.#state === 'alone';
    const begins = this.#state === 'to begin';
    const scope = this.#scopeOf();
    if (!isAlone && scope !== this.#scope) throw new Error(OTHER_SCOPE);
    if (begins) this.#state = 'in transaction';
    try {
      const isTold = begins || (isAlone && !UPKEEP.test(text));
      return await this.#send(text, parameters, { begins, scope: isTold ? scope : '' });
    } catch (error) {
      throw this.#told(error);
    }
  }

  #send<Row>(text: string, values: readonly unknown[], company: Company): Promise<PostgresQueryResult<Row>> {
    const name = this.#nameOf(text);
    const config = { text, values: [...values], queryMode: 'extended', ...(name !== undefined && { name }) };
    return new Promise((resolve, reject) => {
      const done = (error: Error | null | undefined, result: unknown): void => {
        if (error) reject(error);
        else resolve((Array.isArray(result) ? result.at(-1) : result) as PostgresQueryResult<Row>);
      };
      const isAccompanied = company.begins || company.scope !== '';
      this.#client.query(
        isAccompanied ? new AccompaniedQuery(company, config, done) : new pg.Query(config, done),
      );
    });
  }

  /** What an error means for whoever asked. */
  #told(error: unknown): unknown {
    if (isTimeout(error)) return new DatabaseFailure('statement_timeout', this.#where, error);
    const isUnasked = wasNeverAsked(error);
    if (isUnasked || endsSession(error)) this.lose(error as Error);
    if (this.#lost === null) return error;
    const isCertain = isUnasked || this.#state === 'in transaction';
    return new DatabaseFailure(isCertain ? 'connection_lost' : 'outcome_unknown', this.#where, this.#lost);
  }
}
