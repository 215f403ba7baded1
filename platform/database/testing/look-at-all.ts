/** For tests that look into tables or prepare them: whatever is asked of this database sees everybody's rows. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Database } from '../port.ts';
import { forEverybody } from '../scope.ts';

const PURPOSE = 'a test looks';

/** The same database; what the code under test is handed stays as it is. */
export function lookAtAll(database: Database): Database {
  const connection: DatabaseConnection = {
    executeQuery: <Row>(query: CompiledQuery) =>
      forEverybody(PURPOSE, () => database.execute(query as CompiledQuery<Row>)),
    streamQuery: () => {
      throw new Error('tests read whole results');
    },
  };
  // biome-ignore lint/suspicious/noExplicitAny: each test names the tables it looks at
  const kysely = new Kysely<any>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => connection,
        releaseConnection: async () => {},
        beginTransaction: () => Promise.reject(new Error('ask the database for a transaction')),
        commitTransaction: async () => {},
        rollbackTransaction: async () => {},
        destroy: async () => {},
      }),
    },
  });
  return {
    ...database,
    schema: <Tables>(schema: string) => kysely.withSchema(schema) as Kysely<Tables>,
    execute: (query) => forEverybody(PURPOSE, () => database.execute(query)),
    transaction: (schema, work) => forEverybody(PURPOSE, () => database.transaction(schema, work)),
  };
}
