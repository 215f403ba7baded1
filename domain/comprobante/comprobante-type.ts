/** ARCA's CbteTipo and back: kind × letter × regime of class A × FCE. */
import type { ClassARegime } from '../invoice/assessment.ts';
import type { Kind, Letter } from '../invoice/request.ts';

/** One CbteTipo and what it stands for. */
export interface ComprobanteType {
  /** ARCA's CbteTipo. */
  readonly id: number;
  readonly kind: Kind;
  readonly letter: Letter;
  /** Class A with the legend OPERACIÓN SUJETA A RETENCIÓN (51 to 54, class M until 2025-12-01). */
  readonly withholding: boolean;
  /** Factura de Crédito Electrónica MiPyME. */
  readonly mipyme: boolean;
  /** In Spanish, as people say it. */
  readonly name: string;
}

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  invoice: 'Factura',
  debit_note: 'Nota de débito',
  credit_note: 'Nota de crédito',
  receipt: 'Recibo',
};
const MIPYME_NAMES: Readonly<Partial<Record<Kind, string>>> = {
  invoice: 'Factura de crédito electrónica MiPyMEs (FCE)',
  debit_note: 'Nota de débito electrónica MiPyMEs (FCE)',
  credit_note: 'Nota de crédito electrónica MiPyMEs (FCE)',
};

/** Source: FEParamGetTiposCbte and RG 1415; those a system can issue through WSFEv1 or WSFEX. */
export const COMPROBANTE_TYPES: readonly ComprobanteType[] = [
  ...family('A', { invoice: 1, debit_note: 2, credit_note: 3, receipt: 4 }),
  ...family('B', { invoice: 6, debit_note: 7, credit_note: 8, receipt: 9 }),
  ...family('C', { invoice: 11, debit_note: 12, credit_note: 13, receipt: 15 }),
  ...family('E', { invoice: 19, debit_note: 20, credit_note: 21 }),
  ...family('A', { invoice: 51, debit_note: 52, credit_note: 53, receipt: 54 }, 'withholding'),
  ...family('A', { invoice: 201, debit_note: 202, credit_note: 203 }, 'mipyme'),
  ...family('B', { invoice: 206, debit_note: 207, credit_note: 208 }, 'mipyme'),
  ...family('C', { invoice: 211, debit_note: 212, credit_note: 213 }, 'mipyme'),
];

const BY_ID = new Map(COMPROBANTE_TYPES.map((type) => [type.id, type]));

/** What a CbteTipo is, or `null` for one this product does not issue. */
export function comprobanteType(id: number): ComprobanteType | null {
  return BY_ID.get(id) ?? null;
}

/**
 * The CbteTipo, or `null` where there is none (an FCE receipt, a receipt of class E).
 *
 * @example
 * comprobanteTypeId({ kind: 'credit_note', letter: 'A', classARegime: 'plain', mipyme: true }); // 203
 */
export function comprobanteTypeId(wanted: {
  readonly kind: Kind;
  readonly letter: Letter;
  readonly classARegime: ClassARegime;
  readonly mipyme: boolean;
}): number | null {
  const withholding = wanted.letter === 'A' && wanted.classARegime === 'withholding' && !wanted.mipyme;
  const found = COMPROBANTE_TYPES.find(
    (type) =>
      type.kind === wanted.kind &&
      type.letter === wanted.letter &&
      type.withholding === withholding &&
      type.mipyme === wanted.mipyme,
  );
  return found?.id ?? null;
}

/** Credit and debit notes correct another comprobante. */
export function isNote(kind: Kind): boolean {
  return kind === 'credit_note' || kind === 'debit_note';
}

function family(
  letter: Letter,
  ids: Readonly<Partial<Record<Kind, number>>>,
  variant: 'plain' | 'withholding' | 'mipyme' = 'plain',
): readonly ComprobanteType[] {
  const kinds: readonly Kind[] = ['invoice', 'debit_note', 'credit_note', 'receipt'];
  return kinds.flatMap((kind) => {
    const id = ids[kind];
    if (id === undefined) return [];
    const noun = (variant === 'mipyme' ? MIPYME_NAMES[kind] : undefined) ?? KIND_NAMES[kind];
    const legend = variant === 'withholding' ? ' con leyenda «operación sujeta a retención»' : '';
    const name = `${noun} ${letter}${legend}`;
    return [{ id, kind, letter, withholding: variant === 'withholding', mipyme: variant === 'mipyme', name }];
  });
}
