/** Finds an endpoint that whoever asks may look at. */
import { Refusal } from '@arca-api/contract/errors';
import type { Owner } from '../asker.ts';
import type { EndpointRow, EndpointsStore } from './endpoints.store.ts';

export function requireEndpoint(endpoints: Pick<EndpointsStore, 'find'>) {
  return async (owner: Owner, id: string): Promise<EndpointRow> => {
    const row = await endpoints.find(owner, id);
    if (row === undefined) throw new Refusal('resource.not_found');
    return row;
  };
}
