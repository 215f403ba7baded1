/** All SQL that finds what was sealed with which key, and keeps it sealed anew. */
import type { Database } from '@arca-api/platform/database/port';
import { type Selectable, sql } from 'kysely';
import type { WebhookTables } from '../tables.ts';

export type SecretRow = Selectable<WebhookTables['endpoint_secrets']>;

export function secretsStore(database: Database) {
  const db = database.schema<WebhookTables>('webhooks');
  return {
    /** The names of the keys that anything was sealed with. */
    async keys(): Promise<readonly string[]> {
      const { rows } = await sql<{ key: string }>`
        select distinct split_part(sealed, '.', 2) as key from webhooks.endpoint_secrets order by 1`.execute(
        db,
      );
      return rows.map(({ key }) => key);
    },

    /** What another key sealed, in the order of ids. */
    sealedByOthers: (key: string, after: string, limit: number): Promise<readonly SecretRow[]> =>
      db
        .selectFrom('endpoint_secrets')
        .selectAll()
        .where('id', '>', after)
        .where(sql<boolean>`split_part(sealed, '.', 2) <> ${key}`)
        .orderBy('id')
        .limit(limit)
        .execute(),

    /** Answers false where it is gone, or somebody sealed it anew meanwhile. */
    async reseal({ id, sealed: before }: SecretRow, sealed: string): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('endpoint_secrets')
        .set({ sealed })
        .where('id', '=', id)
        .where('sealed', '=', before)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}
export type SecretsStore = ReturnType<typeof secretsStore>;
