/** All SQL that forgets what the books keep for a time. Whoever did what is never forgotten: the database refuses. */
import { firstId } from '@arca-api/platform/random/identify';
import type { Kept } from '@arca-api/platform/retention/port';
import { sql } from 'kysely';

export interface BooksRetention {
  readonly invoicesMs: number;
  readonly batchesMs: number;
  readonly draftsMs: number;
}

const affected = ({ numAffectedRows }: { readonly numAffectedRows?: bigint }): number =>
  Number(numAffectedRows ?? 0);

export const keptInBooks = ({ invoicesMs, batchesMs, draftsMs }: BooksRetention): readonly Kept[] => [
  {
    what: 'invoices',
    forMs: invoicesMs,
    // What has come to its end, with its tries and its words; never what a note, a try or a person still leans on.
    async forget(trx, before, limit) {
      const { rows } = await sql<{ count: number }>`
        with old as (
          select i.id, i.organization_id, i.mode, i.recipient_name, i.notes from core.invoices i
          where i.id < ${firstId('inv', before)} and i.created_at < ${before} and i.updated_at < ${before}
            and coalesce(i.authorized_at, 0) < ${before} and i.status in ('authorized', 'rejected', 'cancelled')
            and not exists (select from core.invoices n where n.original_id = i.id)
            and not exists (select from core.sends s where s.invoice_id = i.id and s.outcome is null)
            and not exists (select from core.differences d where d.invoice_id = i.id and d.resolved_at is null)
            and not exists (select from core.orphans o where o.invoice_id = i.id and o.resolution is null)
          order by i.id limit ${sql.lit(limit)} for update skip locked),
        words as (
          delete from core.invoice_words w using (
            select o.id, o.organization_id, o.mode, one.word
            from old o cross join lateral core.words_of(o.recipient_name, o.notes) one) o
          where w.organization_id = o.organization_id and w.mode = o.mode and w.word = o.word and w.invoice_id = o.id),
        pinned as (delete from core.pins using old where pins.invoice_id = old.id),
        sent as (delete from core.sends using old where sends.invoice_id = old.id),
        orphaned as (delete from core.orphans using old where orphans.invoice_id = old.id),
        differed as (delete from core.differences using old where differences.invoice_id = old.id),
        forgotten as (delete from core.invoices using old where invoices.id = old.id returning invoices.id)
        select count(*) as count from forgotten`.execute(trx);
      return rows[0]?.count ?? 0;
    },
  },
  {
    what: 'batch_lines',
    forMs: batchesMs,
    forget: async (trx, before, limit) =>
      affected(
        await sql`
          delete from core.batch_lines where (batch_id, line) in (
            select l.batch_id, l.line from core.batches b join core.batch_lines l on l.batch_id = b.id
            where b.id < ${firstId('bat', before)} and b.status = 'finished' and b.finished_at < ${before}
            order by l.batch_id, l.line limit ${sql.lit(limit)})`.execute(trx),
      ),
  },
  {
    what: 'batches',
    forMs: batchesMs,
    forget: async (trx, before, limit) =>
      affected(
        await sql`
          delete from core.batches where id in (
            select b.id from core.batches b
            where b.id < ${firstId('bat', before)} and b.status = 'finished' and b.finished_at < ${before}
              and not exists (select from core.batch_lines l where l.batch_id = b.id)
            order by b.id limit ${sql.lit(limit)} for update skip locked)`.execute(trx),
      ),
  },
  {
    what: 'drafts',
    forMs: draftsMs,
    forget: async (trx, before, limit) =>
      affected(
        await sql`
          delete from core.drafts where id in (
            select id from core.drafts where id < ${firstId('drf', before)} and updated_at < ${before}
            order by id limit ${sql.lit(limit)} for update skip locked)`.execute(trx),
      ),
  },
];
