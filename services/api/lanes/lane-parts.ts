/** What the doors of lanes are made of. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Outbox } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import type { RecordChange } from '../access/record-change.ts';
import type { SqlIssuingStore } from '../issuing/issuing.store.ts';

export interface LaneParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly store: SqlIssuingStore;
  readonly gateway: GatewayClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly record: RecordChange;
  readonly wake: (lane: string, organization: string) => void;
  /** Makes this process forget what it remembers of a lane, and give its lease back. */
  readonly letGo: (lane: string) => Promise<void>;
}
