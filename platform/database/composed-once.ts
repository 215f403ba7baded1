/** SQL that is composed once and asked often: composing it costs more than a small question does. */
import type { CompiledQuery, QueryResult, Transaction } from 'kysely';
import type { Database } from './port.ts';

/** Stands in a statement for what each question brings. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Asks one statement with ever new arguments. `compose` is called once, now, with a stand-in for each
 * argument; what it does with an argument other than hand it to the statement is done to the stand-in.
 *
 * @example
 * ```ts
 * import { composedOnce } from '@arca-api/platform/database/composed-once';
 * import type { Database } from '@arca-api/platform/database/port';
 *
 * function things(database: Database) {
 *   const db = database.schema<{ things: { id: string; count: number } }>('public');
 *   return composedOnce(database, ({ id }: { id: string }) =>
 *     db.selectFrom('things').selectAll().where('id', '=', id).compile(),
 *   );
 * }
 * ```
 */
export function composedOnce<Args extends object, Row>(
  database: Database,
  compose: (args: Args) => CompiledQuery<Row>,
): Ask<Args, Row> {
  const composed = compose(standIns<Args>());
  return (args, trx) => {
    const query = {
      ...composed,
      parameters: composed.parameters.map((value) =>
        value instanceof Slot ? Reflect.get(args, value.name) : value,
      ),
    };
    return trx === undefined ? database.execute(query) : trx.executeQuery(query);
  };
}

/** In `trx`, where one is handed in. */
export type Ask<Args extends object, Row> = (
  args: Args,
  // biome-ignore lint/suspicious/noExplicitAny: whose transaction it is makes no difference
  trx?: Transaction<any>,
) => Promise<QueryResult<Row>>;

/** Any argument: each is known by the name it is asked for by. */
function standIns<Args extends object>(): Args {
  return new Proxy({} as Args, { get: (_, name) => new Slot(String(name)) });
}
