/** Hands `api` its ports and its way to the gateway. */
import type { RetentionConfig } from '@arca-api/api/config';
import { type Api, createApi } from '@arca-api/api/service';
import { createGatewayClient } from '@arca-api/contract/gateway-client';
import { createWebhooksClient } from '@arca-api/contract/webhooks-client';
import { outbox } from '@arca-api/platform/events/outbox';
import { promptOutbox } from '@arca-api/platform/events/prompt-outbox';
import type { Fetch } from '@arca-api/platform/http/port';
import { serviceIdentity } from '@arca-api/platform/identity/service-identity';
import { tableQueue } from '@arca-api/platform/queue/table';
import { DAY_MS, YEAR_MS } from '@arca-api/platform/retention/forget-old';
import { toTraceparent } from '@arca-api/platform/telemetry/traceparent';
import type { Retention } from './retention-settings.ts';
import { deriveKey } from './secrets.ts';
import { version } from './version.ts';
import type { Wiring } from './wiring.ts';

const inMs = (told: Retention): RetentionConfig => ({
  invoicesMs: told.years * YEAR_MS,
  eventsMs: told.eventsDays * DAY_MS,
  batchesMs: told.batchesDays * DAY_MS,
  draftsMs: told.draftsDays * DAY_MS,
  jobsMs: told.jobsDays * DAY_MS,
});

/** Where a neighbour answers. */
export interface Address {
  readonly fetch: Fetch;
  readonly baseUrl: string;
}

export interface Reached {
  readonly gateway: Address;
  /** `null`: nowhere. */
  readonly webhooks: Address | null;
  /** Whether lanes and batches are moved here. */
  readonly moves: boolean;
}

export function wireApi(wiring: Wiring, { gateway, webhooks, moves }: Reached): Api {
  const { ambient, stores } = wiring;
  const { database, files, signals, broker, cache, allowances } = stores;
  const identity = serviceIdentity({ ...ambient, service: 'api', database });
  const credentialsFor = (service: string) => async (): Promise<Record<string, string>> => {
    const span = ambient.tracer?.current() ?? null;
    return {
      authorization: `Bearer ${await identity.tokenFor(service)}`,
      ...(span === null ? {} : { traceparent: toTraceparent(span) }),
    };
  };
  return createApi({
    config: {
      worker: wiring.worker,
      liveAllowed: database.survivesPowerLoss,
      linkSecret: deriveKey(wiring.masterKey, 'public links'),
      formerLinkSecrets: (wiring.previousMasterKeys ?? []).map((key) => deriveKey(key, 'public links')),
      publicBaseUrl: wiring.publicBaseUrl,
      version,
      moves,
      ...(wiring.issuing === undefined ? {} : { issuing: wiring.issuing }),
      ...(wiring.limits === undefined ? {} : { limits: wiring.limits }),
      ...(wiring.retention === undefined ? {} : { retention: inMs(wiring.retention) }),
    },
    ...ambient,
    database,
    files,
    queue: tableQueue({ ...ambient, database, broker }),
    cache,
    allowances,
    outbox: promptOutbox(outbox, { ...ambient, signals }),
    signals,
    ...(stores.redis !== undefined && { redis: stores.redis }),
    gateway: createGatewayClient({ ...gateway, credentials: credentialsFor('arca-gateway') }),
    webhooks:
      webhooks === null
        ? null
        : createWebhooksClient({ ...webhooks, credentials: credentialsFor('webhooks') }),
  });
}
