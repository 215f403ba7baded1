/** What the verbs of webhooks work with, put together once in service.ts. */
import type { WebhooksClient } from '@arca-api/contract/webhooks-client';

export interface WebhookParts {
  /** As `askWebhooks` has it. */
  readonly ask: WebhooksClient;
}
