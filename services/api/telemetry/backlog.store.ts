/** All SQL of how much waits, of everybody together: only readings, and only when somebody looks. */
import type { Database } from '@arca-api/platform/database/port';
import { sql } from 'kysely';
import type { CoreTables } from '../tables.ts';

export interface Waiting {
  readonly environment: string;
  readonly status: 'submitted' | 'verifying';
  readonly halted: boolean;
  readonly invoices: number;
  readonly lanes: number;
  readonly oldest: number;
}

export interface Backlog {
  readonly waiting: readonly Waiting[];
  readonly batches: { readonly count: number; readonly oldest: number | null };
}

export function backlogStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return async (): Promise<Backlog> => {
    const [waiting, batches] = await Promise.all([
      core
        .selectFrom('invoices')
        .innerJoin('lanes', 'lanes.id', 'invoices.lane_id')
        .select((eb) => [
          'lanes.environment',
          'invoices.status',
          sql<boolean>`coalesce(lanes.halt, 'null') <> 'null'`.as('halted'),
          eb.fn.countAll<number>().as('invoices'),
          eb.fn.count<number>('lanes.id').distinct().as('lanes'),
          eb.fn.min('invoices.created_at').as('oldest'),
        ])
        .where('invoices.status', 'in', ['submitted', 'verifying'])
        .groupBy(['lanes.environment', 'invoices.status', 'halted'])
        .execute(),
      core
        .selectFrom('batches')
        .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('created_at').as('oldest')])
        .where('status', '<>', 'finished')
        .executeTakeFirstOrThrow(),
    ]);
    return { waiting: waiting as readonly Waiting[], batches };
  };
}
