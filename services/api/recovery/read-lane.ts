/** Reads a lane of restored books until all that ARCA has in it is accounted for; sends nothing. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { dayInBuenosAires } from '@arca-api/domain/calendar/day';
import type { Clock } from '@arca-api/platform/clock/port';
import { applyOutcome } from '../issuing/apply-outcome.ts';
import { askArca } from '../issuing/ask-arca.ts';
import { foundLane } from '../issuing/lane-memory.ts';
import { type Fact, LANE_LIMITS, type LaneState } from '../issuing/lane-state.ts';
import type { lanesStore } from '../issuing/lanes.store.ts';
import { nextAction } from '../issuing/next-action.ts';
import type { IssuingStore } from '../issuing/port.ts';
import type { MissingLane } from './recoveries.store.ts';

export interface ReadLaneParts {
  readonly lanes: Pick<ReturnType<typeof lanesStore>, 'takeOver'>;
  readonly store: Pick<IssuingStore, 'load' | 'refused' | 'settle' | 'release'>;
  readonly gateway: GatewayClient;
  readonly clock: Clock;
  /** Names whoever reads, in leases. */
  readonly reader: string;
}

export interface LaneReading {
  readonly lane: string;
  readonly outcome: 'read' | 'halted' | 'unread';
  /** Why it could not be read, or what stopped it. */
  readonly reason: string | null;
  readonly settled_through: number;
  /** Invoices of ours that got their CAE: what the books remember of them equals what ARCA has. */
  readonly authorized: readonly { readonly invoice: string; readonly number: number }[];
  /** Numbers that nothing in the books explains: a person's to decide. */
  readonly orphans: readonly number[];
}

const DEADLINE_MS = 20_000;
const LEASE_MS = 10 * 60_000;

export function readLane({ lanes, store, gateway, clock, reader }: ReadLaneParts) {
  const arca = askArca(gateway, clock);
  return async ({ id, environment, cuit, punto_de_venta, type }: MissingLane): Promise<LaneReading> => {
    const token = await lanes.takeOver(id, reader, LEASE_MS);
    if (token === null) return told(id, 'unread', 'somebody else has the lane', null, []);
    try {
      return await read(id, { environment, cuit, punto_de_venta, type }, token);
    } finally {
      await store.release(id, token);
    }
  };

  async function read(id: string, lane: Omit<MissingLane, 'id'>, token: number): Promise<LaneReading> {
    let state = foundLane(await store.load(id));
    const learnt: Fact[] = [];
    for (;;) {
      const now = clock.now();
      const action = nextAction(state, now, LANE_LIMITS);
      if (action.do === 'halt') return told(id, 'halted', action.halt.detail, state, learnt);
      if (action.do !== 'read-last' && action.do !== 'consult') return told(id, 'read', null, state, learnt);
      const asked =
        action.do === 'read-last'
          ? await arca.last(lane, now + DEADLINE_MS, now)
          : await arca.consult(
              lane,
              action.numbers,
              now + DEADLINE_MS,
              await store.refused(id, action.numbers),
            );
      if (asked.outcome === null) return told(id, 'unread', asked.reason, state, learnt);
      const moment = { now: clock.now(), today: dayInBuenosAires(clock.now()) };
      const step = applyOutcome(state, asked.outcome, moment, LANE_LIMITS);
      if (step.facts.length > 0) await store.settle(id, token, step.facts, moment.now);
      learnt.push(...step.facts);
      // Certain once: whatever it would read later, it reads before it issues.
      if (step.state.certain) return told(id, 'read', null, step.state, learnt);
      state = step.state;
    }
  }
}

function told(
  lane: string,
  outcome: LaneReading['outcome'],
  reason: string | null,
  state: LaneState | null,
  facts: readonly Fact[],
): LaneReading {
  return {
    lane,
    outcome,
    reason,
    settled_through: state?.settled_through ?? 0,
    authorized: facts.flatMap((fact) =>
      fact.fact === 'authorized' ? [{ invoice: fact.invoice, number: fact.number }] : [],
    ),
    orphans: state?.orphans.map(({ number }) => number) ?? [],
  };
}
