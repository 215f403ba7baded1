/** The SQL of who hears what, for those who say so themselves. */
import type { Transaction } from 'kysely';
import { platformSchema } from '../database/migrate-platform.ts';
import type { EventTables } from './tables.ts';

/**
 * What a subscriber hears from now on, changed in the transaction of what decides it: no event that commits after this one
 * is missed. `null`: everything; none: nothing.
 */
export async function setAudience(
  // biome-ignore lint/suspicious/noExplicitAny: whatever decides it may be any service's
  trx: Transaction<any>,
  name: string,
  types: readonly string[] | null,
): Promise<void> {
  const row = { name, types: types === null ? null : JSON.stringify(types) };
  await (trx as Transaction<EventTables>)
    .withSchema(platformSchema)
    .insertInto('subscribers')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ types: row.types }))
    .execute();
}

/** Until the end of the transaction nobody else changes what it hears; somebody new hears nothing yet. */
export async function lockAudience(
  // biome-ignore lint/suspicious/noExplicitAny: whatever decides it may be any service's
  trx: Transaction<any>,
  name: string,
): Promise<void> {
  await (trx as Transaction<EventTables>)
    .withSchema(platformSchema)
    .insertInto('subscribers')
    .values({ name, types: '[]' })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ name }))
    .execute();
}
