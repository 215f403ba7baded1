/** All SQL of where lanes stand, as operators see them: only readings. */
import type { Database } from '@arca-api/platform/database/port';
import { sql } from 'kysely';
import { withOwners } from '../issuing/lanes.store.ts';
import type { CoreTables } from '../tables.ts';

export interface StandingFilter {
  readonly mode: 'test' | 'live';
  /** CUITs the caller may see; `null` is all. */
  readonly taxpayers: readonly string[] | null;
  readonly taxpayer?: string | undefined;
  readonly state?: 'idle' | 'waiting' | 'suspect' | 'halted' | undefined;
  /** Only those where something waits, is in doubt or differs. */
  readonly troubled?: boolean;
  readonly lane?: string;
  readonly after?: string | null;
  readonly limit?: number;
}

const waits = sql`from core.invoices i where i.lane_id = lanes.id and i.status in ('submitted', 'verifying')`;
const isWaiting = sql<boolean>`exists (select 1 ${waits})`;
const isDoubtful = sql<boolean>`exists (select 1 from core.orphans o where o.lane_id = lanes.id and o.resolution is null)`;
const isDifferent = sql<boolean>`exists (select 1 from core.differences d where d.lane_id = lanes.id and d.resolved_at is null)`;

/** In this order: the first that holds is the state that is told. */
const STATE = sql<'idle' | 'waiting' | 'suspect' | 'halted'>`case
  when lanes.halt is not null then 'halted' when lanes.suspect_since is not null then 'suspect'
  when ${isWaiting} then 'waiting' else 'idle' end`;

export function standingStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    async list(organization: string, filter: StandingFilter) {
      let query = withOwners(core)
        .select([
          'lanes.id',
          'lanes.environment',
          'lanes.cuit',
          'lanes.punto_de_venta',
          'lanes.type',
          'lanes.halt',
          'lanes.settled_through',
          'lanes.last_date',
          'lanes.suspect_since',
          STATE.as('state'),
          sql<number>`(select count(*) ${waits})::int`.as('waiting'),
          sql<number | null>`(select min(i.created_at) ${waits})`.as('oldest'),
          sql<number>`(select count(*) from core.orphans o where o.lane_id = lanes.id and o.resolution is null)::int`.as(
            'orphans',
          ),
          sql<number>`(select count(*) from core.differences d where d.lane_id = lanes.id and d.resolved_at is null)::int`.as(
            'differences',
          ),
        ])
        .where('puntos_de_venta.organization_id', '=', organization)
        .where('lanes.environment', filter.mode === 'live' ? '=' : '<>', 'produccion');
      if (filter.taxpayers !== null) query = query.where('lanes.cuit', 'in', ['', ...filter.taxpayers]);
      if (filter.taxpayer !== undefined) query = query.where('lanes.cuit', '=', filter.taxpayer);
      if (filter.state !== undefined) query = query.where(STATE, '=', filter.state);
      if (filter.troubled === true) query = query.where((eb) => eb.or([isWaiting, isDoubtful, isDifferent]));
      if (filter.lane !== undefined) query = query.where('lanes.id', '=', filter.lane);
      if (filter.after != null) query = query.where('lanes.id', '>', filter.after);
      const ordered = query.orderBy('lanes.id');
      return (filter.limit === undefined ? ordered : ordered.limit(filter.limit)).execute();
    },

    /** The first that waits, as the lane takes them. */
    async head(laneId: string) {
      return core
        .selectFrom('invoices')
        .select(['id', 'status', 'created_at'])
        .where('lane_id', '=', laneId)
        .where('status', 'in', ['submitted', 'verifying'])
        .orderBy('acceptance')
        .limit(1)
        .executeTakeFirst();
    },

    /** Those that wait for a word on an orphan, oldest first. */
    async held(laneId: string) {
      return core
        .selectFrom('invoices')
        .select(['id', 'orphan_number'])
        .where('lane_id', '=', laneId)
        .where('orphan_number', 'is not', null)
        .orderBy('acceptance')
        .limit(1000)
        .execute();
    },
  };
}
export type StandingStore = ReturnType<typeof standingStore>;
export type Standing = Awaited<ReturnType<StandingStore['list']>>[number];
