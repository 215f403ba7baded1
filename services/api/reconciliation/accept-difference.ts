/** A person has looked at a difference: it is told no more, and who looked is written down. */
import { Refusal } from '@arca-api/contract/errors';
import { acceptDifferenceBody, type LaneDifference } from '@arca-api/contract/lanes';
import { grantOf, type Principal } from '../access/principal.ts';
import { readBody } from '../doors/read-body.ts';
import { lanesStore } from '../issuing/lanes.store.ts';
import type { LaneParts } from '../lanes/lane-parts.ts';
import { requireLane } from '../lanes/require-lane.ts';
import type { CoreTables } from '../tables.ts';
import { differencesStore } from './differences.store.ts';
import { tellDifference } from './present-difference.ts';
import { tellDifferences } from './tell-differences.ts';

export function acceptDifference(
  parts: Pick<LaneParts, 'database' | 'outbox' | 'clock' | 'random' | 'record'>,
) {
  const { database, outbox, clock, record } = parts;
  const differences = differencesStore(database);
  const find = requireLane(lanesStore(database));
  const tell = tellDifferences(parts.random);
  return async (
    principal: Principal,
    laneId: string,
    number: string,
    body: unknown,
  ): Promise<LaneDifference> => {
    const { environment } = await find(principal, laneId);
    const { note = null } = readBody(acceptDifferenceBody, body);
    if (!/^[1-9]\d{0,7}$/.test(number)) throw new Refusal('resource.not_found');
    const { organization } = grantOf(principal);
    const now = clock.now();
    return database.transaction<CoreTables, LaneDifference>('core', async (trx) => {
      const row = await differences.resolve(trx, laneId, Number(number), 'accepted', now);
      if (row === undefined) throw new Refusal('resource.not_found');
      const { kind, invoice_id, fields } = row;
      const detail = { number: row.number, kind, invoice: invoice_id, fields, note };
      await record(trx, principal, { action: 'lane.difference_accepted', subject: laneId, detail });
      await outbox.append(trx, [tell(row, { organization, environment }, now)]);
      return tellDifference(row);
    });
  };
}
