// Every authorised comprobante, by lane: what tests count against and what ARCA would swear to.
import type { Detail } from '../../wsfe/detail.ts';
import type { Cmp } from '../../wsfex/cmp.ts';

/** One authorised comprobante (or a class B range with one CAE). */
export interface AuthorizedComprobante {
  readonly cuit: string;
  readonly punto_de_venta: number;
  readonly type: number;
  /** First and last number; equal except for class B ranges. */
  readonly from: number;
  readonly to: number;
  /** `yyyymmdd`. */
  readonly date: string;
  /** The CAE, or the CAEA it was issued with. */
  readonly cae: string;
  /** `yyyymmdd`; a CAEA's last day. */
  readonly cae_expires_on: string;
  /** `yyyymmddhhmmss`, Argentina. */
  readonly processed_at: string;
  readonly observations: readonly { readonly code: number; readonly message: string }[];
  /** `caea` when it was issued with a CAEA and informed later, `control` when another system is pretended to have done it. */
  readonly source: 'wsfe' | 'wsfex' | 'caea' | 'control';
  /** What was sent, in ARCA's names; of an export, its totals, dates and receiver in the names of WSFEv1. */
  readonly detail: Detail;
  /** An export as it was sent to WSFEXv1. */
  readonly cmp?: Cmp;
}

export interface LaneId {
  readonly cuit: string;
  readonly punto_de_venta: number;
  readonly type: number;
}

/** Which comprobantes to list; absent fields match everything. */
export interface LedgerFilter {
  readonly cuit?: string | undefined;
  readonly punto_de_venta?: number | undefined;
  readonly type?: number | undefined;
}

export interface Ledger {
  append(record: AuthorizedComprobante): void;
  last(lane: LaneId): AuthorizedComprobante | undefined;
  find(lane: LaneId, number: number): AuthorizedComprobante | undefined;
  /** Comprobantes of anybody that name this one in their CbtesAsoc, in the order in which they were authorised. */
  naming(lane: LaneId, number: number): readonly AuthorizedComprobante[];
  /** Everything authorised with one CAE or CAEA. */
  withCode(code: string): readonly AuthorizedComprobante[];
  /** The export that a request's `Id` authorised. */
  exported(cuit: string, id: number): AuthorizedComprobante | undefined;
  /** The greatest `Id` of an issuer's exports, 0 when there are none. */
  lastExportId(cuit: string): number;
  list(filter: LedgerFilter): AuthorizedComprobante[];
  /** CAEs ever given, not forgotten by a reset, so that no CAE is given twice. */
  readonly given: number;
  /** Forgets everything but how many were given: `ever`, when that is more than it remembers. */
  reset(ever?: number): void;
}

const key = (lane: LaneId): string => `${lane.cuit}/${lane.punto_de_venta}/${lane.type}`;

export function createLedger(): Ledger {
  const lanes = new Map<string, AuthorizedComprobante[]>();
  const named = new Map<string, AuthorizedComprobante[]>();
  const codes = new Map<string, AuthorizedComprobante[]>();
  const exports = new Map<string, AuthorizedComprobante>();
  const lastIds = new Map<string, number>();
  let given = 0;
  const add = (
    index: Map<string, AuthorizedComprobante[]>,
    at: string,
    record: AuthorizedComprobante,
  ): void => {
    const records = index.get(at);
    if (records) records.push(record);
    else index.set(at, [record]);
  };
  return {
    append(record) {
      add(lanes, key(record), record);
      add(codes, record.cae, record);
      for (const { Cuit, PtoVta, Tipo, Nro } of record.detail.CbtesAsoc?.CbteAsoc ?? []) {
        const lane = { cuit: Cuit || record.cuit, punto_de_venta: PtoVta, type: Tipo };
        add(named, `${key(lane)}/${Nro}`, record);
      }
      if (record.cmp) {
        exports.set(`${record.cuit}/${record.cmp.Id}`, record);
        lastIds.set(record.cuit, Math.max(lastIds.get(record.cuit) ?? 0, record.cmp.Id));
      }
      given += 1;
    },
    withCode: (code) => codes.get(code) ?? [],
    exported: (cuit, id) => exports.get(`${cuit}/${id}`),
    lastExportId: (cuit) => lastIds.get(cuit) ?? 0,
    last: (lane) => lanes.get(key(lane))?.at(-1),
    find(lane, number) {
      const records = lanes.get(key(lane)) ?? [];
      let low = 0;
      let high = records.length - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const record = records[middle];
        if (!record) return undefined;
        if (number < record.from) high = middle - 1;
        else if (number > record.to) low = middle + 1;
        else return record;
      }
      return undefined;
    },
    naming: (lane, number) => named.get(`${key(lane)}/${number}`) ?? [],
    list({ cuit, punto_de_venta, type }) {
      const matches = (record: AuthorizedComprobante | undefined): boolean =>
        record !== undefined &&
        (cuit === undefined || record.cuit === cuit) &&
        (punto_de_venta === undefined || record.punto_de_venta === punto_de_venta) &&
        (type === undefined || record.type === type);
      return [...lanes.values()].filter((lane) => matches(lane[0])).flat();
    },
    get given() {
      return given;
    },
    reset(ever = 0) {
      given = Math.max(given, ever);
      for (const index of [lanes, named, codes, exports, lastIds]) index.clear();
    },
  };
}
