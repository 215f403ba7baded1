/** What each door does: one call, and its answer in the contract's words. */
import { Refusal } from '@arca-api/contract/errors';
import type { OfWhom } from '@arca-api/contract/webhooks-client';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Asker, Owner } from '../asker.ts';
import { presentAttempt, presentDelivery } from '../deliveries/present-delivery.ts';
import type { ReadDeliveries } from '../deliveries/read-deliveries.ts';
import type { retryDelivery } from '../deliveries/retry-delivery.ts';
import type { sendExample } from '../deliveries/send-example.ts';
import type { AllowList } from '../destinations/allow-list.ts';
import type { changeEndpoint } from '../endpoints/change-endpoint.ts';
import { type createEndpoint, MOST_ENDPOINTS } from '../endpoints/create-endpoint.ts';
import type { EndpointRow, EndpointsStore } from '../endpoints/endpoints.store.ts';
import { judgeDestination } from '../endpoints/judge-destination.ts';
import { presentEndpoint } from '../endpoints/present-endpoint.ts';
import type { removeEndpoint } from '../endpoints/remove-endpoint.ts';
import type { rotateSecret } from '../endpoints/rotate-secret.ts';
import type { cancelReplay } from '../replays/cancel-replay.ts';
import { presentReplay } from '../replays/present-replay.ts';
import type { ReplayRow, ReplaysStore } from '../replays/replays.store.ts';
import type { startReplay } from '../replays/start-replay.ts';
import type { endpointStatistics } from '../statistics/endpoint-statistics.ts';
import type { Verbs } from './open-doors.ts';

export interface VerbParts {
  readonly allow: AllowList;
  readonly clock: Clock;
  readonly endpoints: Pick<EndpointsStore, 'list' | 'secrets'>;
  readonly requireEndpoint: (owner: Owner, id: string) => Promise<EndpointRow>;
  readonly create: ReturnType<typeof createEndpoint>;
  readonly change: ReturnType<typeof changeEndpoint>;
  readonly remove: ReturnType<typeof removeEndpoint>;
  readonly rotate: ReturnType<typeof rotateSecret>;
  readonly statistics: ReturnType<typeof endpointStatistics>;
  readonly deliveries: ReadDeliveries;
  readonly retry: ReturnType<typeof retryDelivery>;
  readonly example: ReturnType<typeof sendExample>;
  readonly replay: ReturnType<typeof startReplay>;
  readonly replays: Pick<ReplaysStore, 'find' | 'ofEndpoint'>;
  readonly cancelReplay: ReturnType<typeof cancelReplay>;
}

const instant = (at: number): string => new Date(at).toISOString();
const ownerOf = ({ organization, mode, taxpayers }: OfWhom): Owner => ({ organization, mode, taxpayers });
const askerOf = ({ of, by }: { readonly of: OfWhom; readonly by: string }): Asker => ({ ...ownerOf(of), by });

export function verbs(parts: VerbParts): Verbs {
  const { allow, clock, endpoints, requireEndpoint, deliveries } = parts;

  async function requireReplay(owner: Owner, id: string): Promise<ReplayRow> {
    const row = await parts.replays.find(owner, id);
    if (row === undefined) throw new Refusal('resource.not_found');
    await requireEndpoint(owner, row.endpoint_id);
    return row;
  }

  return {
    'destinations/check': ({ url }) => {
      const [fault = null] = judgeDestination(url, allow).faults;
      return { fault: fault === null ? null : { ...fault, arca: [...fault.arca] } };
    },

    async 'endpoints/create'({ wish, ...asked }) {
      const { url, faults } = judgeDestination(wish.url, allow);
      if (faults.length > 0) throw new Refusal('request.invalid', { faults });
      const made = await parts.create(askerOf(asked), { ...wish, url });
      if (made === null) throw new Refusal('webhook.too_many', { extra: { most: MOST_ENDPOINTS } });
      return { ...presentEndpoint(made.row), secret: made.secret };
    },

    async 'endpoints/list'({ of, after, limit }) {
      return { data: (await endpoints.list(ownerOf(of), { after, limit })).map(presentEndpoint) };
    },

    'endpoints/find': async ({ of, id }) => presentEndpoint(await requireEndpoint(ownerOf(of), id)),

    'endpoints/change': async ({ id, change, ...asked }) =>
      presentEndpoint(await parts.change(askerOf(asked), id, change)),

    async 'endpoints/remove'({ id, ...asked }) {
      await parts.remove(askerOf(asked), id);
      return {};
    },

    async 'endpoints/secrets'({ of, id }) {
      await requireEndpoint(ownerOf(of), id);
      const rows = await endpoints.secrets([id], clock.now());
      return {
        object: 'list',
        data: rows.map((row) => ({
          id: row.id,
          object: 'webhook_secret' as const,
          created_at: instant(row.created_at),
          ends_at: row.ends_at === null ? null : instant(row.ends_at),
        })),
      };
    },

    async 'endpoints/rotate'({ id, wish, ...asked }) {
      const rotated = await parts.rotate(askerOf(asked), id, wish);
      if (rotated === null) throw new Refusal('resource.not_found');
      if ('tooManyUntil' in rotated)
        throw new Refusal('webhook.rotating', { extra: { until: instant(rotated.tooManyUntil) } });
      return {
        object: 'webhook_secret',
        endpoint: id,
        secret: rotated.secret,
        former_ends_at: instant(rotated.formerEndsAt),
      };
    },

    'endpoints/statistics': ({ of, id, window }) => parts.statistics(ownerOf(of), id, window),

    async 'deliveries/list'({ of, id, after, limit, state, event_type }) {
      const rows = await deliveries.list(ownerOf(of), id, { after, limit, state, types: event_type });
      const now = clock.now();
      return { data: rows.map((row) => presentDelivery(row, now)) };
    },

    'deliveries/find': async ({ of, id }) =>
      presentDelivery(await deliveries.find(ownerOf(of), id), clock.now()),

    async 'deliveries/attempts'({ of, id, after, limit }) {
      const { rows, body } = await deliveries.attempts(ownerOf(of), id, { after, limit });
      return { data: rows.map((row) => presentAttempt(row, body)) };
    },

    'deliveries/example': async ({ id, event_type, ...asked }) =>
      presentDelivery(await parts.example(askerOf(asked), id, event_type), clock.now()),

    'replays/start': async ({ id, wish, ...asked }) =>
      presentReplay(await parts.replay(askerOf(asked), id, wish)),

    async 'replays/list'({ of, id, after, limit }) {
      await requireEndpoint(ownerOf(of), id);
      return { data: (await parts.replays.ofEndpoint(id, { after, limit })).map(presentReplay) };
    },

    'replays/find': async ({ of, id }) => presentReplay(await requireReplay(ownerOf(of), id)),

    async 'replays/cancel'({ id, ...asked }) {
      const row = await requireReplay(ownerOf(asked.of), id);
      return presentReplay((await parts.cancelReplay(askerOf(asked), id)) ?? row);
    },

    'deliveries/retry': async ({ id, ...asked }) =>
      presentDelivery(await parts.retry(askerOf(asked), id), clock.now()),
  };
}
