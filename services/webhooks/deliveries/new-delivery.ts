/** What has still to be told for the first time: every delivery begins so. */
import type { Random } from '@arca-api/platform/random/port';
import type { DeliveryRow } from './deliveries.store.ts';

export type Told = Pick<
  DeliveryRow,
  'organization_id' | 'mode' | 'endpoint_id' | 'event_id' | 'event_type' | 'occurred_at' | 'cause'
>;

/** Due at once. */
export const newDelivery = (told: Told, random: Pick<Random, 'id'>, now: number): DeliveryRow => ({
  id: random.id('whd'),
  ...told,
  state: 'pending',
  tries: 0,
  attempts: 0,
  due_at: now,
  lease: null,
  created_at: now,
  ended_at: null,
});
