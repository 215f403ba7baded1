/** What the verbs of keys work with, put together once in service.ts. */
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Random } from '@arca-api/platform/random/port';
import type { auditStore } from './audit.store.ts';
import type { keysStore } from './keys.store.ts';
import type { RecordChange } from './record-change.ts';

export interface KeyParts {
  readonly database: Database;
  readonly keys: ReturnType<typeof keysStore>;
  readonly audit: ReturnType<typeof auditStore>;
  readonly record: RecordChange;
  readonly clock: Clock;
  readonly random: Random;
}
