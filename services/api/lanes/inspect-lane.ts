/** Everything an operator needs to see of one lane before deciding; ARCA is asked only where that was asked for. */
import { Refusal } from '@arca-api/contract/errors';
import { HopFailure } from '@arca-api/contract/hop';
import { type LaneDetailAnswer, laneQuery } from '@arca-api/contract/lanes';
import { grantOf, type Principal } from '../access/principal.ts';
import { instant } from '../doors/instant.ts';
import { readBody } from '../doors/read-body.ts';
import { lanesStore } from '../issuing/lanes.store.ts';
import type { StoredLane } from '../issuing/port.ts';
import { differencesStore } from '../reconciliation/differences.store.ts';
import { presentDifference } from '../reconciliation/present-difference.ts';
import { ambiguousNumber, doubtfulNumbers } from './doubtful-numbers.ts';
import type { LaneParts } from './lane-parts.ts';
import { presentLane } from './present-lane.ts';
import { PATIENCE_MS, readNumber } from './read-number.ts';
import { requireLane } from './require-lane.ts';
import { standingStore } from './standing.store.ts';

const NO_ANSWER = 'arca-gateway no respondió. / arca-gateway did not answer.';

type Lane = Awaited<ReturnType<ReturnType<typeof requireLane>>>;

export function inspectLane(parts: LaneParts) {
  const { database, store, gateway, clock } = parts;
  const standing = standingStore(database);
  const differences = differencesStore(database);
  const find = requireLane(lanesStore(database));
  const read = readNumber(parts);

  return async (principal: Principal, laneId: string, query: unknown): Promise<LaneDetailAnswer> => {
    const lane = await find(principal, laneId);
    const { arca } = readBody(laneQuery, query);
    const asks = arca === 'true';
    const { organization, taxpayers } = grantOf(principal);
    const { mode } = principal;
    const [row] = await standing.list(organization, { mode, taxpayers, lane: laneId });
    if (row === undefined) throw new Refusal('resource.not_found');
    const stored = await store.load(laneId);
    const head = await standing.head(laneId);
    return {
      ...presentLane(row),
      head:
        head === undefined
          ? null
          : { invoice: head.id, status: head.status, created_at: instant(head.created_at) },
      tries: triesOf(stored),
      doubtful_numbers: await doubtfulOf(lane, laneId, stored, asks),
      differing_numbers: (await differences.open(laneId)).map(presentDifference),
      arca: asks ? await lastOf(lane) : null,
    };
  };

  async function doubtfulOf(
    lane: Lane,
    laneId: string,
    stored: StoredLane,
    asks: boolean,
  ): Promise<LaneDetailAnswer['doubtful_numbers']> {
    const held = await standing.held(laneId);
    const ambiguous = ambiguousNumber(stored);
    const found = ambiguous === null || !asks ? null : await read(lane, ambiguous).catch(() => null);
    return doubtfulNumbers(stored).map((number) => {
      const orphan = stored.orphans.find((one) => one.number === number);
      const tried = stored.open.filter((send) => send.number === number && !send.invoice_authorized);
      const waiting = held.filter((one) => one.orphan_number === number).map(({ id }) => id);
      const candidates = orphan === undefined ? tried.map(({ invoice }) => invoice) : waiting;
      return {
        number,
        why: orphan === undefined ? 'ambiguous' : 'orphan',
        found: (orphan?.found ?? found) as LaneDetailAnswer['doubtful_numbers'][number]['found'],
        candidates: [...new Set(candidates)],
      };
    });
  }

  /** What is asked for a person is told even where ARCA does not answer: why. */
  async function lastOf(lane: Lane): Promise<NonNullable<LaneDetailAnswer['arca']>> {
    const asked_at = instant(clock.now());
    const answer = await gateway
      .last({ lane, deadline: clock.now() + PATIENCE_MS })
      .catch((cause: unknown) => {
        if (!(cause instanceof HopFailure)) throw cause;
        return { ok: false as const, reason: NO_ANSWER };
      });
    return answer.ok
      ? { last_number: answer.number, reason: null, asked_at }
      : { last_number: null, reason: answer.reason, asked_at };
  }
}

/** One entry for each try: its numbers and invoices. */
function triesOf({ open }: StoredLane): LaneDetailAnswer['tries'] {
  return [...Map.groupBy(open, (send) => send.send_id)].map(([send_id, sends]) => ({
    send_id,
    first_number: sends[0]?.first_number ?? 0,
    numbers: sends.map(({ number }) => number),
    invoices: sends.map(({ invoice }) => invoice),
    sent_at: instant(sends[0]?.sent_at ?? 0),
  }));
}
