/** Notes every statement that is asked of a database and tells how each is carried out: which tables it goes through, and how much of them. */
import assert from 'node:assert/strict';
import {
  CompiledQuery,
  type Kysely,
  type KyselyPlugin,
  type RootOperationNode,
  type Transaction,
} from 'kysely';
import type { Database } from '../port.ts';

export interface Carried {
  readonly statement: string;
  /** Tables that were read from end to end. */
  readonly whole: readonly string[];
  /** The most rows that one step of it went through. */
  readonly rows: number;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

type Row = Readonly<Record<string, unknown>>;

export interface NoteStatementsOptions {
  /** Told what each statement answered, as it is answered. */
  readonly onAnswer?: (rows: readonly Row[]) => void;
}

export function noteStatements(database: Database, { onAnswer }: NoteStatementsOptions = {}) {
  const built = new WeakMap<object, RootOperationNode>();
  const asked = new Map<string, CompiledQuery>();
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      built.set(queryId, node);
      return node;
    },
    async transformResult({ result, queryId }) {
      const node = built.get(queryId);
      assert.ok(node);
      const query = database.schema('public').getExecutor().compileQuery(node, { queryId: 'noted' });
      asked.set(query.sql, query);
      onAnswer?.(result.rows as readonly Row[]);
      return result;
    },
  };
  const noting: Database = {
    ...database,
    schema: <Tables>(name: string) => database.schema<Tables>(name).withPlugin(plugin) as Kysely<Tables>,
    transaction: <Tables, Result>(
      schema: string,
      work: (trx: Transaction<Tables>) => Promise<Result>,
    ): Promise<Result> =>
      database.transaction<Tables, Result>(schema, (trx) =>
        work(trx.withPlugin(plugin) as Transaction<Tables>),
      ),
  };

  /** Carried out once more with what it was last asked with, and undone. */
  async function carry({ sql: statement, parameters }: CompiledQuery): Promise<Carried> {
    const seen: { whole: string[]; rows: number } = { whole: [], rows: 0 };
    const undone = new Error('undone');
    const again = database.transaction('public', async (trx) => {
      const explained = CompiledQuery.raw(`explain (analyze, format json) ${statement}`, [...parameters]);
      const { rows } = await trx.executeQuery<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(explained);
      visit(rows[0]?.['QUERY PLAN'][0]?.Plan, seen);
      throw undone;
    });
    await assert.rejects(again, undone);
    return { statement, ...seen };
  }

  return {
    /** The same, noting. */
    database: noting,
    forget: (): void => asked.clear(),
    async carried(): Promise<readonly Carried[]> {
      const all: Carried[] = [];
      for (const query of asked.values()) all.push(await carry(query));
      return all;
    },
  };
}

function visit(node: PlanNode | undefined, into: { whole: string[]; rows: number }): void {
  // What was not begun is of no account: a branch for news to everybody, a month that is not looked into.
  if (node === undefined || node['Actual Loops'] === 0) return;
  const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  into.rows = Math.max(into.rows, rows);
  if (node['Node Type'] === 'Seq Scan' && rows > 0) into.whole.push(node['Relation Name'] ?? '');
  for (const child of node.Plans ?? []) visit(child, into);
}
