/** The engine alone, for tests: nothing is written to a log, and whoever is told takes it, unless a test says otherwise. */
import { outbox } from '@arca-api/platform/events/outbox';
import { localSignals } from '@arca-api/platform/events/signals';
import { silentLog } from '@arca-api/platform/log/silent';
import { readAllowList } from '../destinations/allow-list.ts';
import { createWebhooks, type Webhooks, type WebhooksOptions } from '../service.ts';
import { unnoted } from './unnoted.ts';

type Needed = 'database' | 'clock' | 'random';

export const engineOf = (
  options: Pick<WebhooksOptions, Needed> & Partial<Omit<WebhooksOptions, Needed>>,
): Webhooks =>
  createWebhooks({
    outbox,
    signals: localSignals(options.clock),
    log: silentLog,
    key: new Uint8Array(32),
    allow: readAllowList([]),
    note: unnoted,
    post: async () => ({ kind: 'answered', status: 200, headers: {}, body: '' }),
    ...options,
  });
