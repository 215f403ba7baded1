/** A batch as the API answers it and as its event carries it. */
import type { BatchAnswer } from '@arca-api/contract/batches';
import { instant } from '../doors/instant.ts';
import type { BatchCounts } from './batch.ts';
import type { BatchRow } from './batch-row.ts';

export function presentBatch(row: BatchRow, counts: BatchCounts): BatchAnswer {
  const path = `/v1/batches/${row.id}`;
  return {
    id: row.id,
    object: 'batch',
    mode: row.mode,
    status: row.status,
    preview: row.preview,
    format: row.format,
    // Kept ones come back with their members in the store's order: they are written in ours.
    counts: {
      total: counts.total,
      pending: counts.pending,
      failed: counts.failed,
      valid: counts.valid,
      submitted: counts.submitted,
      verifying: counts.verifying,
      authorized: counts.authorized,
      rejected: counts.rejected,
      cancelled: counts.cancelled,
    },
    results_url: `${path}/results`,
    failures_url: counts.failed + counts.rejected > 0 ? `${path}/failures` : null,
    request_id: row.request_id,
    created_at: instant(row.created_at),
    finished_at: row.finished_at === null ? null : instant(row.finished_at),
  };
}
