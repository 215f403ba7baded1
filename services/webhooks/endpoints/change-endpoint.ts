/** Changes an endpoint; one that is enabled again begins with a clean record. */

import { Refusal } from '@arca-api/contract/errors';
import type { EndpointChange } from '@arca-api/contract/webhooks';
import { audienceTopic } from '@arca-api/platform/events/topics';
import type { Updateable } from 'kysely';
import type { Asker } from '../asker.ts';
import type { AllowList } from '../destinations/allow-list.ts';
import type { WebhookTables } from '../tables.ts';
import type { EndpointParts } from './create-endpoint.ts';
import type { EndpointRow } from './endpoints.store.ts';
import { hearAll } from './enrol.ts';
import { judgeDestination } from './judge-destination.ts';

export interface ChangeParts
  extends Pick<EndpointParts, 'database' | 'endpoints' | 'signals' | 'clock' | 'note'> {
  readonly allow: AllowList;
}

export function changeEndpoint({ database, endpoints, signals, clock, note, allow }: ChangeParts) {
  return async (asker: Asker, id: string, change: EndpointChange): Promise<EndpointRow> => {
    const { url: wanted, enabled, retry_schedule, ...rest } = change;
    const destination = wanted === undefined ? null : judgeDestination(wanted, allow);
    if (destination !== null && destination.faults.length > 0)
      throw new Refusal('request.invalid', { faults: destination.faults });
    const row = await database.transaction<WebhookTables, EndpointRow>('webhooks', async (trx) => {
      const before = await endpoints.lock(trx, asker, id);
      if (before === undefined) throw new Refusal('resource.not_found');
      const now = clock.now();
      if (enabled === true) await hearAll(trx);
      const after = await endpoints.update(trx, id, {
        ...told(rest),
        ...(destination === null ? {} : { url: destination.url }),
        ...(retry_schedule === undefined
          ? {}
          : { retry_schedule: retry_schedule === null ? null : JSON.stringify(retry_schedule) }),
        ...(enabled === undefined || enabled === (before.state === 'enabled') ? {} : turned(enabled, now)),
        updated_at: now,
      });
      await note(trx, asker, {
        action: 'webhook_endpoint.changed',
        subject: id,
        detail: { changed: Object.keys(change), enabled: after.state === 'enabled', url: after.url },
      });
      return after;
    });
    if (enabled === true) signals.notify(audienceTopic);
    return row;
  };
}

function turned(on: boolean, now: number): Updateable<WebhookTables['endpoints']> {
  if (!on) return { state: 'disabled', disabled_for: 'asked', disabled_at: now };
  return {
    state: 'enabled',
    disabled_for: null,
    disabled_at: null,
    failing_since: null,
    failures: 0,
    warned_at: null,
  };
}

/** What is left out stays. */
function told(change: Omit<EndpointChange, 'url' | 'enabled' | 'retry_schedule'>) {
  const { description, event_types, taxpayers, max_in_flight, max_per_second } = change;
  return {
    ...(description === undefined ? {} : { description }),
    ...(event_types === undefined ? {} : { event_types }),
    ...(taxpayers === undefined ? {} : { taxpayers }),
    ...(max_in_flight === undefined ? {} : { max_in_flight }),
    ...(max_per_second === undefined ? {} : { max_per_second }),
  };
}
