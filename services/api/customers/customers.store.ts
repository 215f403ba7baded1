/** All SQL of customers. */
import type { Database } from '@arca-api/platform/database/port';
import type { Selectable, Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';

type Trx = Transaction<CoreTables>;
export type CustomerRow = Selectable<CoreTables['customers']>;
export type CustomerContent = Pick<CustomerRow, 'document_type' | 'document_number' | 'name' | 'details'>;

export interface CustomerPage {
  readonly after: string | null;
  readonly limit: number;
  readonly q: string | null;
}

export function customersStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    /** `undefined` when somebody with that document is there already. */
    async insert(trx: Trx, customer: CustomerRow): Promise<CustomerRow | undefined> {
      return trx
        .insertInto('customers')
        .values({ ...customer, details: JSON.stringify(customer.details) })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
    },

    async find(organization: string, mode: string, id: string): Promise<CustomerRow | undefined> {
      return core
        .selectFrom('customers')
        .selectAll()
        .where('id', '=', id)
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as CustomerRow['mode'])
        .executeTakeFirst();
    },

    /** Locked, with whoever else has that document. */
    async twin(
      trx: Trx,
      { organization_id, mode }: Pick<CustomerRow, 'organization_id' | 'mode'>,
      document: { readonly type: number; readonly number: string },
    ): Promise<CustomerRow | undefined> {
      return trx
        .selectFrom('customers')
        .selectAll()
        .where('organization_id', '=', organization_id)
        .where('mode', '=', mode)
        .where('document_type', '=', document.type)
        .where('document_number', '=', document.number)
        .forUpdate()
        .executeTakeFirst();
    },

    async lock(trx: Trx, id: string): Promise<CustomerRow | undefined> {
      return trx.selectFrom('customers').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    },

    /** `undefined` when another customer took the document meanwhile. */
    async update(
      trx: Trx,
      before: CustomerRow,
      content: CustomerContent,
      now: number,
    ): Promise<CustomerRow | undefined> {
      // Put back under its id: an insert can step aside from a conflict, an update cannot.
      await trx.deleteFrom('customers').where('id', '=', before.id).execute();
      return this.insert(trx, { ...before, ...content, updated_at: now });
    },

    async remove(trx: Trx, id: string): Promise<boolean> {
      const { numDeletedRows } = await trx.deleteFrom('customers').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async list(
      organization: string,
      mode: string,
      { after, limit, q }: CustomerPage,
    ): Promise<readonly CustomerRow[]> {
      let query = core
        .selectFrom('customers')
        .selectAll()
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as CustomerRow['mode']);
      if (after !== null) query = query.where('id', '<', after);
      if (q !== null) {
        const like = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
        const digits = q.replace(/[\s.-]/g, '');
        query = query.where((eb) =>
          eb.or([
            eb('name', 'ilike', like(q)),
            eb(eb.fn('jsonb_extract_path_text', ['details', eb.val('email')]), 'ilike', like(q)),
            ...(digits === '' ? [] : [eb('document_number', 'ilike', like(digits))]),
          ]),
        );
      }
      return query.orderBy('id', 'desc').limit(limit).execute();
    },
  };
}
