/** All SQL that asks for months to be made and dropped: what does it stands in `migrations/0006-partitions.sql`. */
import { sql, type Transaction } from 'kysely';
import type { Partitioned, Tended } from './port.ts';

/** Longest that everybody waits behind us for a table, as in migrations: whoever comes after us queues. */
const QUEUE_MS = 2_000;

export async function tendMonths(
  // biome-ignore lint/suspicious/noExplicitAny: it works on whichever table is told
  trx: Transaction<any>,
  { schema, table, forMs }: Partitioned,
  now: number,
  queueMs = QUEUE_MS,
): Promise<readonly Tended[]> {
  await sql`set local lock_timeout = ${sql.lit(queueMs)}`.execute(trx);
  const keep = forMs === undefined ? null : Math.ceil(forMs);
  const { rows } = await sql<Tended>`select done, partition_name as partition, row_count as rows
    from ${sql.id(schema, `tend_${table}`)}(${now}::bigint, ${keep}::bigint)`.execute(trx);
  return rows;
}
