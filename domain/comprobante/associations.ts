/** Which types a comprobante may relate to: WSFEv1 manual, validation 10040. */

const REMITOS_A_B = [88, 991] as const;
const NOTES_A = [1, 2, 3, 4, 5, 34, 39, 60, 63, ...REMITOS_A_B] as const;
const NOTES_B = [6, 7, 8, 9, 10, 35, 40, 61, 64, ...REMITOS_A_B] as const;
const NOTES_C = [11, 12, 13, 15] as const;
const NOTES_WITHHOLDING = [51, 52, 53, 54, ...REMITOS_A_B] as const;
const MIPYME_INVOICES = [91, 990, 991, 993, 994, 995] as const;
const EXPORT_INVOICES = [88, 89, 91, 993, 994] as const;

const ALLOWED: ReadonlyMap<number, readonly number[]> = new Map<number, readonly number[]>([
  [1, REMITOS_A_B],
  [2, NOTES_A],
  [3, NOTES_A],
  [6, REMITOS_A_B],
  [7, NOTES_B],
  [8, NOTES_B],
  [12, NOTES_C],
  [13, NOTES_C],
  [19, EXPORT_INVOICES],
  [20, [19, 20, 21]],
  [21, [19, 20, 21]],
  [51, REMITOS_A_B],
  [52, NOTES_WITHHOLDING],
  [53, NOTES_WITHHOLDING],
  [201, MIPYME_INVOICES],
  [206, MIPYME_INVOICES],
  [211, MIPYME_INVOICES],
  [202, [201, 202, 203]],
  [203, [201, 202, 203]],
  [207, [206, 207, 208]],
  [208, [206, 207, 208]],
  [212, [211, 212, 213]],
  [213, [211, 212, 213]],
]);

/** Transport documents: related as a companion, never as what a note corrects. */
const REMITOS: readonly number[] = [88, 89, 91, 988, 990, 991, 993, 994, 995, 996, 997];

/** The types that a comprobante of `type` may relate to; none for receipts and plain invoices C. */
export function relatableTypes(type: number): readonly number[] {
  return ALLOWED.get(type) ?? [];
}

/**
 * @example
 * mayRelate(8, 1); // false: a credit note B never corrects an invoice A
 */
export function mayRelate(type: number, related: number): boolean {
  return relatableTypes(type).includes(related);
}

/** Whether a type is a remito. */
export function isRemito(type: number): boolean {
  return REMITOS.includes(type);
}
