/** All SQL of differences between the books and ARCA, and of when each lane was compared. */
import type { Database } from '@arca-api/platform/database/port';
import type { Selectable, Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';

type Trx = Transaction<CoreTables>;
export type DifferenceRow = Selectable<CoreTables['differences']>;

export function differencesStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    async open(laneId: string): Promise<readonly DifferenceRow[]> {
      return core
        .selectFrom('differences')
        .selectAll()
        .where('lane_id', '=', laneId)
        .where('resolved_at', 'is', null)
        .orderBy('number')
        .execute();
    },

    /** What a person has already looked at, by number: the same is not told twice. */
    async accepted(laneId: string, numbers: readonly number[]): Promise<readonly DifferenceRow[]> {
      return core
        .selectFrom('differences')
        .selectAll()
        .where('lane_id', '=', laneId)
        .where('number', 'in', [0, ...numbers])
        .where('resolution', '=', 'accepted')
        .execute();
    },

    /** False when it is known already. */
    async add(trx: Trx, row: DifferenceRow): Promise<boolean> {
      const added = await trx
        .insertInto('differences')
        .values({ ...row, fields: JSON.stringify(row.fields) })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },

    /** Nothing where somebody else resolved it before. */
    async resolve(
      trx: Trx,
      laneId: string,
      number: number,
      resolution: 'agrees' | 'accepted',
      now: number,
    ): Promise<DifferenceRow | undefined> {
      return trx
        .updateTable('differences')
        .set({ resolved_at: now, resolution })
        .where('lane_id', '=', laneId)
        .where('number', '=', number)
        .where('resolved_at', 'is', null)
        .returningAll()
        .executeTakeFirst();
    },
  };
}
