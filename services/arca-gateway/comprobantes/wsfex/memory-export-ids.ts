/** The `Id`s of exports in memory: the SQL's promises without SQL. */
import type { ExportIdKey, ExportIdsStore } from './export-ids.store.ts';

type Row = ExportIdKey & { readonly id: number; spent: boolean };

const isSame = (one: ExportIdKey, other: ExportIdKey): boolean =>
  one.environment === other.environment &&
  one.cuit === other.cuit &&
  one.punto_de_venta === other.punto_de_venta &&
  one.comprobante_type === other.comprobante_type &&
  one.number === other.number &&
  one.digest === other.digest;

export function memoryExportIds(): ExportIdsStore {
  const rows: Row[] = [];
  const of = (environment: string, cuit: string): Row[] =>
    rows.filter((row) => row.environment === environment && row.cuit === cuit);
  const find = (key: ExportIdKey): Row | undefined => rows.find((row) => !row.spent && isSame(row, key));
  const last = (environment: string, cuit: string): Row | undefined =>
    of(environment, cuit).sort((one, other) => other.id - one.id)[0];
  return {
    async find(key) {
      const row = find(key);
      return row === undefined ? null : String(row.id);
    },
    async isCounterSound(environment, cuit) {
      return last(environment, cuit)?.spent === false;
    },
    async assign(key, floor) {
      const standing = find(key);
      if (standing !== undefined) return String(standing.id);
      const { environment, cuit, punto_de_venta, comprobante_type, number, digest } = key;
      const id = Math.max(last(environment, cuit)?.id ?? 0, floor) + 1;
      rows.push({ environment, cuit, punto_de_venta, comprobante_type, number, digest, id, spent: false });
      return String(id);
    },
    async spend(environment, cuit, id) {
      for (const row of of(environment, cuit)) if (String(row.id) === id) row.spent = true;
    },
  };
}
