/** Tries and exchanges in memory: the SQL's promises without SQL. */
import type { ExchangeRow, ExchangesStore } from './exchanges.store.ts';
import type { SendRow, SendsStore } from './sends.store.ts';

export function memorySends(): SendsStore {
  const rows = new Map<string, SendRow>();

  /** One step of a try's life, taken by one caller only. */
  const move = (sendId: string, from: readonly SendRow['state'][], to: Partial<SendRow>): boolean => {
    const row = rows.get(sendId);
    if (row === undefined || !from.includes(row.state)) return false;
    rows.set(sendId, { ...row, ...to });
    return true;
  };

  return {
    find: async (sendId) => rows.get(sendId),
    async accept(row) {
      if (rows.has(row.send_id)) return false;
      rows.set(row.send_id, row);
      return true;
    },
    start: async (sendId, now) => move(sendId, ['accepted'], { state: 'started', started_at: now }),
    conclude: async (sendId, answer, now) =>
      move(sendId, ['accepted', 'started'], { state: 'concluded', answer, concluded_at: now }),
    callOff: async (sendId, answer, now) =>
      move(sendId, ['accepted'], { state: 'concluded', answer, concluded_at: now }),
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
