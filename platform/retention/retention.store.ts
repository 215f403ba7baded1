/** All SQL that forgets what the platform itself keeps: news that everybody has heard, and jobs that were given up. */
import { sql } from 'kysely';
import { firstId } from '../random/identify.ts';
import type { Kept } from './port.ts';

export interface PlatformRetention {
  readonly eventsMs: number;
  readonly jobsMs: number;
}

export const keptByPlatform = ({ eventsMs, jobsMs }: PlatformRetention): readonly Kept[] => [
  {
    what: 'events',
    forMs: eventsMs,
    async forget(trx, before, limit) {
      const { numAffectedRows } = await sql`
        delete from platform.outbox where id in (
          select o.id from platform.outbox o
          where o.id < ${firstId('evt', before)} and o.occurred_at < ${before}
            and (o.published_at is not null or not exists (select from platform.subscribers))
            and not exists (select from platform.deliveries d where d.event_id = o.id)
          order by o.id limit ${sql.lit(limit)} for update skip locked)`.execute(trx);
      return Number(numAffectedRows ?? 0);
    },
  },
  {
    what: 'jobs',
    forMs: jobsMs,
    async forget(trx, before, limit) {
      const { numAffectedRows } = await sql`
        delete from platform.jobs where id in (
          select id from platform.jobs where state = 'dead' and added_at < ${before}
          order by id limit ${sql.lit(limit)} for update skip locked)`.execute(trx);
      return Number(numAffectedRows ?? 0);
    },
  },
];
