/** What travels about webhooks and events, as types: those of the API itself. */
import type { EVENT_TYPES, EventTypeName } from '@arca-api/contract/events/event-types';
import type { eventTypeAnswer } from '@arca-api/contract/events/events';
import type { StatisticsAnswer, StatisticsWindow } from '@arca-api/contract/webhook-statistics';
import type {
  AttemptAnswer,
  DeliveryAnswer,
  EndpointAnswer,
  EndpointChange,
  endpointBody,
  newEndpointAnswer,
  ReplayAnswer,
  RotatedSecretAnswer,
  replayBody,
  secretsAnswer,
} from '@arca-api/contract/webhooks';

/**
 * What a webhook tells.
 *
 * @example
 * const isNews = ({ type, mode }: WebhookEvent) => mode === 'live' && type === 'invoice.authorized';
 */
export interface WebhookEvent<Data = unknown, Type extends string = string> {
  /** `evt_…`, the same at each delivery of it: whoever heard it already may answer 200 and do nothing. */
  readonly id: string;
  /** `invoice.authorized` */
  readonly type: Type;
  /** When it happened, ISO 8601. */
  readonly timestamp: string;
  readonly mode: 'test' | 'live';
  /** What it is about, such as an invoice's id. */
  readonly subject: string;
  /** Grows with each change of one subject: a smaller one is old news. Two events of one change have the same. */
  readonly sequence: number;
  /** A whole snapshot of the subject. */
  readonly data: Data;
  /** Only of what the test button sends: nothing of it happened. */
  readonly example?: true;
}

/**
 * The types there are, such as `invoice.authorized`.
 *
 * @example
 * const wanted: EventTypeName[] = ['invoice.authorized', 'invoice.rejected'];
 */
export type { EventTypeName };

/**
 * What events of one type carry.
 *
 * @example
 * const book = (invoice: EventData<'invoice.authorized'>) => console.log(invoice.full_number, invoice.cae);
 */
export type EventData<Type extends EventTypeName> = (typeof EVENT_TYPES)[Type]['data']['_zod']['output'];

/**
 * An event of any type that this version knows: its `type` says what `data` is. A newer server may tell others as well:
 * pass them over.
 *
 * @example
 * const caeOf = (event: KnownEvent) => (event.type === 'invoice.authorized' ? event.data.cae : null);
 */
export type KnownEvent = {
  [Type in EventTypeName]: WebhookEvent<EventData<Type>, Type>;
}[EventTypeName];

/**
 * A type of event: when it is told, the JSON Schema of what it carries, and an example.
 *
 * @example
 * const say = ({ type, when }: EventType) => `${type}: ${when.es}`;
 */
export type EventType = (typeof eventTypeAnswer)['_zod']['output'];

/**
 * Which events; nothing given means all that the key may see, of the last 30 days.
 *
 * @example
 * const filter: EventFilter = { type: 'invoice.*', from: '2026-11-26T00:00:00-03:00' };
 */
export interface EventFilter {
  /** `invoice.authorized`, or all that begin alike: `invoice.*`. */
  readonly type?: string;
  /** CUIT of an issuer. */
  readonly taxpayer?: string;
  /** What it is about, such as an invoice's id. */
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
  /** `desc`, the newest first, is the default. */
  readonly order?: 'desc' | 'asc';
  /** Events a request; 100 at most. */
  readonly limit?: number;
}

/**
 * Whom the platform tells what happens, and how that goes.
 *
 * @example
 * const isWell = ({ enabled, failing_since }: WebhookEndpoint) => enabled && failing_since === null;
 */
export type WebhookEndpoint = EndpointAnswer;

/**
 * What to register. Only `url` is always needed: without the rest it hears everything.
 *
 * @example
 * const body: NewWebhookEndpoint = { url: 'https://tienda.example.com/avisos', event_types: ['invoice.*'] };
 */
export type NewWebhookEndpoint = (typeof endpointBody)['_zod']['input'];

/**
 * An endpoint as its creation answers it, with the secret that is shown this once.
 *
 * @example
 * const keep = ({ id, secret }: CreatedWebhookEndpoint) => vault.write(id, secret);
 */
export type CreatedWebhookEndpoint = (typeof newEndpointAnswer)['_zod']['output'];

/**
 * What to change; what is left out stays.
 *
 * @example
 * const pause: WebhookEndpointChange = { enabled: false };
 */
export type WebhookEndpointChange = EndpointChange;

/**
 * What signs for an endpoint, without saying it. `ends_at` is `null` for the one in use.
 *
 * @example
 * const isFormer = ({ ends_at }: WebhookSecret) => ends_at !== null;
 */
export type WebhookSecret = (typeof secretsAnswer)['_zod']['output']['data'][number];

/**
 * A new secret, shown this once; until `former_ends_at` the one before signs as well.
 *
 * @example
 * const keep = ({ endpoint, secret }: RotatedWebhookSecret) => vault.write(endpoint, secret);
 */
export type RotatedWebhookSecret = RotatedSecretAnswer;

/**
 * How an endpoint fares: attempts of a window of time, and what waits now.
 *
 * @example
 * const share = ({ attempts, succeeded }: WebhookStatistics) => (attempts === 0 ? 1 : succeeded / attempts);
 */
export type WebhookStatistics = StatisticsAnswer;

/**
 * The time up to now that statistics are of.
 *
 * @example
 * const window: WebhookStatisticsWindow = '7d';
 */
export type WebhookStatisticsWindow = StatisticsWindow;

/**
 * One event told to one endpoint, however many attempts that takes.
 *
 * @example
 * const isOver = ({ state }: WebhookDelivery) => state !== 'pending';
 */
export type WebhookDelivery = DeliveryAnswer;

/**
 * One attempt: request and answer as exchanged, or why nothing came back.
 *
 * @example
 * const say = ({ response, failure }: WebhookAttempt) => response?.status ?? failure;
 */
export type WebhookAttempt = AttemptAnswer;

/**
 * Which deliveries; nothing given lists all, the newest first.
 *
 * @example
 * const filter: DeliveryFilter = { state: 'failed', event_type: 'invoice.*' };
 */
export interface DeliveryFilter {
  readonly state?: WebhookDelivery['state'];
  /** `invoice.authorized`, or all that begin alike: `invoice.*`. */
  readonly event_type?: string;
  /** Deliveries a request; 100 at most. */
  readonly limit?: number;
}

/**
 * What to tell again: some `events`, or those of a range; `only` what `failed` or what is `missing`, or `all`.
 *
 * @example
 * const wish: NewWebhookReplay = { only: 'failed', from: '2026-11-26T00:00:00-03:00' };
 */
export type NewWebhookReplay = (typeof replayBody)['_zod']['input'];

/**
 * A request to be told again, and how far it has come.
 *
 * @example
 * const say = ({ state, looked_at, queued }: WebhookReplay) => `${state}: ${queued} of ${looked_at}`;
 */
export type WebhookReplay = ReplayAnswer;
