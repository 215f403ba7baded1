/** Finds a batch of the caller's organisation and mode, uploaded by somebody who reaches no further than the caller. */
import { Refusal } from '@arca-api/contract/errors';
import { type Grant, grantOf, mayUse, type Principal } from '../access/principal.ts';
import type { BatchRow } from './batch-row.ts';
import type { BatchesStore } from './batches.store.ts';

export function findBatch(batches: Pick<BatchesStore, 'find'>) {
  return async (principal: Principal, id: string | undefined): Promise<BatchRow> => {
    const grant = grantOf(principal);
    const row = id === undefined ? undefined : await batches.find(grant.organization, principal.mode, id);
    if (row === undefined || !reachesBatch(grant, row)) throw new Refusal('resource.not_found');
    return row;
  };
}

/** A key limited to some CUITs reads no file that may be about others. */
export function reachesBatch(grant: Grant, { principal }: Pick<BatchRow, 'principal'>): boolean {
  if (grant.taxpayers === null) return true;
  return grantOf(principal).taxpayers?.every((cuit) => mayUse(grant, cuit)) ?? false;
}
