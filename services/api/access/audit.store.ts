/** All SQL of the audit log: who changed what, written in the transaction of the change. */
import type { Database } from '@arca-api/platform/database/port';
import type { Selectable, Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';

export type AuditRow = Selectable<CoreTables['audit_log']>;

export function auditStore(database: Database) {
  const core = database.schema<CoreTables>('core');
  return {
    async append(trx: Transaction<CoreTables>, row: AuditRow): Promise<void> {
      await trx
        .insertInto('audit_log')
        .values({ ...row, detail: JSON.stringify(row.detail) })
        .execute();
    },

    async list(
      organization: string,
      mode: string,
      { after, limit }: { readonly after: string | null; readonly limit: number },
    ): Promise<readonly AuditRow[]> {
      let query = core
        .selectFrom('audit_log')
        .selectAll()
        .where('organization_id', '=', organization)
        .where('mode', '=', mode as AuditRow['mode']);
      if (after !== null) query = query.where('id', '<', after);
      return query.orderBy('id', 'desc').limit(limit).execute();
    },
  };
}
