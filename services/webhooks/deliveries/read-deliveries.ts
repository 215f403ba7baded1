/** Reads what was told to an endpoint, for whoever may look at that endpoint. */
import { Refusal } from '@arca-api/contract/errors';
import { bodyOf, isWithin } from '@arca-api/contract/events/envelope';
import type { NewEvent } from '@arca-api/platform/events/port';
import type { Owner } from '../asker.ts';
import type { EndpointRow } from '../endpoints/endpoints.store.ts';
import type { AttemptRow, DeliveryRow } from './deliveries.store.ts';
import type { DeliveriesWanted, DeliveryLogStore, Page } from './delivery-log.store.ts';
import { exampleOf } from './send-example.ts';

export interface ReadDeliveriesParts {
  readonly deliveryLog: DeliveryLogStore;
  readonly requireEndpoint: (owner: Owner, id: string) => Promise<EndpointRow>;
  readonly eventsOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, NewEvent>>;
}

export interface AttemptsRead {
  readonly rows: readonly AttemptRow[];
  /** What each of them posted; `null` where it is no longer kept. */
  readonly body: string | null;
}

export function readDeliveries({ deliveryLog, requireEndpoint, eventsOf }: ReadDeliveriesParts) {
  async function find(owner: Owner, id: string): Promise<DeliveryRow> {
    const row = await deliveryLog.find(owner, id);
    if (row === undefined) throw new Refusal('resource.not_found');
    await requireEndpoint(owner, row.endpoint_id);
    return row;
  }

  /**
   * The event it tells, where it is kept. Its endpoint may have been told of more issuers before: what was exchanged about
   * those, and telling it again, is not for whoever may not see them.
   */
  async function findEvent(owner: Owner, delivery: DeliveryRow): Promise<NewEvent | undefined> {
    // What the catalogue says of its types is everybody's.
    const example = exampleOf(delivery);
    if (example !== null) return example;
    const { event_id } = delivery;
    const event = (await eventsOf([event_id])).get(event_id);
    const { taxpayers = null } = owner;
    if (taxpayers === null || event?.organization === '*') return event;
    if (event === undefined || !isWithin(event, taxpayers)) throw new Refusal('resource.not_found');
    return event;
  }

  return {
    find,
    findEvent,

    async list(owner: Owner, endpoint: string, wanted: DeliveriesWanted): Promise<readonly DeliveryRow[]> {
      await requireEndpoint(owner, endpoint);
      return deliveryLog.ofEndpoint(endpoint, wanted);
    },

    async attempts(owner: Owner, id: string, page: Page): Promise<AttemptsRead> {
      const event = await findEvent(owner, await find(owner, id));
      return {
        rows: await deliveryLog.attempts(id, page),
        body: event === undefined ? null : bodyOf(event),
      };
    },
  };
}
export type ReadDeliveries = ReturnType<typeof readDeliveries>;
