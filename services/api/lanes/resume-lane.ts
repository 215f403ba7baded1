/** Sets a halted lane moving again, once a person has mended what stopped it. */
import { Refusal } from '@arca-api/contract/errors';
import { resumeBody } from '@arca-api/contract/lanes';
import { grantOf, type Principal } from '../access/principal.ts';
import { readBody } from '../doors/read-body.ts';
import { lanesStore } from '../issuing/lanes.store.ts';
import type { CoreTables } from '../tables.ts';
import type { LaneParts } from './lane-parts.ts';
import { requireLane } from './require-lane.ts';

export function resumeLane({ database, clock, record, wake }: LaneParts) {
  const lanes = lanesStore(database);
  const find = requireLane(lanes);
  return async (principal: Principal, laneId: string, body: unknown): Promise<void> => {
    await find(principal, laneId);
    const { note = null } = readBody(resumeBody, body);
    await database.transaction<CoreTables, void>('core', async (trx) => {
      // The halt is read where it is lifted: of two who resume, the second is told.
      const halt = await lanes.resume(trx, laneId, clock.now());
      if (halt === null) throw new Refusal('lane.not_halted');
      await record(trx, principal, { action: 'lane.resumed', subject: laneId, detail: { halt, note } });
    });
    wake(laneId, grantOf(principal).organization);
  };
}
