/** The api's stores in memory: the twins that pass one suite with the SQL. */
import { type MemoryInvoices, memoryInvoices } from '@arca-api/api/invoices/memory-invoices';
import { type Books, emptyBooks, memoryIssuingStore } from '@arca-api/api/issuing/memory-store';
import { memoryJudging } from '@arca-api/api/judging/memory-judging';
import { memoryStores } from '@arca-api/arca-gateway/memory-stores';
import { groupCommit } from '@arca-api/platform/database/group-commit';
import type { Process } from '../scheduler/process.ts';
import { ISSUERS, puntosOf, taxpayerOf } from '../world/places.ts';
import { MADE, makeCredentials } from './credentials.ts';
import type { OpenStores, Stores } from './port.ts';

/** As in accept-invoices.ts. */
const GROUP = 200;

function memoryApiStores(now: () => number): Omit<Stores, 'name' | 'gateway'> {
  const books: Books = emptyBooks();
  const invoices: MemoryInvoices = memoryInvoices({ books, environmentOf: () => 'simulator' });
  const issuing = memoryIssuingStore(books, now);
  const judging = memoryJudging(books, invoices.known, {
    taxpayers: ISSUERS.map(taxpayerOf),
    puntosDeVenta: ISSUERS.flatMap(puntosOf),
  });
  /** Of the events, all of which are numbered. */
  const told = new Set<string>();
  return {
    api: {
      of: (process: Process) => ({
        issuing: process.through('issuing', issuing),
        judging: {
          ...process.through('judging', judging),
          taxpayers: process.through('taxpayers', judging.taxpayers),
        },
        known: process.through('invoices', invoices.known),
        accept: groupCommit({
          limit: GROUP,
          commit: (items) => process.ask(`accepts ${items.length}`, async () => invoices.commit(items)),
        }),
        cancel: (row) => process.ask('cancels', () => invoices.cancel(row)),
      }),
    },
    invoices: async () => invoices.rows(),
    async resume() {
      const halts: string[] = [];
      for (const [id, lane] of books.lanes) {
        if (lane.halt === null) continue;
        halts.push(`${lane.halt.reason} ${id}: ${lane.halt.detail}`);
        books.lanes.set(id, { ...lane, halt: null });
      }
      return halts;
    },
    news: {
      take: async () =>
        books.events.flatMap((event, index) => {
          const id = `evt_${index}`;
          return told.has(id) ? [] : [{ id, ...event }];
        }),
      isAllTold: async () => told.size === books.events.length,
      async told(ids) {
        for (const id of ids) told.add(id);
      },
    },
  };
}

/** Empty stores in memory; keys and certificates are made once. */
export async function openMemory(): Promise<OpenStores> {
  const credentials = await makeCredentials(
    memoryStores(() => MADE),
    MADE,
  );
  return {
    name: 'memory',
    abreast: 1,
    async open(now) {
      const gateway = memoryStores(now);
      await credentials.install(gateway);
      return { name: 'memory', ...memoryApiStores(now), gateway };
    },
    async close() {},
  };
}
