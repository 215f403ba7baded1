/** Which role of the database each service works as, and what of others' tables it needs. */
import { migrations as apiMigrations } from '@arca-api/api/service';
import { migrations as gatewayMigrations } from '@arca-api/arca-gateway/service';
import { platformSchema } from '@arca-api/platform/database/migrate-platform';
import type { Role } from '@arca-api/platform/database/roles/role';
import { migrations as webhookMigrations } from '@arca-api/webhooks/service';

/** Which of our schemas there are: all that the embedded database's one role reaches. */
export const SCHEMAS = [
  platformSchema,
  gatewayMigrations.schema,
  apiMigrations.schema,
  webhookMigrations.schema,
] as const;

/** Reads and writes what carries news and jobs. */
const WORK = ['select', 'insert', 'update', 'delete'] as const;

export const ROLES = [
  {
    service: 'api',
    signsAs: 'api',
    schemas: [apiMigrations.schema],
    tables: {
      'platform.migrations': ['select'],
      'platform.outbox': WORK,
      'platform.subscribers': WORK,
      'platform.deliveries': WORK,
      'platform.inbox': WORK,
      'platform.jobs': WORK,
      'platform.service_keys': ['select', 'insert', 'delete'],
    },
  },
  {
    service: 'arca-gateway',
    signsAs: 'arca-gateway',
    schemas: [gatewayMigrations.schema],
    tables: {
      'platform.migrations': ['select'],
      'platform.outbox': ['insert'],
      'platform.service_keys': ['select', 'insert', 'delete'],
    },
  },
  {
    service: 'webhooks',
    schemas: [webhookMigrations.schema],
    tables: {
      'platform.migrations': ['select'],
      // It carries news, reads what is told where it was written, and tells how endpoints fare; it never forgets any.
      'platform.outbox': ['select', 'insert', 'update'],
      'platform.subscribers': WORK,
      'platform.deliveries': WORK,
      'platform.service_keys': ['select'],
      // What somebody has it change is written down in the transaction of the change.
      'core.audit_log': ['insert'],
    },
  },
] as const satisfies readonly Role[];
