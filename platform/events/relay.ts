/** Carries news from the outbox to subscribers, each at its own pace and at least once. */

import { type Backoff, exponentialBackoff } from '../clock/backoff.ts';
import type { Clock } from '../clock/port.ts';
import { repeat } from '../clock/repeat.ts';
import type { Database } from '../database/port.ts';
import { EVERYBODY, forEverybody, forOrganizations } from '../database/scope.ts';
import type { Log } from '../log/port.ts';
import type { Random } from '../random/port.ts';
import {
  type Audience,
  claimDeliveries,
  type Delivery,
  finishDeliveries,
  retryDelivery,
  saveSubscriber,
  spreadNews,
} from './deliveries.store.ts';
import type { NewEvent, Signals } from './port.ts';
import { audienceTopic, outboxTopic } from './topics.ts';

export interface Subscriber extends Audience {
  /**
   * Acts on one event. It may hear an event twice (`firstTime` in `inbox.ts` tells), and an event that failed
   * comes back after newer ones (`sequence` tells). Events of different subjects are handled at the same time. Within
   * reach is what belongs to the event's organisation, of news to everybody all of it.
   */
  handle(event: NewEvent): Promise<void>;
  /**
   * Acts on many at once, in the order they were accepted, with everybody's rows within reach: for whom one statement does
   * what many would. Whatever it throws, each is handed to `handle` instead.
   */
  handleMany?(events: readonly NewEvent[]): Promise<void>;
  /** Says itself what it hears, by `setAudience`; left out: what `types` says, from the start of the relay on. */
  enrol?(): Promise<void>;
}

export interface RelayOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly log: Log;
  /** Those of this process. News reaches subscribers of other processes through their own relays. */
  readonly subscribers: readonly Subscriber[];
  /** How late news may be found that nobody signalled; 1 s when left out. */
  readonly sweepMs?: number;
  /** Events that one subscriber takes at once; 100 when left out. */
  readonly batch?: number;
  /** How long a batch stays with a relay that gives no sign of life; 60 s when left out. */
  readonly leaseMs?: number;
  /** Wait before telling a subscriber again what it failed on; from 1 s doubling to 5 min when left out. */
  readonly backoff?: Backoff;
}

export interface Relay {
  /** Resolves once the handlers that run have ended. */
  stop(): Promise<void>;
}

/** Enrols the subscribers, who hear everything appended from then on, and starts carrying. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { database, clock, random, signals, log, subscribers } = options;
  const {
    sweepMs = 1000,
    batch = 100,
    leaseMs = 60_000,
    backoff = exponentialBackoff(1000, 300_000),
  } = options;
  for (const subscriber of subscribers) await (subscriber.enrol?.() ?? saveSubscriber(database, subscriber));

  const tell = async ({ name, handle }: Subscriber, { event, attempt }: Delivery): Promise<boolean> => {
    try {
      await withinReachOf(event, () => handle(event));
      return true;
    } catch (error) {
      log.warn(
        { subscriber: name, event: event.id, type: event.type, attempt, err: error },
        'news will be told again',
      );
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      await retryDelivery(database, name, event.id, backoff(attempt, random), reason);
      return false;
    }
  };

  /** Answers whether all of them were acted on together. */
  const tellAtOnce = async (subscriber: Subscriber, deliveries: readonly Delivery[]): Promise<boolean> => {
    if (subscriber.handleMany === undefined || deliveries.length === 0) return false;
    const events = deliveries.map(({ event }) => event);
    try {
      await forEverybody('news to many', async () => subscriber.handleMany?.(events));
      return true;
    } catch (err) {
      log.warn({ subscriber: subscriber.name, events: events.length, err }, 'news will be told one by one');
      return false;
    }
  };

  /** Each subject's events in order, subjects side by side, so that handlers can commit in groups. */
  const deliver = async (subscriber: Subscriber): Promise<boolean> => {
    const deliveries = await forEverybody('carrying news', () =>
      claimDeliveries(database, subscriber.name, batch, leaseMs),
    );
    if (await tellAtOnce(subscriber, deliveries)) {
      await finishDeliveries(
        database,
        subscriber.name,
        deliveries.map(({ event }) => event.id),
      );
      return deliveries.length === batch;
    }
    const bySubject = Map.groupBy(deliveries, ({ event }) => event.subject);
    const done: string[] = [];
    await Promise.all(
      [...bySubject.values()].map(async (ofSubject) => {
        for (const delivery of ofSubject) if (await tell(subscriber, delivery)) done.push(delivery.event.id);
      }),
    );
    await finishDeliveries(database, subscriber.name, done);
    return deliveries.length === batch;
  };

  const loop = (what: string, work: () => Promise<boolean>) =>
    repeat({ clock, everyMs: sweepMs, work, onError: (err) => log.error({ err }, `${what} failed`) });

  const readers = subscribers.map((subscriber) =>
    loop(`telling ${subscriber.name}`, () => deliver(subscriber)),
  );
  // Where nobody hears anything, nothing is in a hurry.
  let isHeard = true;
  const spreader = loop('spreading news', async () => {
    const { news, copies, listeners } = await forEverybody('spreading news', () =>
      spreadNews(database, batch),
    );
    isHeard = listeners > 0;
    if (copies > 0) signals.notify(spreadTopic);
    return news === batch;
  });
  const off = [
    signals.on(outboxTopic, () => {
      if (isHeard) spreader.nudge();
    }),
    signals.on(audienceTopic, () => {
      isHeard = true;
      spreader.nudge();
    }),
    signals.on(spreadTopic, () => {
      for (const reader of readers) reader.nudge();
    }),
  ];
  return {
    async stop() {
      for (const stopListening of off) stopListening();
      await Promise.all([spreader, ...readers].map((each) => each.stop()));
    },
  };
}

const withinReachOf = (event: NewEvent, work: () => Promise<void>): Promise<void> =>
  event.organization === EVERYBODY
    ? forEverybody('news to everybody', work)
    : forOrganizations([event.organization], work);

const spreadTopic = 'news spread';
