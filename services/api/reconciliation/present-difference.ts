/** A difference between the books and ARCA, on the wire and in events. */
import type { DifferenceAnswer, LaneDifference } from '@arca-api/contract/lanes';
import { instant } from '../doors/instant.ts';
import type { DifferenceRow } from './differences.store.ts';

export function presentDifference(row: DifferenceRow): DifferenceAnswer {
  return {
    number: row.number,
    kind: row.kind,
    invoice: row.invoice_id,
    fields: row.fields.map(({ field, books, arca }) => ({ field, books, arca })),
    found_at: instant(row.found_at),
  };
}

export const tellDifference = (row: DifferenceRow): LaneDifference => ({
  object: 'lane_difference',
  lane: row.lane_id,
  ...presentDifference(row),
  resolution: row.resolution,
});
