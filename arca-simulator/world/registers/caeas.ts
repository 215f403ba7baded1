// Every CAEA granted and every punto de venta declared without movement under one: what CAEA's rules remember.

/** A CAEA: one code for everything a taxpayer issues in a fortnight. Days are `yyyymmdd`. */
export interface GrantedCaea {
  readonly cuit: string;
  /** Fourteen digits. */
  readonly caea: string;
  /** `yyyymm`. */
  readonly period: number;
  /** 1 for days 1 to 15, 2 for the rest of the month. */
  readonly order: number;
  readonly from: string;
  readonly until: string;
  /** Last day to inform what was issued with it. */
  readonly report_by: string;
  /** `yyyymmddhhmmss`, Argentina. */
  readonly processed_at: string;
  readonly observations: readonly { readonly code: number; readonly message: string }[];
}

/** A punto de venta that issued nothing with a CAEA. */
export interface IdlePunto {
  readonly caea: string;
  readonly punto_de_venta: number;
  /** `yyyymmdd` of the declaration. */
  readonly declared_on: string;
}

export interface Caeas {
  grant(caea: GrantedCaea): void;
  declareIdle(idle: IdlePunto): void;
  find(caea: string): GrantedCaea | undefined;
  ofFortnight(cuit: string, period: number, order: number): GrantedCaea | undefined;
  /** Every one of an issuer, oldest first. */
  list(cuit: string): GrantedCaea[];
  idle(caea: string, puntoDeVenta: number): IdlePunto | undefined;
  idleOf(caea: string): IdlePunto[];
  /** CAEAs ever granted, not forgotten by a reset, so that none is given twice. */
  readonly given: number;
  /** Forgets everything but how many were given: `ever`, when that is more than it remembers. */
  reset(ever?: number): void;
}

export function createCaeas(): Caeas {
  const granted = new Map<string, GrantedCaea>();
  const idle = new Map<string, IdlePunto>();
  let given = 0;
  return {
    grant(caea) {
      granted.set(caea.caea, caea);
      given += 1;
    },
    declareIdle: (one) => void idle.set(`${one.caea}/${one.punto_de_venta}`, one),
    find: (caea) => granted.get(caea),
    ofFortnight: (cuit, period, order) =>
      [...granted.values()].find((one) => one.cuit === cuit && one.period === period && one.order === order),
    list: (cuit) => [...granted.values()].filter((one) => one.cuit === cuit),
    idle: (caea, puntoDeVenta) => idle.get(`${caea}/${puntoDeVenta}`),
    idleOf: (caea) => [...idle.values()].filter((one) => one.caea === caea),
    get given() {
      return given;
    },
    reset(ever = 0) {
      given = Math.max(given, ever);
      granted.clear();
      idle.clear();
    },
  };
}
