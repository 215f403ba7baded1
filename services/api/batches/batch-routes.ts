/** Every door of batches, listed by hand. */
import type { Route } from '../doors/route.ts';
import type { BatchCounts } from './batch.ts';
import type { BatchRow } from './batch-row.ts';
import { findBatch } from './find-batch.ts';
import { listBatches } from './list-batches.ts';
import {
  listBatchesRoute,
  type ReadBatchesDoor,
  readBatchRoute,
  readFailuresRoute,
  readResultsRoute,
} from './read-batches.route.ts';
import { takeBatchRoute } from './take-batch.route.ts';
import { type TakeBatchParts, takeBatch } from './take-batch.ts';
import { writeFailures, writeResults } from './write-results.ts';

export function batchRoutes(parts: TakeBatchParts): readonly Route[] {
  const { batches } = parts;
  const countsOf = async (batch: BatchRow): Promise<BatchCounts> =>
    batch.counts ?? (await batches.counts(batch.id, batch.total));
  const reading: ReadBatchesDoor = {
    find: findBatch(batches),
    list: listBatches({ batches, countsOf }),
    countsOf,
    results: writeResults({ batches }),
    failures: writeFailures({ batches }),
  };
  return [
    takeBatchRoute({ take: takeBatch(parts), countsOf }),
    listBatchesRoute(reading),
    readBatchRoute(reading),
    readResultsRoute(reading),
    readFailuresRoute(reading),
  ];
}
