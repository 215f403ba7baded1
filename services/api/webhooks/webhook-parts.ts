/** What the verbs of webhooks work with, put together once in service.ts. */
import type { WebhooksClient } from '@arca-api/contract/webhooks-client';
import type { Database } from '@arca-api/platform/database/port';
import type { RecordChange } from '../access/record-change.ts';

export interface WebhookParts {
  readonly database: Database;
  readonly record: RecordChange;
  /** As `askWebhooks` has it. */
  readonly ask: WebhooksClient;
}
