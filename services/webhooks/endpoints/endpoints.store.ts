/** All SQL of endpoints and of the secrets they are signed for with. */
import type { Database } from '@arca-api/platform/database/port';
import { type Insertable, type Selectable, sql, type Transaction, type Updateable } from 'kysely';
import type { Owner } from '../asker.ts';
import type { SecretRow } from '../secrets/secrets.store.ts';
import type { WebhookTables } from '../tables.ts';

type Trx = Transaction<WebhookTables>;
export type EndpointRow = Selectable<WebhookTables['endpoints']>;

export function endpointsStore(database: Database) {
  const db = database.schema<WebhookTables>('webhooks');
  const ofOwner = ({ organization, mode, taxpayers = null }: Owner, within = db) => {
    const all = within
      .selectFrom('endpoints')
      .selectAll()
      .where('organization_id', '=', organization)
      .where('mode', '=', mode);
    return taxpayers === null ? all : all.where(sql<boolean>`taxpayers <@ ${[...taxpayers]}::text[]`);
  };
  return {
    insert: (trx: Trx, endpoint: Insertable<WebhookTables['endpoints']>): Promise<EndpointRow> =>
      trx.insertInto('endpoints').values(endpoint).returningAll().executeTakeFirstOrThrow(),

    find: (owner: Owner, id: string): Promise<EndpointRow | undefined> =>
      ofOwner(owner).where('id', '=', id).executeTakeFirst(),

    /** The newest first. */
    list(
      owner: Owner,
      { after, limit }: { readonly after: string | null; readonly limit: number },
    ): Promise<readonly EndpointRow[]> {
      const all = ofOwner(owner).orderBy('id', 'desc').limit(limit);
      return (after === null ? all : all.where('id', '<', after)).execute();
    },

    /** Of both modes; whoever counts to keep a limit holds the organisation's turn until the end of the transaction. */
    async countInTurn(trx: Trx, organization: string): Promise<number> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`webhook endpoints of ${organization}`}, 0))`.execute(
        trx,
      );
      const { count } = await trx
        .selectFrom('endpoints')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('organization_id', '=', organization)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async isAnyEnabled(trx: Trx): Promise<boolean> {
      const one = await trx
        .selectFrom('endpoints')
        .select('id')
        .where('state', '=', 'enabled')
        .limit(1)
        .executeTakeFirst();
      return one !== undefined;
    },

    lock: (trx: Trx, owner: Owner, id: string): Promise<EndpointRow | undefined> =>
      ofOwner(owner, trx).where('id', '=', id).forUpdate().executeTakeFirst(),

    update: (trx: Trx, id: string, change: Updateable<WebhookTables['endpoints']>): Promise<EndpointRow> =>
      trx.updateTable('endpoints').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow(),

    /** With its secrets; what was told to it is out of reach at once, and deleted by pieces. */
    async remove(trx: Trx, { id, organization_id }: EndpointRow, now: number): Promise<void> {
      await trx.deleteFrom('endpoints').where('id', '=', id).execute();
      await trx.insertInto('removed_endpoints').values({ id, organization_id, removed_at: now }).execute();
    },

    async addSecret(trx: Trx, secret: SecretRow): Promise<void> {
      await trx.insertInto('endpoint_secrets').values(secret).execute();
    },

    /** What signs at `now`, the one in use first, then the former ones, newest first. */
    secrets: (endpoints: readonly string[], now: number): Promise<readonly SecretRow[]> =>
      db
        .selectFrom('endpoint_secrets')
        .selectAll()
        .where('endpoint_id', 'in', ['', ...endpoints])
        .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
        .orderBy(sql`ends_at desc nulls first`)
        .execute(),

    /** None of them signs after `endsAt`, neither the one in use nor a former one; what has ended is forgotten. */
    async endSecrets(trx: Trx, endpoint: string, endsAt: number, now: number): Promise<void> {
      await trx
        .updateTable('endpoint_secrets')
        .set({ ends_at: endsAt })
        .where('endpoint_id', '=', endpoint)
        .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', endsAt)]))
        .execute();
      await trx
        .deleteFrom('endpoint_secrets')
        .where('endpoint_id', '=', endpoint)
        .where('ends_at', '<=', now)
        .execute();
    },

    /** How many former ones sign still, and when the next of them ends. */
    async formerSecrets(trx: Trx, endpoint: string, now: number): Promise<readonly SecretRow[]> {
      return trx
        .selectFrom('endpoint_secrets')
        .selectAll()
        .where('endpoint_id', '=', endpoint)
        .where('ends_at', '>', now)
        .orderBy('ends_at')
        .execute();
    },
  };
}
export type EndpointsStore = ReturnType<typeof endpointsStore>;
