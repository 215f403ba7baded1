/** The pools that requests work in, and which part of each one organisation may have. */
import type { LimitsConfig } from '../config.ts';
import { createPlaces, type Places } from './places.ts';

/**
 * `issuing`: accepts invoices, many in one transaction. `database`: everything else that asks it. `arca`: waits for
 * ARCA meanwhile. `status`: how things stand, which has to be told when the rest is full. `none`: takes no place.
 */
export type Pool = 'issuing' | 'database' | 'arca' | 'status' | 'none';

/** Places of a pool, by what its work costs: an acceptance shares its transaction, a call to ARCA only waits. */
const ISSUING = 1024;
const ARCA = 64;
/** Bodies that are large, or of a size not told, which are being received or worked on: 512 MB at most. */
const UPLOADS = 16;
const STATUS = 2;

export interface Pools {
  readonly of: Readonly<Record<Exclude<Pool, 'none'>, Places>>;
  /** From its credential to its answer. */
  readonly inFlight: Places;
  readonly waiting: Places;
  readonly uploads: Places;
}

export function createPools({ inFlight, organizationShare, waiting, connections }: LimitsConfig): Pools {
  const shared = (total: number) =>
    createPlaces({ total, each: Math.max(2, Math.floor(total * organizationShare)) });
  const endless = (each: number) => createPlaces({ total: Number.POSITIVE_INFINITY, each });
  return {
    of: {
      issuing: shared(ISSUING),
      // The connections themselves are the total: whoever waits for one waits there.
      database: endless(Math.max(2, Math.floor(connections * organizationShare))),
      arca: shared(ARCA),
      status: endless(STATUS),
    },
    inFlight: shared(inFlight),
    waiting: shared(waiting),
    uploads: createPlaces({
      total: UPLOADS,
      each: Math.max(2, Math.floor((UPLOADS * organizationShare) / 2)),
    }),
  };
}
