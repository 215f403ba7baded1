/** What a question goes through in the database, for tests that hold how much that is. */
import { CompiledQuery, type KyselyPlugin, type RootOperationNode, type Transaction } from 'kysely';
import type { Database } from '../port.ts';

/** One node of a plan as it was run. */
export interface Walked {
  readonly kind: string;
  /** The table it reads; `null` where it reads none. */
  readonly table: string | null;
  /** What it found and what it looked at in vain, of all its loops; 0 where it was never begun. */
  readonly rows: number;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

type Row = Readonly<Record<string, unknown>>;

/** The same database; `onAnswer` is told each statement, as it is answered, and its rows. */
export function notingStatements(
  database: Database,
  onAnswer: (statement: CompiledQuery, rows: readonly Row[]) => void,
): Database {
  const built = new WeakMap<object, RootOperationNode>();
  /** Notes every query that is made, not the parts it is built of, and changes none. */
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      built.set(queryId, node);
      return node;
    },
    async transformResult({ result, queryId }) {
      const node = built.get(queryId);
      if (node === undefined) throw new Error('a query was answered that nobody built');
      const executor = database.schema('public').getExecutor();
      onAnswer(executor.compileQuery(node, { queryId: 'noted' }), result.rows as readonly Row[]);
      return result;
    },
  };
  return {
    ...database,
    async execute(query) {
      const answer = await database.execute(query);
      onAnswer(query, answer.rows as readonly Row[]);
      return answer;
    },
    schema: <Tables>(name: string) => database.schema<Tables>(name).withPlugin(plugin),
    transaction: <Tables, Result>(schema: string, work: (trx: Transaction<Tables>) => Promise<Result>) =>
      database.transaction<Tables, Result>(schema, (trx) =>
        work(trx.withPlugin(plugin) as Transaction<Tables>),
      ),
  };
}

/** Every statement that `ask` asks of the database it is handed, in order. */
export async function statementsOf(
  database: Database,
  ask: (noted: Database) => Promise<unknown>,
): Promise<readonly CompiledQuery[]> {
  const asked: CompiledQuery[] = [];
  await ask(notingStatements(database, (statement) => asked.push(statement)));
  return asked;
}

/** The plan of a statement, which is carried out once more for it, and undone. */
export async function planOf(
  database: Database,
  { sql: text, parameters }: CompiledQuery,
): Promise<readonly Walked[]> {
  const undone = new Error('undone');
  const nodes: Walked[] = [];
  const again = database.transaction('public', async (trx) => {
    const explained = CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters]);
    const { rows } = await trx.executeQuery<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(explained);
    visit(rows[0]?.['QUERY PLAN'][0]?.Plan, nodes);
    throw undone;
  });
  await again.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return nodes;
}

/** The plans of whatever `ask` asks of the database it is handed, and how many statements that were. */
export async function plansOf(
  database: Database,
  ask: (noted: Database) => Promise<unknown>,
): Promise<{ readonly nodes: readonly Walked[]; readonly statements: number }> {
  const asked = await statementsOf(database, ask);
  const nodes: Walked[] = [];
  for (const statement of asked) nodes.push(...(await planOf(database, statement)));
  return { nodes, statements: asked.length };
}

function visit(node: PlanNode | undefined, into: Walked[]): void {
  if (node === undefined) throw new Error('a plan without a node');
  const inVain = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  into.push({
    kind: node['Node Type'],
    table: node['Relation Name'] ?? null,
    rows: (node['Actual Rows'] + inVain) * node['Actual Loops'],
  });
  for (const child of node.Plans ?? []) visit(child, into);
}
