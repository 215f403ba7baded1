/** What a question goes through in the database, for tests that hold how much that is. */
import type { Database } from '@arca-api/platform/database/port';
import { CompiledQuery, type KyselyPlugin, type RootOperationNode } from 'kysely';

/** One node of a plan as it was run. */
export interface Walked {
  readonly kind: string;
  /** What it found and what it looked at in vain. */
  readonly rows: number;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Every statement that `ask` asks of the database it is handed, in order. */
export async function statementsOf(
  database: Database,
  ask: (noted: Database) => Promise<unknown>,
): Promise<readonly CompiledQuery[]> {
  const asked: CompiledQuery[] = [];
  const built = new WeakMap<object, RootOperationNode>();
  /** Notes every query that is made, not the parts it is built of, and changes none. */
  const noting: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      built.set(queryId, node);
      return node;
    },
    async transformResult({ result, queryId }) {
      const node = built.get(queryId);
      if (node === undefined) throw new Error('a query was answered that nobody built');
      asked.push(database.schema('core').getExecutor().compileQuery(node, { queryId: 'noted' }));
      return result;
    },
  };
  await ask({
    ...database,
    execute(query) {
      asked.push(query);
      return database.execute(query);
    },
    schema: <Tables>(name: string) => database.schema<Tables>(name).withPlugin(noting),
  });
  return asked;
}

/** The plans of whatever `ask` asks of the database it is handed, and how many statements that were. */
export async function plansOf(
  database: Database,
  ask: (noted: Database) => Promise<unknown>,
): Promise<{ readonly nodes: readonly Walked[]; readonly statements: number }> {
  const asked = await statementsOf(database, ask);
  const nodes: Walked[] = [];
  for (const { sql: text, parameters } of asked) {
    const explained = CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters]);
    const { rows } = await database
      .schema('core')
      .executeQuery<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(explained);
    visit(rows[0]?.['QUERY PLAN'][0]?.Plan, nodes);
  }
  return { nodes, statements: asked.length };
}

function visit(node: PlanNode | undefined, into: Walked[]): void {
  if (node === undefined) throw new Error('a plan without a node');
  const inVain = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  into.push({ kind: node['Node Type'], rows: (node['Actual Rows'] + inVain) * node['Actual Loops'] });
  for (const child of node.Plans ?? []) visit(child, into);
}
