/** Lets a role publish the keys of its own service and of no other: whoever signs with one is believed to be that service. */
import { sql, type Transaction } from 'kysely';

export async function signAs(
  // biome-ignore lint/suspicious/noExplicitAny: it has no tables of its own
  trx: Transaction<any>,
  role: string,
  service: string,
): Promise<void> {
  const { rows } = await sql`
    select 1 from pg_policies
    where schemaname = 'platform' and tablename = 'service_keys' and policyname = ${role}`.execute(trx);
  if (rows.length > 0) return;
  const own = service === 'any' ? sql`true` : sql`service = ${sql.lit(service)}`;
  // By its name and not `to` it: a backup is restored where the role is not made yet.
  await sql`create policy ${sql.id(role)} on platform.service_keys for insert
    with check (current_user = ${sql.lit(role)} and ${own})`.execute(trx);
}
