/** All SQL of API keys: only hashes of secrets are kept. */
import { composedOnce } from '@arca-api/platform/database/composed-once';
import type { Database } from '@arca-api/platform/database/port';
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';

type Trx = Transaction<CoreTables>;
export type KeyRow = Selectable<CoreTables['api_keys']>;

export interface KeyPage {
  readonly after: string | null;
  readonly limit: number;
  /** Only keys limited to some of these CUITs; `null` is all keys. */
  readonly taxpayers: readonly string[] | null;
}

/** By name: this one is planned once, and `*` would not outlive a column that is added. */
const KEY_COLUMNS = [
  'id',
  'organization_id',
  'mode',
  'name',
  'secret_hash',
  'hint',
  'scopes',
  'taxpayers',
  'created_at',
  'expires_at',
  'revoked_at',
] as const satisfies readonly (keyof KeyRow)[];

export function keysStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  const bySecretHash = composedOnce(database, ({ hash }: { hash: string }) =>
    core.selectFrom('api_keys').select(KEY_COLUMNS).where('secret_hash', '=', hash).compile(),
  );
  return {
    async bySecretHash(hash: string): Promise<KeyRow | undefined> {
      return (await bySecretHash({ hash })).rows[0];
    },

    async insert(key: Insertable<CoreTables['api_keys']>, trx?: Trx): Promise<KeyRow> {
      return (trx ?? core).insertInto('api_keys').values(key).returningAll().executeTakeFirstOrThrow();
    },

    async list(organization: string, mode: string, { after, limit, taxpayers }: KeyPage) {
      let query = core
        .selectFrom('api_keys')
        .selectAll()
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as KeyRow['mode']);
      if (after !== null) query = query.where('id', '<', after);
      if (taxpayers !== null) query = query.where(sql<boolean>`taxpayers <@ ${[...taxpayers]}::text[]`);
      return query.orderBy('id', 'desc').limit(limit).execute();
    },

    async find(organization: string, id: string): Promise<KeyRow | undefined> {
      return core
        .selectFrom('api_keys')
        .selectAll()
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .executeTakeFirst();
    },

    /** Ends the key at `at`; a later end never postpones an earlier one. */
    async end(organization: string, id: string, at: number, trx?: Trx): Promise<KeyRow | undefined> {
      return (trx ?? core)
        .updateTable('api_keys')
        .set((eb) => ({
          revoked_at: eb.fn<number>('least', [eb.fn.coalesce('revoked_at', eb.val(at)), eb.val(at)]),
        }))
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
    },

    async addOrganization(id: string, name: string, now: number): Promise<void> {
      await core
        .insertInto('organizations')
        .values({ id, name, created_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async organization(id: string) {
      return core.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirst();
    },

    async organizationByName(name: string) {
      return core.selectFrom('organizations').selectAll().where('name', '=', name).executeTakeFirst();
    },
  };
}
