/** PostgreSQL, embedded or served: one query layer (Kysely) over both. */
import type { CompiledQuery, Kysely, QueryResult, Transaction } from 'kysely';

export interface Database {
  readonly driver: 'pglite' | 'postgres';
  /** True when a committed transaction survives power loss, not only the death of the process. */
  readonly survivesPowerLoss: boolean;
  /** A typed query builder whose tables live in `schema`. */
  schema<Tables>(schema: string): Kysely<Tables>;
  /** Runs SQL that is composed already, outside any transaction. */
  execute<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>>;
  /** Runs `work` in one transaction; what it throws rolls everything back and is thrown again. */
  transaction<Tables, Result>(
    schema: string,
    work: (trx: Transaction<Tables>) => Promise<Result>,
  ): Promise<Result>;
  /** The database's own clock in milliseconds: leases run on it, never on a worker's. */
  now(): Promise<number>;
  /** How the connections stand, where there is more than one. */
  connections?(): { readonly busy: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}
