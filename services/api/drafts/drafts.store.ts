/** All SQL of drafts. */
import type { Database } from '@arca-api/platform/database/port';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';

type Trx = Transaction<CoreTables>;
export type DraftRow = Selectable<CoreTables['drafts']>;
type NewDraft = Omit<DraftRow, 'approved_by' | 'invoice_id'>;

export interface DraftPage {
  readonly after: string | null;
  readonly limit: number;
  /** Issuers the caller may see; `null` is all. A draft that names none is seen by everyone. */
  readonly taxpayers: readonly string[] | null;
}

// The body is kept as it was written, so its CUIT may have dashes.
const issuer = sql<string>`regexp_replace(coalesce(body ->> 'taxpayer', ''), '[^0-9]', '', 'g')`;

export function draftsStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    async insert(trx: Trx, draft: NewDraft): Promise<DraftRow> {
      return trx
        .insertInto('drafts')
        .values({ ...draft, body: JSON.stringify(draft.body) })
        .returningAll()
        .executeTakeFirstOrThrow();
    },

    async find(organization: string, mode: string, id: string): Promise<DraftRow | undefined> {
      return core
        .selectFrom('drafts')
        .selectAll()
        .where('id', '=', id)
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as DraftRow['mode'])
        .executeTakeFirst();
    },

    /** Two changes at once take their turns, so that neither is lost. */
    async lock(trx: Trx, id: string): Promise<DraftRow | undefined> {
      return trx.selectFrom('drafts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    },

    /** What was approved is no longer what is there. */
    async change(
      trx: Trx,
      id: string,
      content: { body: Record<string, unknown>; content_hash: string; version: number },
      now: number,
    ): Promise<DraftRow> {
      return trx
        .updateTable('drafts')
        .set({ ...content, body: JSON.stringify(content.body), approved_by: null, updated_at: now })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
    },

    async approve(trx: Trx, id: string, principal: string, now: number): Promise<DraftRow> {
      return trx
        .updateTable('drafts')
        .set({ approved_by: principal, updated_at: now })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
    },

    async remove(trx: Trx, id: string): Promise<void> {
      await trx.deleteFrom('drafts').where('id', '=', id).execute();
    },

    async list(
      organization: string,
      mode: string,
      { after, limit, taxpayers }: DraftPage,
    ): Promise<readonly DraftRow[]> {
      let query = core
        .selectFrom('drafts')
        .selectAll()
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as DraftRow['mode']);
      if (after !== null) query = query.where('id', '<', after);
      if (taxpayers !== null) query = query.where(issuer, 'in', ['', ...taxpayers]);
      return query.orderBy('id', 'desc').limit(limit).execute();
    },
  };
}
