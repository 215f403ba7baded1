/** The issuing store on PostgreSQL: pins, evidence, outcomes and their events, each change in one transaction. */
import type { Database } from '@arca-api/platform/database/port';
import type { Outbox } from '@arca-api/platform/events/port';
import type { Transaction } from 'kysely';
import type { InvoiceRow } from '../invoices/present-invoice.ts';
import type { CoreTables } from '../tables.ts';
import { authorizedRow } from './authorization.ts';
import { intentionsStore } from './intentions.store.ts';
import type { Fact } from './lane-state.ts';
import { lanesStore, suspicionOf } from './lanes.store.ts';
import { type Move, movesStore } from './moves.store.ts';
import { orphansStore } from './orphans.store.ts';
import { pinsStore } from './pins.store.ts';
import type { IssuingStore } from './port.ts';
import { sendsStore } from './sends.store.ts';
import { type Seen, settlementsStore } from './settlements.store.ts';
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
  const intentions = intentionsStore(database);
  const moves = movesStore(database);
  const pins = pinsStore(database);
  const sends = sendsStore(database);
  const orphans = orphansStore(database);
  const verdicts = verdictsStore(database);
  const settlements = settlementsStore(database, outbox);

  /** What was last seen waiting in a lane, until something becomes of it: then its rows need not be read again. */
  const seen = new Map<string, ReadonlyMap<string, Seen>>();

  async function record(
    trx: Trx,
    laneId: string,
    facts: readonly Fact[],
    now: number,
  ): Promise<readonly InvoiceRow[]> {
    const authorized = only(facts, 'authorized');
    const rejected = only(facts, 'rejected');
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

  /** In one statement, where all went well and nothing changed since it was seen; `null`: it takes a transaction. */
  async function settlePlainly(
    laneId: string,
    token: number,
    facts: readonly Fact[],
    now: number,
  ): Promise<readonly InvoiceRow[] | null> {
    const waiting = seen.get(laneId);
    seen.delete(laneId);
    const authorized = only(facts, 'authorized').flatMap((fact) => {
      const found = waiting?.get(fact.invoice);
      return found === undefined ? [] : { ...found, fact };
    });
    const plain = authorized.length + only(facts, 'settled').length + only(facts, 'send-closed').length;
    if (authorized.length === 0 || plain < facts.length) return null;
    const rows = authorized.map(({ row, fact }) => authorizedRow(row, fact, now));
    const move = { ...moveOf(facts), lane: laneId, token, now };
    const isWritten = await settlements.write({ move, authorized, events: tell.invoices(rows, now) });
    return isWritten ? rows : null;
  }

  return {
    claim: lanes.claim,
    async release(laneId, token) {
      seen.delete(laneId);
      await lanes.release(laneId, token);
    },

    async load(laneId) {
      const lane = await lanes.read(laneId);
      const open = await sends.open(laneId, lane.settled_through);
      return {
        settled_through: lane.settled_through,
        tried: lane.settled_through > 0 || open.length > 0 || (await sends.wasRefused(laneId)),
        last_date: lane.last_date,
        halt: lane.halt,
        pins: await pins.ofLane(laneId),
        open,
        held: await verdicts.held(laneId),
        suspicion: suspicionOf(lane),
        orphans: await orphans.open(laneId),
      };
    },

    refused: sends.refused,
    async pending(laneId, today, limit) {
      const found = await verdicts.pending(laneId, today, limit);
      seen.set(laneId, new Map(found.map((one) => [one.row.id, one])));
      return found.map(({ row }) => ({
        invoice: row.id,
        fixed_date: row.fixed_date,
        request: row.request,
        judged_by: row.context,
        assessment: row.assessment,
        request_id: row.request_id,
      }));
    },

    async prepare(laneId, token, { pins: pinned, sends: tries, rejudged, facts, now }) {
      const intention = { lane: laneId, token, pins: pinned, sends: tries, now };
      // Most often there is nothing else to write: one statement is a transaction of its own.
      if (rejudged.length === 0 && facts.length === 0) return intentions.write(intention);
      const rows = await database.transaction<CoreTables, readonly InvoiceRow[]>('core', async (trx) => {
        await intentions.write(intention, trx);
        await verdicts.rejudge(trx, rejudged, now);
        await moves.write(trx, { ...moveOf(facts), lane: laneId, token, now });
        return record(trx, laneId, facts, now);
      });
      changed(rows);
    },

    async settle(laneId, token, facts, now, alongside) {
      const plainly = alongside === undefined ? await settlePlainly(laneId, token, facts, now) : null;
      if (plainly !== null) return changed(plainly);
      const rows = await database.transaction<CoreTables, readonly InvoiceRow[]>('core', async (trx) => {
        await moves.write(trx, { ...moveOf(facts), lane: laneId, token, now });
        const changedRows = await record(trx, laneId, facts, now);
        await alongside?.(trx);
        return changedRows;
      });
      changed(rows);
    },

    lanesWithWork: lanes.withWork,
  };
}

/** What facts say of the lane itself. */
function moveOf(facts: readonly Fact[]): Omit<Move, 'lane' | 'token' | 'now'> {
  const halt = only(facts, 'halted').at(-1)?.halt;
  const isResumed = only(facts, 'resumed').length > 0;
  return {
    settled: only(facts, 'settled').at(-1),
    halt: halt ?? (isResumed ? null : undefined),
    isTrusted: only(facts, 'trusted').length > 0,
    unpinned: [...only(facts, 'unpinned'), ...only(facts, 'authorized')].map((fact) => fact.invoice),
    closed: only(facts, 'send-closed'),
  };
}
