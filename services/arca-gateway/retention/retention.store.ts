/** All SQL that forgets exchanges with ARCA, and the tries they were made for. */
import { firstId } from '@arca-api/platform/random/identify';
import type { Kept } from '@arca-api/platform/retention/port';
import { sql } from 'kysely';

export const keptByGateway = (exchangesMs: number): readonly Kept[] => [
  {
    what: 'exchanges',
    forMs: exchangesMs,
    async forget(trx, before, limit) {
      const { numAffectedRows } = await sql`
        delete from arca.exchanges where id in (
          select id from arca.exchanges where id < ${firstId('exc', before)} and ended_at < ${before}
          order by id limit ${sql.lit(limit)} for update skip locked)`.execute(trx);
      return Number(numAffectedRows ?? 0);
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
