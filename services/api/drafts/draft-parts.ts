/** What the verbs of drafts work with, put together once in service.ts. */
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Random } from '@arca-api/platform/random/port';
import type { RecordChange } from '../access/record-change.ts';
import type { draftsStore } from './drafts.store.ts';

export interface DraftParts {
  readonly database: Database;
  readonly drafts: ReturnType<typeof draftsStore>;
  readonly record: RecordChange;
  readonly clock: Clock;
  readonly random: Random;
}
