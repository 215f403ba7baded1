/** The issuing store on PostgreSQL: pins, evidence, outcomes and their events, each change in one transaction. */
import type { Database } from '@arca-api/platform/database/port';
import type { Outbox } from '@arca-api/platform/events/port';
import type { Transaction } from 'kysely';
import type { InvoiceRow } from '../invoices/present-invoice.ts';
import type { CoreTables } from '../tables.ts';
import type { Fact } from './lane-state.ts';
import { lanesStore, suspicionOf } from './lanes.store.ts';
import { orphansStore } from './orphans.store.ts';
import { pinsStore } from './pins.store.ts';
import { type IssuingStore, LaneChanged } from './port.ts';
import { sendsStore } from './sends.store.ts';
import type { TellInvoices } from './tell-invoices.ts';
import { verdictsStore } from './verdicts.store.ts';

type Trx = Transaction<CoreTables>;

type Of<Kind extends Fact['fact']> = Extract<Fact, { fact: Kind }>;

const only = <Kind extends Fact['fact']>(facts: readonly Fact[], kind: Kind): Of<Kind>[] =>
  facts.filter((fact): fact is Of<Kind> => fact.fact === kind);

export interface IssuingStoreOptions {
  readonly database: Database;
  readonly outbox: Outbox;
  /** Turns changed rows and lane news into events. */
  readonly tell: TellInvoices;
  /** Hears of changed invoices once the change is committed. */
  readonly changed: (rows: readonly InvoiceRow[]) => void;
}

/** On SQL, more may be written in the transaction of what is settled: who decided it. */
export interface SqlIssuingStore extends IssuingStore {
  settle(
    laneId: string,
    token: number,
    facts: readonly Fact[],
    now: number,
    alongside?: (trx: Trx) => Promise<void>,
  ): Promise<void>;
}

export function issuingStore({ database, outbox, tell, changed }: IssuingStoreOptions): SqlIssuingStore {
  const lanes = lanesStore(database);
  const pins = pinsStore(database);
  const sends = sendsStore(database);
  const orphans = orphansStore(database);
  const verdicts = verdictsStore(database);

  async function record(
    trx: Trx,
    laneId: string,
    facts: readonly Fact[],
    now: number,
  ): Promise<readonly InvoiceRow[]> {
    const authorized = only(facts, 'authorized');
    const rejected = only(facts, 'rejected');
    await pins.remove(trx, [
      ...only(facts, 'unpinned').map((fact) => fact.invoice),
      ...authorized.map((fact) => fact.invoice),
    ]);
    const rows = [
      ...(await verdicts.verify(
        trx,
        only(facts, 'verifying').map((fact) => fact.invoice),
        now,
      )),
      ...(await verdicts.hold(trx, only(facts, 'held'), now)),
      ...(await verdicts.reject(trx, rejected, now)),
      ...(await verdicts.authorize(trx, authorized, now)),
      ...(await orphans.holdBack(trx, only(facts, 'orphaned'), now)),
    ];
    await orphans.add(trx, laneId, only(facts, 'orphan'), now);
    await orphans.decide(trx, laneId, only(facts, 'orphan-decided'), now);
    await outbox.append(trx, [...tell.invoices(rows, now), ...(await tell.lane(trx, laneId, facts, now))]);
    return rows;
  }

  return {
    claim: lanes.claim,
    release: lanes.release,

    async load(laneId) {
      const lane = await lanes.read(laneId);
      return {
        settled_through: lane.settled_through,
        last_date: lane.last_date,
        halt: lane.halt,
        pins: await pins.ofLane(laneId),
        open: await sends.open(laneId, lane.settled_through),
        held: await verdicts.held(laneId),
        suspicion: suspicionOf(lane),
        orphans: await orphans.open(laneId),
      };
    },

    pending: verdicts.pending,
    waiting: verdicts.waiting,

    async prepare(laneId, token, work) {
      const rows = await database.transaction<CoreTables, readonly InvoiceRow[]>('core', async (trx) => {
        await lanes.move(trx, laneId, token, {}, work.now);
        const wanted = work.sends.map((send) => send.invoice);
        if ((await verdicts.lockWaiting(trx, wanted)) !== wanted.length) throw new LaneChanged(laneId);
        await verdicts.rejudge(trx, work.rejudged, work.now);
        await pins.add(trx, laneId, work.pins, work.now);
        await sends.add(trx, laneId, work.sends);
        return work.facts.length === 0 ? [] : record(trx, laneId, work.facts, work.now);
      });
      changed(rows);
    },

    async settle(laneId, token, facts, now, alongside) {
      const rows = await database.transaction<CoreTables, readonly InvoiceRow[]>('core', async (trx) => {
        const settled = only(facts, 'settled').at(-1);
        const halt = only(facts, 'halted').at(-1)?.halt;
        const isResumed = only(facts, 'resumed').length > 0;
        const isTrusted = only(facts, 'trusted').length > 0;
        await lanes.move(
          trx,
          laneId,
          token,
          {
            ...(settled === undefined
              ? {}
              : { settled_through: settled.through, last_date: settled.last_date }),
            ...(isResumed ? { halt: null } : {}),
            ...(halt === undefined ? {} : { halt }),
            ...(isTrusted ? { suspect_since: null } : {}),
          },
          now,
        );
        const changedRows = await record(trx, laneId, facts, now);
        await sends.close(trx, laneId, only(facts, 'send-closed'), settled?.through ?? null, now);
        await alongside?.(trx);
        return changedRows;
      });
      changed(rows);
    },

    lanesWithWork: lanes.withWork,
  };
}
