/** Takes on what is to be told again; how much that is, is found out afterwards, a page at a time. */
import { Refusal } from '@arca-api/contract/errors';
import type { ReplayBody } from '@arca-api/contract/webhooks';
import type { Fault } from '@arca-api/domain/faults/fault';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Signals } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import type { Asker, NoteDeed, Owner } from '../asker.ts';
import type { EndpointRow } from '../endpoints/endpoints.store.ts';
import type { WebhookTables } from '../tables.ts';
import { presentReplay } from './present-replay.ts';
import type { ReplayRow, ReplaysStore } from './replays.store.ts';

/** Notified once there is something to be told again. */
export const REPLAYS_TOPIC = 'webhook replays';

/** Of one organisation at once. */
export const MOST_RUNNING = 5;

export interface StartReplayParts {
  readonly database: Database;
  readonly replays: Pick<ReplaysStore, 'insert' | 'countRunningInTurn'>;
  readonly requireEndpoint: (owner: Owner, id: string) => Promise<EndpointRow>;
  readonly signals: Pick<Signals, 'notify'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly note: NoteDeed;
  /** For how long what was told may be told again, in milliseconds. */
  readonly payloadsMs: number;
}

export function startReplay(parts: StartReplayParts) {
  const { database, replays, requireEndpoint, signals, clock, random, note, payloadsMs } = parts;
  return async (asker: Asker, endpoint: string, wish: ReplayBody): Promise<ReplayRow> => {
    const { state } = await requireEndpoint(asker, endpoint);
    if (state !== 'enabled') throw new Refusal('webhook.disabled');
    const now = clock.now();
    const range = readRange(wish, now, payloadsMs);
    const row = await database.transaction<WebhookTables, ReplayRow>('webhooks', async (trx) => {
      if ((await replays.countRunningInTurn(trx, asker.organization)) >= MOST_RUNNING)
        throw new Refusal('webhook.replaying', { extra: { most: MOST_RUNNING } });
      const made = await replays.insert(trx, {
        id: random.id('whr'),
        organization_id: asker.organization,
        mode: asker.mode,
        endpoint_id: endpoint,
        events: wish.events === null ? null : JSON.stringify([...new Set(wish.events)]),
        kind: wish.only,
        event_types: wish.event_types === null ? null : [...wish.event_types],
        ...range,
        state: 'running',
        position: null,
        due_at: now,
        created_at: now,
        ended_at: null,
      });
      const { only, events, from, to } = presentReplay(made);
      await note(trx, asker, {
        action: 'webhook_replay.started',
        subject: made.id,
        detail: { endpoint, only, events, from, to },
      });
      return made;
    });
    signals.notify(REPLAYS_TOPIC);
    return row;
  };
}

function readRange({ from, to, events }: ReplayBody, now: number, payloadsMs: number) {
  const oldest = now - payloadsMs;
  if (events !== null) return { from_at: oldest, to_at: now + 1 };
  const from_at = from === null ? oldest : Date.parse(from);
  const to_at = to === null ? now + 1 : Math.min(now + 1, Date.parse(to));
  const faults = [
    ...(from_at < oldest ? [fault('from', TOO_OLD, oldest)] : []),
    ...(to_at <= from_at ? [fault('to', EMPTY, now)] : []),
  ];
  if (faults.length > 0) throw new Refusal('request.invalid', { faults });
  return { from_at, to_at };
}

const TOO_OLD = {
  code: 'webhook.replay_too_old',
  es: 'De antes ya no se guarda lo que se avisó.',
  en: 'What was told before is no longer kept.',
  fix: { es: 'Pedí desde', en: 'Ask from' },
};
const EMPTY = {
  code: 'webhook.replay_empty',
  es: 'Ahí no hay nada: termina antes de empezar.',
  en: 'There is nothing in it: it ends before it begins.',
  fix: { es: 'Usá un final posterior, hasta', en: 'Use a later end, up to' },
};

function fault(path: string, { code, es, en, fix }: typeof TOO_OLD, at: number): Fault {
  const when = new Date(at).toISOString();
  return {
    code,
    path,
    message: { es, en },
    fix: { es: `${fix.es} ${when}.`, en: `${fix.en} ${when}.` },
    arca: [],
  };
}
