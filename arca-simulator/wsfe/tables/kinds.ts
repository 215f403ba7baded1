// What each CbteTipo is: its class, its nature, and what it may adjust. Source: WSFEv1 manual 4.5, rules 10007 and 10040.

export type Clase = 'A' | 'ALEY' | 'B' | 'C' | '49';
export type Nature = 'factura' | 'nota_debito' | 'nota_credito' | 'recibo' | 'otro';

export interface Kind {
  readonly type: number;
  readonly clase: Clase;
  readonly nature: Nature;
  readonly fce: boolean;
  /** Types that CbtesAsoc may name. */
  readonly associable: readonly number[];
}

const ASSOC_A = [1, 2, 3, 4, 5, 34, 39, 60, 63, 88, 991];
const ASSOC_B = [6, 7, 8, 9, 10, 35, 40, 61, 64, 88, 991];
const ASSOC_C = [11, 12, 13, 15];
const ASSOC_ALEY = [51, 52, 53, 54, 88, 991];
// 993 to 995 are not in 10040, but 10225 and 10226 demand them of invoices: the later rule is followed.
const REMITOS = [88, 991, 993, 994, 995];
const FCE_REMITOS = [91, 990, 991, 993, 994, 995];

type Row = readonly [clase: Clase, nature: Nature, fce: boolean, associable: readonly number[]];

const ROWS: Readonly<Record<number, Row>> = {
  1: ['A', 'factura', false, REMITOS],
  2: ['A', 'nota_debito', false, ASSOC_A],
  3: ['A', 'nota_credito', false, ASSOC_A],
  4: ['A', 'recibo', false, []],
  5: ['A', 'otro', false, []],
  6: ['B', 'factura', false, REMITOS],
  7: ['B', 'nota_debito', false, ASSOC_B],
  8: ['B', 'nota_credito', false, ASSOC_B],
  9: ['B', 'recibo', false, []],
  10: ['B', 'otro', false, []],
  11: ['C', 'factura', false, []],
  12: ['C', 'nota_debito', false, ASSOC_C],
  13: ['C', 'nota_credito', false, ASSOC_C],
  15: ['C', 'recibo', false, []],
  34: ['A', 'otro', false, []],
  35: ['B', 'otro', false, []],
  39: ['A', 'otro', false, []],
  40: ['B', 'otro', false, []],
  49: ['49', 'otro', false, []],
  51: ['ALEY', 'factura', false, REMITOS],
  52: ['ALEY', 'nota_debito', false, ASSOC_ALEY],
  53: ['ALEY', 'nota_credito', false, ASSOC_ALEY],
  54: ['ALEY', 'recibo', false, []],
  60: ['A', 'otro', false, []],
  61: ['B', 'otro', false, []],
  63: ['A', 'otro', false, []],
  64: ['B', 'otro', false, []],
  201: ['A', 'factura', true, FCE_REMITOS],
  202: ['A', 'nota_debito', true, [201, 202, 203]],
  203: ['A', 'nota_credito', true, [201, 202, 203]],
  206: ['B', 'factura', true, FCE_REMITOS],
  207: ['B', 'nota_debito', true, [206, 207, 208]],
  208: ['B', 'nota_credito', true, [206, 207, 208]],
  211: ['C', 'factura', true, FCE_REMITOS],
  212: ['C', 'nota_debito', true, [211, 212, 213]],
  213: ['C', 'nota_credito', true, [211, 212, 213]],
};

/** The kind of a CbteTipo; `undefined` for a type this service does not know. */
export function kindOf(type: number): Kind | undefined {
  const row = ROWS[type];
  return row && { type, clase: row[0], nature: row[1], fce: row[2], associable: row[3] };
}

export function isNote(kind: Kind): boolean {
  return kind.nature === 'nota_debito' || kind.nature === 'nota_credito';
}

/** Class A in either of its two forms. */
export function isClassA(kind: Kind): boolean {
  return kind.clase === 'A' || kind.clase === 'ALEY';
}
