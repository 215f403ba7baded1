/** Takes a file of invoices: whole and durable before anything is promised, and once however often it is sent. */
import { createHash } from 'node:crypto';
import { Refusal } from '@arca-api/contract/errors';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Queue } from '@arca-api/platform/queue/port';
import type { Random } from '@arca-api/platform/random/port';
import { grantOf, type Principal } from '../access/principal.ts';
import type { RecordChange } from '../access/record-change.ts';
import type { CoreTables } from '../tables.ts';
import type { BatchFile, BatchFormat, DecimalSign } from './batch.ts';
import { BATCH_JOB, jobOf } from './batch-job.ts';
import type { BatchRow } from './batch-row.ts';
import type { BatchesStore } from './batches.store.ts';
import { splitCsv } from './csv/split-csv.ts';
import { reachesBatch } from './find-batch.ts';
import { splitNdjson } from './split-ndjson.ts';

export interface TakeBatchParts {
  readonly record: RecordChange;
  readonly database: Database;
  readonly batches: BatchesStore;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly random: Random;
}

export interface BatchOrder {
  readonly principal: Principal;
  readonly requestId: string;
  readonly format: BatchFormat;
  readonly charset: string | null;
  readonly bytes: Uint8Array;
  /** Judges every line and issues none. */
  readonly preview: boolean;
  readonly decimal: DecimalSign | null;
  readonly idempotencyKey: string | null;
}

export function takeBatch({ database, batches, queue, clock, random, record }: TakeBatchParts) {
  return async (order: BatchOrder): Promise<BatchRow> => {
    const hash = hashOf(order);
    const before = await replay(order, hash);
    if (before !== null) return before;
    if (order.principal.mode === 'live' && order.idempotencyKey === null && !order.preview)
      throw new Refusal('idempotency.required', { detail: KEY_NEEDED });
    const { organization } = grantOf(order.principal);
    const { format, layout, lines } = await split(order);
    const batch = {
      id: random.id('bat'),
      organization_id: organization,
      mode: order.principal.mode,
      preview: order.preview,
      principal: order.principal,
      format,
      layout,
      idempotency_key: order.idempotencyKey,
      request_hash: hash,
      request_id: order.requestId,
      total: lines.length,
      created_at: clock.now(),
    };
    const row = await database.transaction<CoreTables, BatchRow | undefined>('core', async (trx) => {
      const inserted = await batches.insert(trx, batch, lines);
      if (inserted === undefined) return undefined;
      await queue.add(trx, [jobOf(organization)]);
      const detail = { lines: batch.total, preview: batch.preview };
      await record(trx, order.principal, { action: 'batch.taken', subject: batch.id, detail });
      return inserted;
    });
    if (row !== undefined) {
      queue.wake(BATCH_JOB, organization);
      return row;
    }
    const twin = await replay(order, hash);
    if (twin === null) throw new Error('a batch was refused by a key that nobody holds');
    return twin;
  };

  async function replay({ principal, preview, idempotencyKey }: BatchOrder, hash: string) {
    if (idempotencyKey === null) return null;
    const grant = grantOf(principal);
    const row = await batches.byKey(grant.organization, principal.mode, preview, idempotencyKey);
    if (row === undefined) return null;
    if (!reachesBatch(grant, row)) throw new Refusal('access.forbidden');
    if (row.request_hash !== hash) throw new Refusal('idempotency.conflict', { extra: { batch: row.id } });
    return row;
  }
}

const split = ({ format, bytes, charset, decimal }: BatchOrder): Promise<BatchFile> =>
  format === 'csv' ? splitCsv(bytes, { charset, decimal }) : splitNdjson(bytes);

/** Of the bytes and of how they are to be read: the same file again is the same batch. */
const hashOf = ({ format, charset, decimal, bytes }: BatchOrder): string =>
  createHash('sha256').update(`${format}\n${charset}\n${decimal}\n`).update(bytes).digest('hex');

const KEY_NEEDED = {
  es: 'En modo real, un lote necesita Idempotency-Key.',
  en: 'In live mode a batch needs an Idempotency-Key.',
};
