/** Every night each lane is compared with ARCA at its own hour; what differs is told once, and so is that it no longer does. */
import { isDeepStrictEqual } from 'node:util';
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { HopFailure } from '@arca-api/contract/hop';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Outbox } from '@arca-api/platform/events/port';
import type { Log } from '@arca-api/platform/log/port';
import type { Random } from '@arca-api/platform/random/port';
import type { CoreTables } from '../tables.ts';
import { checksStore } from './checks.store.ts';
import { compareLane, type Found } from './compare-lane.ts';
import { type DifferenceRow, differencesStore } from './differences.store.ts';
import { lastTurn } from './due-tonight.ts';
import { tellDifferences } from './tell-differences.ts';

export interface ReconcileParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly gateway: GatewayClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

type Candidate = Awaited<ReturnType<ReturnType<typeof checksStore>['candidates']>>[number];

/** Most lanes in one round, one after another: a night that was missed is made up for slowly too. */
const ROUND = 25;
const CLAIM_MS = 10 * 60_000;

/** Answers how many lanes were compared. */
export function reconcileLanes({ database, outbox, gateway, clock, random, log }: ReconcileParts) {
  const checks = checksStore(database);
  const differences = differencesStore(database);
  const compare = compareLane({ checks, gateway, clock, random });
  const tell = tellDifferences(random);

  return async (): Promise<number> => {
    const now = clock.now();
    await checks.enroll(now);
    const due = (await checks.candidates(now, now)).filter(
      ({ id, checked_at }) => (checked_at ?? 0) < lastTurn(id, now),
    );
    let compared = 0;
    for (const lane of due.slice(0, ROUND)) if (await check(lane)) compared += 1;
    return compared;
  };

  async function check(candidate: Candidate): Promise<boolean> {
    const { id, environment, cuit, punto_de_venta, type } = candidate;
    const now = clock.now();
    // Where ARCA does not answer the claim stands until it runs out: that is when the lane is tried again.
    if (!(await checks.claim(id, now + CLAIM_MS, now))) return false;
    try {
      const open = await differences.open(id);
      const again = open.map(({ number }) => number);
      const found = await compare(id, { environment, cuit, punto_de_venta, type }, again);
      if (found === null) return false;
      await write(candidate, open, found);
      await checks.done(id, clock.now());
      return true;
    } catch (error) {
      if (!(error instanceof HopFailure)) throw error;
      log.warn({ lane: id, error }, 'a lane could not be compared with ARCA');
      return false;
    }
  }

  async function write(
    { id, environment, organization_id }: Candidate,
    open: readonly DifferenceRow[],
    found: readonly Found[],
  ): Promise<void> {
    const numbers = found.map(({ number }) => number);
    const accepted = await differences.accepted(id, numbers);
    const isSeen = (one: Found) =>
      accepted.some(
        (row) =>
          row.number === one.number && row.kind === one.kind && isDeepStrictEqual(row.fields, one.fields),
      );
    const known = new Set(open.map(({ number }) => number));
    const fresh = found.filter((one) => !known.has(one.number) && !isSeen(one));
    const gone = open.filter(({ number }) => !numbers.includes(number));
    if (fresh.length === 0 && gone.length === 0) return;
    const now = clock.now();
    const whose = { organization: organization_id, environment };
    await database.transaction<CoreTables, void>('core', async (trx) => {
      for (const { number, kind, invoice, fields } of fresh) {
        const row: DifferenceRow = {
          id: random.id('dif'),
          lane_id: id,
          number,
          kind,
          invoice_id: invoice,
          fields,
          found_at: now,
          resolved_at: null,
          resolution: null,
        };
        if (await differences.add(trx, row)) await outbox.append(trx, [tell(row, whose, now)]);
      }
      for (const { number } of gone) {
        const row = await differences.resolve(trx, id, number, 'agrees', now);
        if (row !== undefined) await outbox.append(trx, [tell(row, whose, now)]);
      }
    });
    log.warn({ lane: id, found: fresh.length, resolved: gone.length }, 'books and ARCA were compared');
  }
}
