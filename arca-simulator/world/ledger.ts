// Every authorised comprobante, by lane: what tests count against and what ARCA would swear to.
import type { Detail } from '../wsfe/detail.ts';

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
  readonly source: 'wsfe' | 'caea' | 'control';
  /** What was sent, in ARCA's names. */
  readonly detail: Detail;
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
  list(filter: LedgerFilter): AuthorizedComprobante[];
  /** CAEs ever given, not forgotten by a reset, so that no CAE is given twice. */
  readonly given: number;
  reset(): void;
}

const key = (lane: LaneId): string => `${lane.cuit}/${lane.punto_de_venta}/${lane.type}`;

export function createLedger(): Ledger {
  const lanes = new Map<string, AuthorizedComprobante[]>();
  const named = new Map<string, AuthorizedComprobante[]>();
  let given = 0;
  return {
    append(record) {
      const lane = lanes.get(key(record));
      if (lane) lane.push(record);
      else lanes.set(key(record), [record]);
      for (const { Cuit, PtoVta, Tipo, Nro } of record.detail.CbtesAsoc?.CbteAsoc ?? []) {
        const name = `${key({ cuit: Cuit || record.cuit, punto_de_venta: PtoVta, type: Tipo })}/${Nro}`;
        const naming = named.get(name);
        if (naming) naming.push(record);
        else named.set(name, [record]);
      }
      given += 1;
    },
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
    reset() {
      lanes.clear();
      named.clear();
    },
  };
}
