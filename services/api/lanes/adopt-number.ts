/** A person says whose a doubtful number is: ARCA is read, the decision is judged, and who decided it is written with it. */
import { Refusal } from '@arca-api/contract/errors';
import type { Lane } from '@arca-api/contract/gateway';
import { type AdoptAnswer, type AdoptBody, adoptBody } from '@arca-api/contract/lanes';
import { dayInBuenosAires } from '@arca-api/domain/calendar/day';
import { contentOf, type FoundComprobante } from '@arca-api/domain/content/content';
import { forEverybody } from '@arca-api/platform/database/scope';
import { grantOf, type Principal } from '../access/principal.ts';
import { instant } from '../doors/instant.ts';
import { readBody } from '../doors/read-body.ts';
import { invoicesStore } from '../invoices/invoices.store.ts';
import { type Claimant, decideNumber } from '../issuing/decide-number.ts';
import { foundLane } from '../issuing/lane-memory.ts';
import { LANE_LIMITS, type LaneState } from '../issuing/lane-state.ts';
import { lanesStore } from '../issuing/lanes.store.ts';
import { LeaseLost } from '../issuing/port.ts';
import { doubtfulNumbers } from './doubtful-numbers.ts';
import type { LaneParts } from './lane-parts.ts';
import { readNumber } from './read-number.ts';
import { refuseDecision } from './refuse-decision.ts';
import { requireLane } from './require-lane.ts';

/** Longer than ARCA may take to be read; whoever dies meanwhile is waited for no longer. */
const TURN_MS = 60_000;

export function adoptNumber(parts: LaneParts) {
  const { database, store, clock, random, record, wake, letGo } = parts;
  const lanes = lanesStore(database);
  const invoices = invoicesStore(database);
  const find = requireLane(lanes);
  const read = readNumber(parts);

  return async (principal: Principal, laneId: string, body: unknown): Promise<AdoptAnswer> => {
    const lane = { ...(await find(principal, laneId)) };
    const wanted = readBody(adoptBody, body);
    const claimant = await claimantOf(principal, laneId, wanted.invoice);
    await letGo(laneId);
    const token = await lanes.takeOver(laneId, random.id('dec'), TURN_MS);
    if (token === null) throw new Refusal('lane.busy');
    try {
      // A number is one whoever tried to have it: all of the lane is looked at.
      return await forEverybody('deciding whose a number is', () =>
        decide({ principal, laneId, lane, token }, wanted, claimant),
      );
    } catch (error) {
      if (error instanceof LeaseLost) throw new Refusal('lane.busy', { cause: error });
      throw error;
    } finally {
      await store.release(laneId, token);
      wake(laneId, grantOf(principal).organization);
    }
  };

  async function decide(
    turn: { principal: Principal; laneId: string; lane: Lane; token: number },
    wanted: AdoptBody,
    claimant: Claimant | null,
  ): Promise<AdoptAnswer> {
    const { laneId, lane, token, principal } = turn;
    const { number, invoice, note = null } = wanted;
    const state = foundLane(await store.load(laneId));
    if (!doubtfulNumbers(state).includes(number)) throw new Refusal('lane.nothing_to_decide');
    const found = await evidence(lane, state, wanted);
    const elsewhere = await foundElsewhere(lane, state, wanted);
    const now = clock.now();
    const moment = { now, today: dayInBuenosAires(now) };
    const decided = decideNumber(state, { number, claimant, found, elsewhere }, moment, LANE_LIMITS);
    if ('objection' in decided) throw refuseDecision(decided, now);
    const detail = { number, invoice, note, found, elsewhere, halt: state.halt };
    await store.settle(laneId, token, decided.step.facts, now, (trx) =>
      record(trx, principal, { action: 'lane.number_decided', subject: laneId, detail }),
    );
    return {
      object: 'lane_decision',
      lane: laneId,
      number,
      decision: invoice === null ? 'stranger' : 'invoice',
      invoice,
      found: found as AdoptAnswer['found'],
      decided_at: instant(now),
    };
  }

  async function claimantOf(
    principal: Principal,
    laneId: string,
    invoice: string | null,
  ): Promise<Claimant | null> {
    if (invoice === null) return null;
    const row = await invoices.find(grantOf(principal).organization, principal.mode, invoice);
    if (row === undefined || row.lane_id !== laneId) throw refuseDecision({ objection: 'no_such_invoice' });
    if (row.status === 'authorized' || row.status === 'cancelled')
      throw refuseDecision({ objection: row.status });
    const content = contentOf(row.assessment);
    if (content === null) throw refuseDecision({ objection: 'differs' });
    return { invoice, content, automatic_date: row.request.issue_date === null };
  }

  /** As ARCA tells it now. What is gone there can only be a stranger's: what was found then is the evidence. */
  async function evidence(lane: Lane, state: LaneState, { number, invoice, cae }: AdoptBody) {
    const now = await read(lane, number);
    const then = state.orphans.find((orphan) => orphan.number === number)?.found ?? null;
    const found = now ?? (invoice === null ? then : null);
    if (found === null) throw refuseDecision({ objection: 'not_at_arca' });
    if (cae !== undefined && cae !== found.authorization.code) throw new Refusal('lane.changed');
    return found;
  }

  async function foundElsewhere(
    lane: Lane,
    state: LaneState,
    { number, invoice }: AdoptBody,
  ): Promise<readonly FoundComprobante[]> {
    const tried = state.open.filter((send) => send.invoice === invoice && send.number !== number);
    const numbers = [...new Set(tried.map((send) => send.number))];
    const found = await Promise.all(numbers.map((other) => read(lane, other)));
    return found.filter((one) => one !== null);
  }
}
