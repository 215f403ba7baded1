/** Registers an endpoint; its secret is told now and never again. */

import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Signals } from '@arca-api/platform/events/port';
import { audienceTopic } from '@arca-api/platform/events/topics';
import type { Random } from '@arca-api/platform/random/port';
import type { Asker, NoteDeed } from '../asker.ts';
import type { Sealer } from '../secrets/seal.ts';
import { newSecret } from '../signing/secret.ts';
import type { WebhookTables } from '../tables.ts';
import type { EndpointRow, EndpointsStore } from './endpoints.store.ts';
import { hearAll } from './enrol.ts';

export interface EndpointParts {
  readonly database: Database;
  readonly endpoints: EndpointsStore;
  readonly sealer: Sealer;
  readonly signals: Pick<Signals, 'notify'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly note: NoteDeed;
}

export interface EndpointWish {
  readonly url: string;
  readonly description?: string | null | undefined;
  /** `null`: all. */
  readonly event_types?: readonly string[] | null | undefined;
  readonly taxpayers?: readonly string[] | null | undefined;
  /** Seconds from one attempt to the next; `null`: as everybody's. */
  readonly retry_schedule?: readonly number[] | null | undefined;
  readonly max_in_flight?: number | undefined;
  /** Attempts that begin within any one second; `null`: as many as there are. */
  readonly max_per_second?: number | null | undefined;
}

/** Of an organisation, in both modes. */
export const MOST_ENDPOINTS = 50;
const MAX_IN_FLIGHT = 10;

/** `null` where the organisation has as many as it may. */
export function createEndpoint(parts: EndpointParts) {
  const { database, endpoints, sealer, signals, clock, random, note } = parts;
  return async (asker: Asker, wish: EndpointWish): Promise<{ row: EndpointRow; secret: string } | null> => {
    const made = await database.transaction<WebhookTables, { row: EndpointRow; secret: string } | null>(
      'webhooks',
      async (trx) => {
        if ((await endpoints.countInTurn(trx, asker.organization)) >= MOST_ENDPOINTS) return null;
        await hearAll(trx);
        const now = clock.now();
        const row = await endpoints.insert(trx, {
          id: random.id('whe'),
          organization_id: asker.organization,
          mode: asker.mode,
          url: wish.url,
          description: wish.description ?? null,
          event_types:
            wish.event_types === undefined || wish.event_types === null ? null : [...wish.event_types],
          taxpayers: wish.taxpayers === undefined || wish.taxpayers === null ? null : [...wish.taxpayers],
          state: 'enabled',
          disabled_for: null,
          disabled_at: null,
          retry_schedule: wish.retry_schedule == null ? null : JSON.stringify(wish.retry_schedule),
          max_in_flight: wish.max_in_flight ?? MAX_IN_FLIGHT,
          max_per_second: wish.max_per_second ?? null,
          failing_since: null,
          warned_at: null,
          created_at: now,
          updated_at: now,
        });
        const secret = newSecret(random);
        await endpoints.addSecret(trx, {
          id: random.id('whs'),
          endpoint_id: row.id,
          organization_id: row.organization_id,
          sealed: sealer.seal(secret, row.id),
          created_at: now,
          ends_at: null,
        });
        await note(trx, asker, {
          action: 'webhook_endpoint.created',
          subject: row.id,
          detail: { url: row.url, event_types: row.event_types, taxpayers: row.taxpayers },
        });
        return { row, secret };
      },
    );
    signals.notify(audienceTopic);
    return made;
  };
}
