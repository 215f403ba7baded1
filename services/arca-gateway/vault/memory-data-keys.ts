/** Wrapped data keys in memory: the SQL's promises without SQL. */
import type { DataKeyRow, DataKeysStore } from './data-keys.store.ts';

const nameOf = ({ environment, cuit, version }: Pick<DataKeyRow, 'environment' | 'cuit' | 'version'>) =>
  `${environment}/${cuit}/${version}`;

export function memoryDataKeys(): DataKeysStore {
  const rows = new Map<string, DataKeyRow>();
  return {
    latest: async (environment, cuit) =>
      [...rows.values()]
        .filter((row) => row.environment === environment && row.cuit === cuit)
        .sort((one, other) => other.version - one.version)[0],
    find: async (environment, cuit, version) => rows.get(nameOf({ environment, cuit, version })),
    async add(row) {
      const standing = rows.get(nameOf(row)) ?? row;
      rows.set(nameOf(row), standing);
      return standing;
    },
    countByMasterKey: async () =>
      [...Map.groupBy(rows.values(), (row) => row.master_key)].map(([master_key, wrapped]) => ({
        master_key,
        count: wrapped.length,
      })),
    wrappedByOthers: async (masterKey, limit) =>
      [...rows.values()].filter((row) => row.master_key !== masterKey).slice(0, limit),
    async rewrap(before, masterKey, wrapped) {
      const row = rows.get(nameOf(before));
      if (row?.wrapped === before.wrapped) rows.set(nameOf(row), { ...row, master_key: masterKey, wrapped });
    },
  };
}
