/** What the verbs of issuers work with, put together once in service.ts. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Random } from '@arca-api/platform/random/port';
import type { RecordChange } from '../access/record-change.ts';
import type { taxpayersStore } from './taxpayers.store.ts';

export interface TaxpayerParts {
  readonly database: Database;
  readonly taxpayers: ReturnType<typeof taxpayersStore>;
  readonly gateway: GatewayClient;
  readonly record: RecordChange;
  readonly clock: Clock;
  readonly random: Random;
  /** False where a committed write does not survive power loss. */
  readonly liveAllowed: boolean;
}
