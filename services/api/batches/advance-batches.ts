/** Moves an organisation's batches on: one round of lines of the oldest, or the end of those that have reached it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Outbox } from '@arca-api/platform/events/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Queue } from '@arca-api/platform/queue/port';
import type { Random } from '@arca-api/platform/random/port';
import type { CoreTables } from '../tables.ts';
import { jobOf } from './batch-job.ts';
import type { BatchRow } from './batch-row.ts';
import type { BatchesStore, LineRow } from './batches.store.ts';
import type { issueLines } from './issue-lines.ts';
import { presentBatch } from './present-batch.ts';

export interface AdvanceParts {
  readonly database: Database;
  readonly batches: BatchesStore;
  readonly issue: ReturnType<typeof issueLines>;
  readonly outbox: Outbox;
  readonly queue: Pick<Queue, 'add'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** Lines judged and accepted together: as many as others can wait for, and one group of acceptances. */
const ROUND = 100;
/** Rounds until another organisation's batches get their turn. */
const ROUNDS_A_TURN = 5;
/** How often a batch that waits for ARCA is looked at, while it is young and afterwards. */
const LOOK_MS = 1000;
const LOOK_LATER_MS = 15_000;
const YOUNG_MS = 10 * 60_000;
/** Between tries of lines that nothing is known of; doubled at each. */
const RETRY_MS = 1000;
const LATEST_RETRY_MS = 30_000;

export function advanceBatches(parts: AdvanceParts) {
  const { database, batches, outbox, queue, clock, random, log } = parts;

  return async (organization: string, signal: AbortSignal): Promise<void> => {
    for (let rounds = 1; ; rounds++) {
      // The embedded database answers within the turn: without this nobody else would ever get one.
      await nextTurn();
      const open = await batches.unfinished(organization);
      const round = await nextRound(open);
      const untold = round === null ? 0 : await work(round.batch, round.lines);
      const isStuck = round === null || untold === round.lines.length;
      if (!isStuck && rounds < ROUNDS_A_TURN && !signal.aborted) continue;
      if (!isStuck) return askAgain(organization, clock.now());
      const left = await concludeAll(open);
      if (round !== null || left.length > 0)
        await askAgain(organization, clock.now() + patience(round?.lines ?? [], left));
      return;
    }
  };

  /** Of the oldest batch whose lines were not tried yet, or else the oldest's that were, in vain. */
  async function nextRound(open: readonly BatchRow[]) {
    let again: { readonly batch: BatchRow; readonly lines: readonly LineRow[] } | null = null;
    for (const batch of open) {
      const lines = await batches.pending(batch.id, ROUND);
      if (lines[0]?.tries === 0) return { batch, lines };
      if (lines.length > 0) again ??= { batch, lines };
    }
    return again;
  }

  /** Answers how many lines nobody can say anything of. */
  async function work(batch: BatchRow, lines: readonly LineRow[]): Promise<number> {
    const outcomes = await parts.issue(batch, lines);
    const untold = outcomes.filter((outcome) => outcome.status === 'pending');
    for (const { line, error } of untold)
      log.error({ batch: batch.id, line, err: error }, 'a line of a batch could not be worked on');
    await database.transaction<CoreTables, void>('core', (trx) => batches.record(trx, batch.id, outcomes));
    return untold.length;
  }

  /** Answers those that still wait. */
  async function concludeAll(open: readonly BatchRow[]): Promise<readonly BatchRow[]> {
    const left: BatchRow[] = [];
    for (const batch of open) if (!(await conclude(batch))) left.push(batch);
    return left;
  }

  async function conclude(batch: BatchRow): Promise<boolean> {
    const counts = await batches.counts(batch.id, batch.total);
    if (counts.pending + counts.submitted + counts.verifying > 0) return false;
    const now = clock.now();
    await database.transaction<CoreTables, void>('core', async (trx) => {
      const finished = await batches.finish(trx, batch.id, counts, now);
      if (finished === undefined) return;
      const event = (type: string) => ({
        id: random.id('evt'),
        type,
        organization: finished.organization_id,
        mode: finished.mode,
        subject: finished.id,
        sequence: 1,
        data: presentBatch(finished, counts),
        occurredAt: now,
      });
      await outbox.append(trx, [event('batch.finished')]);
    });
    return true;
  }

  async function askAgain(organization: string, runAt: number): Promise<void> {
    await database.transaction<CoreTables, void>('core', (trx) =>
      queue.add(trx, [jobOf(organization, runAt)]),
    );
  }

  function patience(untold: readonly LineRow[], left: readonly BatchRow[]): number {
    const tries = untold[0]?.tries;
    if (tries !== undefined) return Math.min(RETRY_MS * 2 ** tries, LATEST_RETRY_MS);
    const isYoung = left.some((batch) => clock.now() - batch.created_at < YOUNG_MS);
    return isYoung ? LOOK_MS : LOOK_LATER_MS;
  }
}
