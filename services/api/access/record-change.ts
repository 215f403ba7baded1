/** Writes into the audit log who did what, inside the transaction of what was done. */
import type { Clock } from '@arca-api/platform/clock/port';
import type { Random } from '@arca-api/platform/random/port';
import type { Transaction } from 'kysely';
import type { CoreTables } from '../tables.ts';
import type { auditStore } from './audit.store.ts';
import { grantOf, type Principal } from './principal.ts';

export interface RecordChangeParts {
  readonly audit: ReturnType<typeof auditStore>;
  readonly clock: Clock;
  readonly random: Random;
}

export interface Change {
  /** `noun.verb_in_the_past`: `taxpayer.created`. */
  readonly action: string;
  /** What was changed: an id, or a CUIT. */
  readonly subject: string;
  /** Never a secret. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export function recordChange({ audit, clock, random }: RecordChangeParts) {
  return (trx: Transaction<CoreTables>, principal: Principal, change: Change): Promise<void> =>
    audit.append(trx, {
      id: random.id('aud'),
      organization_id: grantOf(principal).organization,
      mode: principal.mode,
      principal: principal.id,
      action: change.action,
      subject: change.subject,
      detail: change.detail ?? {},
      at: clock.now(),
    });
}
export type RecordChange = ReturnType<typeof recordChange>;
