/** Turns what changed into events that carry whole snapshots, ready for the outbox of the same transaction. */
import type { NewEvent } from '@arca-api/platform/events/port';
import type { Random } from '@arca-api/platform/random/port';
import type { Transaction } from 'kysely';
import { type InvoiceRow, type PublicUrl, presentInvoice } from '../invoices/present-invoice.ts';
import type { CoreTables } from '../tables.ts';
import type { Fact } from './lane-state.ts';
import { withOwners } from './lanes.store.ts';

export interface TellInvoices {
  invoices(rows: readonly InvoiceRow[], now: number): NewEvent[];
  lane(
    trx: Transaction<CoreTables>,
    laneId: string,
    facts: readonly Fact[],
    now: number,
  ): Promise<NewEvent[]>;
}

/** What is told of a lane rather than of an invoice. */
const NEWS = new Set<Fact['fact']>(['conflict', 'orphan', 'halted']);

export interface TellOptions {
  readonly random: Random;
  readonly publicUrl: PublicUrl;
}

export function tellInvoices({ random, publicUrl }: TellOptions): TellInvoices {
  return {
    invoices: (rows, now) =>
      rows.flatMap((row) => {
        const event = (type: string): NewEvent => ({
          id: random.id('evt'),
          type,
          organization: row.organization_id,
          mode: row.mode,
          subject: row.id,
          sequence: row.event_sequence,
          data: presentInvoice(row, publicUrl),
          occurredAt: now,
        });
        const told = [event(`invoice.${row.status}`)];
        if (row.status === 'authorized' && row.kind === 'credit_note')
          told.push(event('credit_note.authorized'));
        return told;
      }),

    async lane(trx, laneId, facts, now) {
      if (!facts.some(({ fact }) => NEWS.has(fact))) return [];
      const lane = await withOwners(trx)
        .select([
          'lanes.environment',
          'lanes.cuit',
          'lanes.punto_de_venta',
          'lanes.type',
          'puntos_de_venta.organization_id',
        ])
        .where('lanes.id', '=', laneId)
        .executeTakeFirst();
      if (lane === undefined) return [];
      const { organization_id, ...where } = lane;
      const event = (type: string, data: object): NewEvent => ({
        id: random.id('evt'),
        type,
        organization: organization_id,
        mode: lane.environment === 'produccion' ? 'live' : 'test',
        subject: laneId,
        sequence: now,
        data: { version: 1, lane: laneId, ...where, ...data },
        occurredAt: now,
      });
      return facts.flatMap((fact) => {
        switch (fact.fact) {
          case 'conflict':
            return [
              event('punto_de_venta.conflict', {
                object: 'lane_conflict',
                number: fact.number,
                found: fact.found,
              }),
            ];
          case 'orphan':
            return [
              event('punto_de_venta.orphan_found', {
                object: 'lane_conflict',
                number: fact.number,
                found: fact.found,
              }),
            ];
          case 'halted':
            return [event('punto_de_venta.halted', { object: 'lane_halt', halt: fact.halt })];
          default:
            return [];
        }
      });
    },
  };
}
