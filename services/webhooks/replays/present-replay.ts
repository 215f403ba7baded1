/** A request to be told again, as it is answered. */
import type { ReplayAnswer } from '@arca-api/contract/webhooks';
import type { ReplayRow } from './replays.store.ts';

const instant = (at: number): string => new Date(at).toISOString();

export function presentReplay(row: ReplayRow): ReplayAnswer {
  const { events } = row;
  return {
    id: row.id,
    object: 'webhook_replay',
    mode: row.mode,
    endpoint: row.endpoint_id,
    state: row.state,
    only: row.kind,
    event_types: row.event_types,
    events:
      events === null
        ? null
        : ((typeof events === 'string' ? JSON.parse(events) : events) as string[]).length,
    from: instant(row.from_at),
    to: instant(row.to_at),
    looked_at: row.looked_at,
    queued: row.queued,
    created_at: instant(row.created_at),
    ended_at: row.ended_at === null ? null : instant(row.ended_at),
  };
}
