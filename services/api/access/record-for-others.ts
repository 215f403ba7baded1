/** Writes into the audit log what another service changed, inside that service's transaction. */
import type { Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';
import type { Change, RecordChangeParts } from './record-change.ts';

/** For whom something was changed, and by which principal. */
export interface ChangedFor {
  readonly organization: string;
  readonly mode: 'test' | 'live';
  readonly by: string;
}

export function recordForOthers({ audit, clock, random }: RecordChangeParts) {
  return (
    // biome-ignore lint/suspicious/noExplicitAny: it is the transaction of whichever service made the change
    trx: Transaction<any>,
    { organization, mode, by }: ChangedFor,
    { action, subject, detail = {} }: Change,
  ): Promise<void> =>
    audit.append(trx.withSchema('core') as Transaction<CoreTables>, {
      id: random.id('aud'),
      organization_id: organization,
      mode,
      principal: by,
      action,
      subject,
      detail,
      at: clock.now(),
    });
}
