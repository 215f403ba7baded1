/** All SQL that forgets exchanges with ARCA where no month is dropped whole, and the tries they were made for. */

import type { Partitioned } from '@arca-api/platform/partitions/port';
import { firstId } from '@arca-api/platform/random/identify';
import type { Kept } from '@arca-api/platform/retention/port';
import { sql, type Transaction } from 'kysely';

/** Exchanges lie in months, which are dropped whole. */
export const monthsOfGateway = (exchangesMs: number): readonly Partitioned[] => [
  { schema: 'arca', table: 'exchanges', forMs: exchangesMs },
];

/** What was there before there were months, until all of it is old, and what no month was made for. */
const UNDATED = ['exchanges_before', 'exchanges_default'] as const;

export const keptByGateway = (exchangesMs: number): readonly Kept[] => [
  {
    what: 'exchanges',
    forMs: exchangesMs,
    async forget(trx, before, limit) {
      let forgotten = 0;
      for (const part of UNDATED) {
        if (forgotten === limit || !(await isThere(trx, part))) continue;
        const table = sql.id('arca', part);
        const { numAffectedRows } = await sql`
          delete from ${table} where id in (
            select id from ${table} where id < ${firstId('exc', before)} and ended_at < ${before}
            order by id limit ${sql.lit(limit - forgotten)} for update skip locked)`.execute(trx);
        forgotten += Number(numAffectedRows ?? 0);
      }
      return forgotten;
    },
  },
  {
    what: 'exchange_sends',
    forMs: exchangesMs,
    async forget(trx, before, limit) {
      const { numAffectedRows } = await sql`
        delete from arca.sends where send_id in (
          select s.send_id from arca.sends s
          where s.send_id < ${firstId('snd', before)} and s.state = 'concluded' and s.concluded_at < ${before}
            and not exists (select from arca.exchanges e where e.send_id = s.send_id)
          order by s.send_id limit ${sql.lit(limit)} for update skip locked)`.execute(trx);
      return Number(numAffectedRows ?? 0);
    },
  },
];

// biome-ignore lint/suspicious/noExplicitAny: as whoever forgets hands it
async function isThere(trx: Transaction<any>, part: string): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass(${`arca.${part}`}) is not null as there`.execute(trx);
  return rows[0]?.there === true;
}
