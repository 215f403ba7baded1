/** All SQL of issuers and their puntos de venta. */
import { composedOnce } from '@arca-api/platform/database/composed-once';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely';
import type { CoreTables, Environment } from '../tables.ts';
import type { TaxpayerDetails } from './taxpayer.ts';

type Trx = Transaction<CoreTables>;
export type TaxpayerRow = Omit<Selectable<CoreTables['taxpayers']>, 'logo'>;
export type PuntoDeVentaRow = Selectable<CoreTables['puntos_de_venta']>;

/** An issuer with the numbers of its puntos de venta, in order. */
export type IssuerRow = TaxpayerRow & { readonly puntos_de_venta: readonly number[] };

export interface TaxpayerPage {
  readonly after: string | null;
  readonly limit: number;
  /** CUITs the caller may see; `null` is all. */
  readonly taxpayers: readonly string[] | null;
}

const COLUMNS = [
  'id',
  'organization_id',
  'mode',
  'environment',
  'cuit',
  'details',
  'logo_type',
  'live_since',
  'created_at',
  'updated_at',
] as const;

export function taxpayersStore(database: Database) {
  const core = database.schema<CoreTables>('core');

  // In one question: whoever issues asks it each time.
  const issuersOf = (organization: string, mode: string) =>
    core
      .selectFrom('taxpayers')
      .select(COLUMNS)
      .select(
        sql<readonly number[]>`coalesce((select jsonb_agg(number order by number) from core.puntos_de_venta
          where taxpayer_id = taxpayers.id), '[]')`.as('puntos_de_venta'),
      )
      .where('organization_id', '=', organization)
      .where('mode', '=', mode as TaxpayerRow['mode']);
  const issuer = composedOnce(
    database,
    ({ organization, mode, cuit }: { organization: string; mode: string; cuit: string }) =>
      issuersOf(organization, mode).where('cuit', '=', cuit).compile(),
  );

  return {
    async insert(
      trx: Trx,
      taxpayer: Omit<Insertable<CoreTables['taxpayers']>, 'details'> & { details: TaxpayerDetails },
    ): Promise<TaxpayerRow | undefined> {
      return trx
        .insertInto('taxpayers')
        .values({ ...taxpayer, details: JSON.stringify(taxpayer.details) })
        .onConflict((conflict) => conflict.doNothing())
        .returning(COLUMNS)
        .executeTakeFirst();
    },

    async update(
      trx: Trx,
      id: string,
      change: { details: TaxpayerDetails; environment: Environment },
      now: number,
    ): Promise<TaxpayerRow> {
      return trx
        .updateTable('taxpayers')
        .set({ details: JSON.stringify(change.details), environment: change.environment, updated_at: now })
        .where('id', '=', id)
        .returning(COLUMNS)
        .executeTakeFirstOrThrow();
    },

    async setLive(trx: Trx, id: string, now: number): Promise<TaxpayerRow> {
      return trx
        .updateTable('taxpayers')
        .set({ live_since: now, updated_at: now })
        .where('id', '=', id)
        .returning(COLUMNS)
        .executeTakeFirstOrThrow();
    },

    /** One CUIT of an organisation, in either mode. */
    async idsOf(trx: Trx, organization: string, cuit: string): Promise<readonly string[]> {
      const rows = await trx
        .selectFrom('taxpayers')
        .select('id')
        .where('organization_id', '=', organization)
        .where('cuit', '=', cuit)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Whether a CUIT of ARCA's proved to be another organisation's. */
    async isElsewhere({ environment, cuit, organization_id }: TaxpayerRow): Promise<boolean> {
      if (environment === 'simulator') return false;
      const claim = await forEverybody('whose a CUIT is', () =>
        core
          .selectFrom('cuit_claims')
          .select('organization_id')
          .where('environment', '=', environment)
          .where('cuit', '=', cuit)
          .executeTakeFirst(),
      );
      return claim !== undefined && claim.organization_id !== organization_id;
    },

    async find(organization: string, mode: string, cuit: string): Promise<TaxpayerRow | undefined> {
      return core
        .selectFrom('taxpayers')
        .select(COLUMNS)
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as TaxpayerRow['mode'])
        .where('cuit', '=', cuit)
        .executeTakeFirst();
    },

    async issuer(organization: string, mode: string, cuit: string): Promise<IssuerRow | undefined> {
      return (await issuer({ organization, mode, cuit })).rows[0];
    },

    async issuers(organization: string, mode: string): Promise<readonly IssuerRow[]> {
      return issuersOf(organization, mode).orderBy('id').execute();
    },

    async byId(id: string): Promise<TaxpayerRow | undefined> {
      return core.selectFrom('taxpayers').select(COLUMNS).where('id', '=', id).executeTakeFirst();
    },

    async list(organization: string, mode: string): Promise<readonly TaxpayerRow[]> {
      return core
        .selectFrom('taxpayers')
        .select(COLUMNS)
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as TaxpayerRow['mode'])
        .orderBy('id')
        .execute();
    },

    async page(
      organization: string,
      mode: string,
      { after, limit, taxpayers }: TaxpayerPage,
    ): Promise<readonly TaxpayerRow[]> {
      let query = core
        .selectFrom('taxpayers')
        .select(COLUMNS)
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as TaxpayerRow['mode']);
      if (after !== null) query = query.where('id', '<', after);
      if (taxpayers !== null) query = query.where('cuit', 'in', ['', ...taxpayers]);
      return query.orderBy('id', 'desc').limit(limit).execute();
    },

    /** Changes of one issuer take their turns. */
    async lock(trx: Trx, id: string): Promise<TaxpayerRow> {
      return trx
        .selectFrom('taxpayers')
        .select(COLUMNS)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirstOrThrow();
    },

    async puntosDeVentaOf(taxpayerIds: readonly string[]): Promise<readonly PuntoDeVentaRow[]> {
      return core
        .selectFrom('puntos_de_venta')
        .selectAll()
        .where('taxpayer_id', 'in', ['', ...taxpayerIds])
        .orderBy('number')
        .execute();
    },

    async puntosDeVenta(taxpayerId: string): Promise<readonly PuntoDeVentaRow[]> {
      return this.puntosDeVentaOf([taxpayerId]);
    },

    async puntoDeVenta(
      environment: Environment,
      cuit: string,
      number: number,
    ): Promise<PuntoDeVentaRow | undefined> {
      return core
        .selectFrom('puntos_de_venta')
        .selectAll()
        .where('environment', '=', environment)
        .where('cuit', '=', cuit)
        .where('number', '=', number)
        .executeTakeFirst();
    },

    /** `taken` is false when it already was somebody's: `row` tells whose, where it was not another organisation's. */
    async takePuntoDeVenta(
      trx: Trx,
      punto: Insertable<CoreTables['puntos_de_venta']>,
    ): Promise<
      | { readonly row: PuntoDeVentaRow; readonly taken: true }
      | { readonly row: PuntoDeVentaRow | undefined; readonly taken: false }
    > {
      const added = await trx
        .insertInto('puntos_de_venta')
        .values(punto)
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
      if (added !== undefined) return { row: added, taken: true };
      const row = await trx
        .selectFrom('puntos_de_venta')
        .selectAll()
        .where('environment', '=', punto.environment)
        .where('cuit', '=', punto.cuit)
        .where('number', '=', punto.number)
        .where('organization_id', '=', punto.organization_id)
        .executeTakeFirst();
      return { row, taken: false };
    },

    /** Those of one environment, given up. */
    async releasePuntosDeVenta(
      trx: Trx,
      taxpayerId: string,
      environment: Environment,
    ): Promise<readonly PuntoDeVentaRow[]> {
      return trx
        .deleteFrom('puntos_de_venta')
        .where('taxpayer_id', '=', taxpayerId)
        .where('environment', '=', environment)
        .returningAll()
        .execute();
    },

    async updatePuntoDeVenta(
      trx: Trx,
      taxpayerId: string,
      number: number,
      change: { name?: string | null; address?: string | null },
    ): Promise<PuntoDeVentaRow | undefined> {
      return trx
        .updateTable('puntos_de_venta')
        .set(change)
        .where('taxpayer_id', '=', taxpayerId)
        .where('number', '=', number)
        .returningAll()
        .executeTakeFirst();
    },

    async hasUnsettled(trx: Trx, taxpayerId: string): Promise<boolean> {
      const row = await trx
        .selectFrom('invoices')
        .select('id')
        .where('taxpayer_id', '=', taxpayerId)
        .where('status', 'in', ['submitted', 'verifying'])
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    async logo(taxpayerId: string): Promise<{ body: Uint8Array; type: string } | null> {
      const row = await core
        .selectFrom('taxpayers')
        .select(['logo', 'logo_type'])
        .where('id', '=', taxpayerId)
        .executeTakeFirst();
      if (row?.logo == null || row.logo_type === null) return null;
      return { body: row.logo, type: row.logo_type };
    },

    async setLogo(
      trx: Trx,
      taxpayerId: string,
      logo: { body: Uint8Array; type: string } | null,
      now: number,
    ): Promise<void> {
      await trx
        .updateTable('taxpayers')
        .set({ logo: logo?.body ?? null, logo_type: logo?.type ?? null, updated_at: now })
        .where('id', '=', taxpayerId)
        .execute();
    },
  };
}
