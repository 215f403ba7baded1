/** An organisation's batches, newest first, each with its counts. */
import type { Mode } from '@arca-api/contract/primitives';
import type { Grant } from '../access/principal.ts';
import { answerPage } from '../doors/answer-page.ts';
import type { BatchCounts } from './batch.ts';
import type { BatchRow } from './batch-row.ts';
import type { BatchesStore } from './batches.store.ts';
import { presentBatch } from './present-batch.ts';

export interface ListBatchesParts {
  readonly batches: Pick<BatchesStore, 'list'>;
  readonly countsOf: (batch: BatchRow) => Promise<BatchCounts>;
}

export function listBatches({ batches, countsOf }: ListBatchesParts) {
  return async (
    grant: Grant,
    mode: Mode,
    page: { readonly limit: number; readonly after?: string | undefined },
  ) => {
    const rows = await batches.list(grant, mode, { after: page.after ?? null, limit: page.limit + 1 });
    const counts = new Map<string, BatchCounts>();
    for (const row of rows.slice(0, page.limit)) counts.set(row.id, await countsOf(row));
    return answerPage(rows, page.limit, (row) => {
      const counted = counts.get(row.id);
      return counted === undefined ? null : presentBatch(row, counted);
    });
  };
}
