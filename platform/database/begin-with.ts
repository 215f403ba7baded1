/**
 * What belongs to a statement travels in its packet: the BEGIN of its transaction, and whose rows are within its reach.
 * No round trip more, and neither happens without the other.
 */
import pg from 'pg';
import { SCOPE_SETTING } from './scope.ts';

declare module 'pg' {
  interface Query {
    /** Writes what the server needs, ended by one Sync: after an error the server skips all up to it. */
    prepare(connection: pg.Connection): void;
  }
}

const BEGIN = 'arca_begin';
const SCOPE = 'arca_scope';

/** For each new connection, before its first transaction. */
export async function prepareConnection(client: pg.ClientBase): Promise<void> {
  await Promise.all([
    client.query({ name: BEGIN, text: 'begin' }),
    // Answers no row, and lasts as long as the statement beside it, or the transaction: nothing stays behind.
    client.query({
      name: SCOPE,
      text: `select where set_config('${SCOPE_SETTING}', $1, true) is null`,
      values: [''],
    }),
    client.query('rollback'),
  ]);
}

export interface Company {
  /** Whether a transaction begins with it. */
  readonly begins: boolean;
  /** Whose rows are within its reach, or its transaction's; empty: nobody's. */
  readonly scope: string;
}

/** A statement with what goes before it. Of its results the last is its own. */
export class AccompaniedQuery extends pg.Query {
  readonly #company: Company;

  constructor(
    company: Company,
    config: pg.QueryConfig,
    done: (error: Error | null | undefined, result: unknown) => void,
  ) {
    super(config, done);
    this.#company = company;
  }

  override prepare(connection: pg.Connection): void {
    const { begins, scope } = this.#company;
    if (begins) {
      connection.bind({ statement: BEGIN }, true);
      connection.execute({}, true);
    }
    if (scope !== '') {
      connection.bind({ statement: SCOPE, values: [scope] }, true);
      connection.execute({}, true);
    }
    super.prepare(connection);
  }
}
