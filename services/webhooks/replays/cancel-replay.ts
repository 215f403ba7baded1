/** Has no more told again of what was asked for; what was queued is told all the same. */
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Asker, NoteDeed } from '../asker.ts';
import type { WebhookTables } from '../tables.ts';
import type { ReplayRow, ReplaysStore } from './replays.store.ts';

export interface CancelReplayParts {
  readonly database: Database;
  readonly replays: Pick<ReplaysStore, 'cancel'>;
  readonly clock: Clock;
  readonly note: NoteDeed;
}

/** `undefined` where it went with its endpoint meanwhile. */
export function cancelReplay({ database, replays, clock, note }: CancelReplayParts) {
  return (asker: Asker, id: string): Promise<ReplayRow | undefined> =>
    database.transaction<WebhookTables, ReplayRow | undefined>('webhooks', async (trx) => {
      const row = await replays.cancel(trx, id, clock.now());
      if (row !== undefined) await note(trx, asker, { action: 'webhook_replay.cancelled', subject: id });
      return row;
    });
}
