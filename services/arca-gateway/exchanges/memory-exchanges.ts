/** Tries and exchanges in memory: the SQL's promises without SQL. */
import type { ExchangeRow, ExchangesStore } from './exchanges.store.ts';
import type { SendRow, SendsStore } from './sends.store.ts';

export function memorySends(exchanges: ExchangesStore): SendsStore {
  const rows = new Map<string, SendRow>();
  return {
    find: async (sendId) => rows.get(sendId),
    async add(row) {
      if (rows.has(row.send_id)) return false;
      rows.set(row.send_id, row);
      return true;
    },
    async conclude(sendId, answer, now, exchange) {
      if (exchange !== null) await exchanges.add(exchange);
      const row = rows.get(sendId);
      if (row?.state !== 'started') return false;
      rows.set(sendId, { ...row, state: 'concluded', answer, concluded_at: now });
      return true;
    },
  };
}

export function memoryExchanges(): ExchangesStore {
  const rows: ExchangeRow[] = [];
  return {
    async add(row) {
      rows.push(row);
    },
    lastOf: async (sendId) =>
      rows
        .filter((row) => row.send_id === sendId)
        .sort((one, other) => other.started_at - one.started_at || (one.id < other.id ? 1 : -1))[0],
  };
}
