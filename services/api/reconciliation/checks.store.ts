/** All SQL of comparing lanes with ARCA: whose turn it is, and what the books say of what is looked at. */
import type { Database } from '@arca-api/platform/database/port';
import { sql } from 'kysely';
import { withOwners } from '../issuing/lanes.store.ts';
import type { CoreTables } from '../tables.ts';

const BOOKED = ['id', 'number', 'comprobante', 'cae', 'cae_expires_on'] as const;

export function checksStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    /** A lane seen for the first time is compared on the night that follows. */
    async enroll(now: number): Promise<void> {
      await core
        .insertInto('lane_checks')
        .columns(['lane_id', 'checked_at'])
        .expression((eb) =>
          eb
            .selectFrom('lanes')
            .leftJoin('lane_checks', 'lane_checks.lane_id', 'lanes.id')
            .select(['lanes.id', sql<number>`${now}::bigint`.as('checked_at')])
            .where('lane_checks.lane_id', 'is', null),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    /** Those compared before `before`, the longest ago first; what is in doubt is compared once it is decided. */
    async candidates(before: number, now: number) {
      return withOwners(core)
        .innerJoin('lane_checks', 'lane_checks.lane_id', 'lanes.id')
        .select([
          'lanes.id',
          'lanes.environment',
          'lanes.cuit',
          'lanes.punto_de_venta',
          'lanes.type',
          'lane_checks.checked_at',
          'puntos_de_venta.organization_id',
        ])
        .where('lane_checks.checked_at', '<', before)
        .where('lane_checks.claimed_until', '<=', now)
        .where('lanes.suspect_since', 'is', null)
        .where(sql<boolean>`lanes.halt is null`)
        .orderBy('lane_checks.checked_at')
        .execute();
    },

    /** One process compares a lane; whoever dies meanwhile is followed by another. */
    async claim(laneId: string, until: number, now: number): Promise<boolean> {
      const row = await core
        .updateTable('lane_checks')
        .set({ claimed_until: until })
        .where('lane_id', '=', laneId)
        .where('claimed_until', '<=', now)
        .returning('lane_id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async done(laneId: string, now: number): Promise<void> {
      await core
        .updateTable('lane_checks')
        .set({ checked_at: now, claimed_until: 0 })
        .where('lane_id', '=', laneId)
        .execute();
    },

    /** At one instant: a try under way explains a number that the books do not have yet. */
    async standing(laneId: string) {
      return core
        .selectFrom('lanes')
        .select([
          'settled_through',
          sql<boolean>`exists (select 1 from core.sends s where s.lane_id = lanes.id and s.outcome is null)`.as(
            'is_trying',
          ),
        ])
        .where('id', '=', laneId)
        .executeTakeFirstOrThrow();
    },

    /** The newest. */
    async latest(laneId: string, limit: number) {
      return core
        .selectFrom('invoices')
        .select(BOOKED)
        .where('lane_id', '=', laneId)
        .where('number', 'is not', null)
        .orderBy('number', 'desc')
        .limit(limit)
        .execute();
    },

    /** The first at or above a number. */
    async from(laneId: string, number: number) {
      return core
        .selectFrom('invoices')
        .select(BOOKED)
        .where('lane_id', '=', laneId)
        .where('number', '>=', number)
        .orderBy('number')
        .limit(1)
        .executeTakeFirst();
    },
  };
}
export type ChecksStore = ReturnType<typeof checksStore>;
export type BookedRow = Awaited<ReturnType<ChecksStore['latest']>>[number];
