/** All SQL of restores: how far restored books know, and every lane put under suspicion at once. */
import type { Database } from '@arca-api/platform/database/port';
import { sql, type Transaction } from 'kysely';
import type { CoreTables, Environment } from '../tables.ts';

type Trx = Transaction<CoreTables>;

export interface MissingLane {
  readonly id: string;
  readonly environment: Environment;
  readonly cuit: string;
  readonly punto_de_venta: number;
  readonly type: number;
}

export function recoveriesStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    /**
     * Only what accepting and sending write counts: a recovery writes too, CAEs among it, and a second one must not
     * believe the first.
     */
    async knownThrough(trx: Trx): Promise<number> {
      const { rows } = await sql<{ known: number | null }>`
        select greatest(
          (select max(created_at) from core.invoices),
          (select max(sent_at) from core.sends)
        ) as known`.execute(trx);
      return Number(rows[0]?.known ?? 0);
    },

    /** Whoever held a lane holds it no longer. A lane that is suspect already keeps the earlier end of its knowledge. */
    async mark(
      trx: Trx,
      { id, marked_at, known_through }: CoreTables['recoveries'],
    ): Promise<readonly string[]> {
      await trx.insertInto('recoveries').values({ id, marked_at, known_through }).execute();
      const rows = await trx
        .updateTable('lanes')
        .set({
          suspect_since: marked_at,
          known_through: sql<number>`case when suspect_since is null then ${known_through}::bigint
            else least(known_through, ${known_through}::bigint) end`,
          lease_owner: null,
          lease_until: 0,
          lease_token: sql<number>`lease_token + 1`,
          updated_at: marked_at,
        })
        .returning('id')
        .execute();
      return rows.map((row) => row.id);
    },

    /** Everybody whose books they are, by mode. */
    async owners(trx: Trx) {
      return trx.selectFrom('taxpayers').select(['organization_id', 'mode']).distinct().execute();
    },

    /** Issuers whose puntos de venta ARCA is asked for. */
    async issuers() {
      return core
        .selectFrom('taxpayers')
        .select(['environment', 'cuit', 'details'])
        .distinctOn(['environment', 'cuit'])
        .orderBy('environment')
        .orderBy('cuit')
        .execute();
    },

    async puntosOf(environment: Environment, cuit: string): Promise<readonly number[]> {
      const rows = await core
        .selectFrom('puntos_de_venta')
        .select('number')
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .execute();
      return rows.map(({ number }) => number);
    },

    async typesOf(environment: Environment, cuit: string) {
      return core
        .selectFrom('lanes')
        .select(['punto_de_venta', 'type'])
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .execute();
    },

    /** Lanes still under suspicion, with whether a punto de venta of ours is theirs. */
    async suspects() {
      const rows = await core
        .selectFrom('lanes')
        .leftJoin('puntos_de_venta', (join) =>
          join
            .onRef('puntos_de_venta.environment', '=', 'lanes.environment')
            .onRef('puntos_de_venta.cuit', '=', 'lanes.cuit')
            .onRef('puntos_de_venta.number', '=', 'lanes.punto_de_venta'),
        )
        .select([
          'lanes.id',
          'lanes.environment',
          'lanes.cuit',
          'lanes.punto_de_venta',
          'lanes.type',
          'puntos_de_venta.organization_id',
        ])
        .where('lanes.suspect_since', 'is not', null)
        .orderBy('lanes.id')
        .execute();
      return rows;
    },

    async pending(): Promise<number> {
      const row = await core
        .selectFrom('invoices')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('status', 'in', ['submitted', 'verifying'])
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
  };
}
