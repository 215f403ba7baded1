/** All SQL that gives up what can no longer be told, and forgets what was told to endpoints that are gone. */
import type { Partitioned } from '@arca-api/platform/partitions/port';
import { firstId } from '@arca-api/platform/random/identify';
import { sql, type Transaction } from 'kysely';
import type { DeliveryRow } from '../deliveries/deliveries.store.ts';
import type { WebhookTables } from '../tables.ts';

type Trx = Transaction<WebhookTables>;

/** What was told and how it went, dropped by months; a month of which something still waits stays. */
export const monthsOfWebhooks = (attemptsMs: number): readonly Partitioned[] => [
  { schema: 'webhooks', table: 'attempts', forMs: attemptsMs },
  { schema: 'webhooks', table: 'deliveries', forMs: attemptsMs },
];

/** Its endpoint was told nothing meanwhile where `is_told` is false: somebody had disabled it. */
export interface GivenUp extends DeliveryRow {
  readonly is_told: boolean;
}

/** What waits of events of before `before`, and nobody holds at `now`: at most `limit`, never to be told. */
export async function giveUp(
  trx: Trx,
  before: number,
  now: number,
  limit: number,
): Promise<readonly GivenUp[]> {
  const { rows } = await sql<GivenUp>`
    with old as (
      select d.endpoint_id, d.event_id, e.id is not null as is_told from webhooks.deliveries d
        left join webhooks.endpoints e on e.id = d.endpoint_id and e.state = 'enabled'
      where d.state = 'pending' and d.event_id < ${firstId('evt', before)} and (d.lease is null or d.due_at <= ${now})
      limit ${sql.lit(limit)} for update of d skip locked)
    update webhooks.deliveries d
      set state = case when old.is_told then 'failed' else 'cancelled' end, due_at = null, lease = null, ended_at = ${now}
    from old where d.endpoint_id = old.endpoint_id and d.event_id = old.event_id
    returning d.*, old.is_told`.execute(trx);
  return rows;
}

/** What was told to endpoints that were removed; the note of one goes when nothing of it is left and it is older than `before`. */
export async function forgetRemoved(trx: Trx, before: number, limit: number): Promise<number> {
  const { numAffectedRows: attempts } = await sql`
    delete from webhooks.attempts where id in (
      select a.id from webhooks.removed_endpoints r join webhooks.attempts a on a.endpoint_id = r.id
      limit ${sql.lit(limit)})`.execute(trx);
  const left = limit - Number(attempts ?? 0);
  const { numAffectedRows: deliveries } = await sql`
    delete from webhooks.deliveries where (endpoint_id, event_id) in (
      select d.endpoint_id, d.event_id from webhooks.removed_endpoints r join webhooks.deliveries d on d.endpoint_id = r.id
      limit ${sql.lit(left)})`.execute(trx);
  await sql`
    delete from webhooks.removed_endpoints r where r.removed_at < ${before}
      and not exists (select from webhooks.attempts where endpoint_id = r.id)
      and not exists (select from webhooks.deliveries where endpoint_id = r.id)`.execute(trx);
  return Number(attempts ?? 0) + Number(deliveries ?? 0);
}
