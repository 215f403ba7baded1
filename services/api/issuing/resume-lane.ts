/** Sets a halted lane moving again, once a person has mended what stopped it. */
import { Refusal } from '@arca-api/contract/errors';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import { grantOf, mayUse, type Principal } from '../access/principal.ts';
import type { RecordChange } from '../access/record-change.ts';
import type { CoreTables } from '../tables.ts';
import { lanesStore } from './lanes.store.ts';

export interface ResumeParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly record: RecordChange;
  readonly wake: (lane: string, organization: string) => void;
}

export function resumeLane({ database, clock, record, wake }: ResumeParts) {
  const lanes = lanesStore(database);
  return async (principal: Principal, laneId: string): Promise<void> => {
    const grant = grantOf(principal);
    const lane = await lanes.owned(laneId, grant.organization, principal.mode);
    if (lane === undefined || !mayUse(grant, lane.cuit)) throw new Refusal('resource.not_found');
    await database.transaction<CoreTables, void>('core', async (trx) => {
      await lanes.resume(trx, laneId, clock.now());
      await record(trx, principal, { action: 'lane.resumed', subject: laneId, detail: { halt: lane.halt } });
    });
    wake(laneId, grant.organization);
  };
}
