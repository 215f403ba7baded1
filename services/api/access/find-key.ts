/** Finds a key of the caller's organisation and mode that reaches no further than the caller. */
import { Refusal } from '@arca-api/contract/errors';
import type { KeyRow, keysStore } from './keys.store.ts';
import { grantOf, type Principal } from './principal.ts';
import { reachesNoFurther } from './within-grant.ts';

export function findKey(keys: Pick<ReturnType<typeof keysStore>, 'find'>) {
  return async (principal: Principal, id: string | undefined): Promise<KeyRow> => {
    const grant = grantOf(principal);
    const row = id === undefined ? undefined : await keys.find(grant.organization, id);
    if (row === undefined || row.mode !== principal.mode || !reachesNoFurther(grant, row)) {
      throw new Refusal('resource.not_found');
    }
    return row;
  };
}
