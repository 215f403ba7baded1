/** BEGIN travels in the packet of a transaction's first statement: a round trip less, and neither happens without the other. */
import pg from 'pg';

declare module 'pg' {
  interface Query {
    /** Writes what the server needs, ended by one Sync: after an error the server skips all up to it. */
    prepare(connection: pg.Connection): void;
  }
}

const BEGIN = 'arca_begin';

/** For each new connection, before its first transaction. */
export async function prepareBegin(client: pg.ClientBase): Promise<void> {
  await Promise.all([client.query({ name: BEGIN, text: 'begin' }), client.query('rollback')]);
}

/** A statement that opens its transaction. Its results are two, those of BEGIN first. */
export class OpeningQuery extends pg.Query {
  override prepare(connection: pg.Connection): void {
    connection.bind({ statement: BEGIN }, true);
    connection.execute({}, true);
    super.prepare(connection);
  }
}
