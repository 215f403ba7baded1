/** What the verbs of customers work with, put together once in service.ts. */
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Random } from '@arca-api/platform/random/port';
import type { RecordChange } from '../access/record-change.ts';
import type { customersStore } from './customers.store.ts';

export interface CustomerParts {
  readonly database: Database;
  readonly customers: ReturnType<typeof customersStore>;
  readonly record: RecordChange;
  readonly clock: Clock;
  readonly random: Random;
}
