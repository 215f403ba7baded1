/** All SQL of lanes: leases, where each lane stands, which have work. */
import type { Database } from '@arca-api/platform/database/port';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';
import type { Halt, Suspicion } from './lane-state.ts';
import type { Claim, LaneWithWork } from './port.ts';

type Trx = Transaction<CoreTables>;

/** Begins the names of people in leases. */
const PERSON = 'person:';

export function suspicionOf(lane: {
  readonly suspect_since: number | null;
  readonly known_through: number | null;
}): Suspicion | null {
  if (lane.suspect_since === null) return null;
  return { since: lane.suspect_since, known_through: lane.known_through ?? 0 };
}

/** Lanes beside the puntos de venta that say whose they are. */
export const withOwners = (core: Kysely<CoreTables>) =>
  core
    .selectFrom('lanes')
    .innerJoin('puntos_de_venta', (join) =>
      join
        .onRef('puntos_de_venta.environment', '=', 'lanes.environment')
        .onRef('puntos_de_venta.cuit', '=', 'lanes.cuit')
        .onRef('puntos_de_venta.number', '=', 'lanes.punto_de_venta'),
    );

export function lanesStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    async claim(laneId: string, worker: string, forMs: number): Promise<Claim | null> {
      const now = await database.now();
      const row = await core
        .updateTable('lanes')
        .set((eb) => ({
          lease_until: now + forMs,
          lease_owner: worker,
          // Keeping the token while one worker renews lets it trust what it remembers of the lane.
          lease_token: eb
            .case()
            .when(eb.and([eb('lease_owner', '=', worker), eb('lease_until', '>', now)]))
            .then(eb.ref('lease_token'))
            .else(eb('lease_token', '+', 1))
            .end(),
        }))
        .where('id', '=', laneId)
        .where((eb) => eb.or([eb('lease_owner', '=', worker), eb('lease_until', '<=', now)]))
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return null;
      const owner = await core
        .selectFrom('puntos_de_venta')
        .select('organization_id')
        .where('environment', '=', row.environment)
        .where('cuit', '=', row.cuit)
        .where('number', '=', row.punto_de_venta)
        .executeTakeFirst();
      return {
        token: row.lease_token,
        until: row.lease_until,
        organization: owner?.organization_id ?? '',
        lane: {
          environment: row.environment,
          cuit: row.cuit,
          punto_de_venta: row.punto_de_venta,
          type: row.type,
        },
      };
    },

    /** A person's turn: workers lose the lane at once, another person is waited for. Answers the fencing token. */
    async takeOver(laneId: string, person: string, forMs: number): Promise<number | null> {
      const now = await database.now();
      const row = await core
        .updateTable('lanes')
        .set((eb) => ({
          lease_until: now + forMs,
          lease_owner: `${PERSON}${person}`,
          lease_token: eb('lease_token', '+', 1),
        }))
        .where('id', '=', laneId)
        .where((eb) =>
          eb.or([
            eb('lease_owner', 'is', null),
            eb('lease_owner', 'not like', `${PERSON}%`),
            eb('lease_until', '<=', now),
          ]),
        )
        .returning('lease_token')
        .executeTakeFirst();
      return row?.lease_token ?? null;
    },

    async release(laneId: string, token: number): Promise<void> {
      await core
        .updateTable('lanes')
        .set({ lease_until: 0, lease_owner: null })
        .where('id', '=', laneId)
        .where('lease_token', '=', token)
        .execute();
    },

    async read(laneId: string) {
      return core.selectFrom('lanes').selectAll().where('id', '=', laneId).executeTakeFirstOrThrow();
    },

    /** The lane, where its punto de venta belongs to the organisation. */
    async owned(laneId: string, organization: string, mode: 'test' | 'live') {
      const row = await withOwners(core)
        .select(['lanes.environment', 'lanes.cuit', 'lanes.punto_de_venta', 'lanes.type'])
        .where('lanes.id', '=', laneId)
        .where('puntos_de_venta.organization_id', '=', organization)
        .executeTakeFirst();
      return (row?.environment === 'produccion') === (mode === 'live') ? row : undefined;
    },

    async haltOf(laneId: string): Promise<Halt | null> {
      const row = await core.selectFrom('lanes').select('halt').where('id', '=', laneId).executeTakeFirst();
      return row?.halt ?? null;
    },

    /** Answers what stopped it; `null` where nothing did. */
    async resume(trx: Trx, laneId: string, now: number): Promise<Halt | null> {
      const row = await trx
        .selectFrom('lanes')
        .select('halt')
        .where('id', '=', laneId)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined || row.halt === null) return null;
      await trx.updateTable('lanes').set({ halt: null, updated_at: now }).where('id', '=', laneId).execute();
      return row.halt;
    },

    async withWork(): Promise<LaneWithWork[]> {
      const now = await database.now();
      return (
        withOwners(core)
          .select((eb) => [
            'lanes.id as lane',
            'puntos_de_venta.organization_id as organization',
            eb
              .case()
              .when('lanes.lease_until', '>', now)
              .then(eb.ref('lanes.lease_owner'))
              .end()
              .as('leased_by'),
          ])
          .where(sql<boolean>`lanes.halt is null`)
          // One look into the index for each lane: a backlog is never walked. A suspect one is looked at in any case.
          .where((eb) =>
            eb.or([
              eb('lanes.suspect_since', 'is not', null),
              // Ordered as the index is: whatever the planner believes of a backlog, it walks no table.
              eb(
                eb
                  .selectFrom('invoices')
                  .select('invoices.acceptance')
                  .whereRef('invoices.lane_id', '=', 'lanes.id')
                  .where(sql<boolean>`invoices.status in ('submitted', 'verifying')`)
                  .orderBy('invoices.fixed_date')
                  .orderBy('invoices.acceptance')
                  .limit(1),
                'is not',
                null,
              ),
            ]),
          )
          .execute()
      );
    },

    async ensure(
      trx: Trx,
      lanes: readonly Omit<
        CoreTables['lanes'],
        'settled_through' | 'lease_until' | 'lease_token' | 'suspect_since' | 'known_through'
      >[],
    ): Promise<void> {
      if (lanes.length === 0) return;
      await trx
        .insertInto('lanes')
        .values((eb) => {
          // New to books that were once restored: what they forgot may be there.
          const restored = eb.selectFrom('recoveries');
          return lanes.map((lane) => ({
            ...lane,
            halt: null,
            suspect_since: restored.select(({ fn }) => fn.max('marked_at').as('since')),
            known_through: restored.select(({ fn }) => fn.min('known_through').as('through')),
          }));
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
  };
}

/** A lane's name: numbers are consecutive in it, whoever the organisation is. */
export function laneId(lane: {
  environment: string;
  cuit: string;
  punto_de_venta: number;
  type: number;
}): string {
  return `${lane.environment}:${lane.cuit}:${lane.punto_de_venta}:${lane.type}`;
}
