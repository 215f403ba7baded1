/** Tributos: our words for ARCA's ids (FEParamGetTiposTributos, as answered in 2021). */
import type { OtherTaxKind } from '../invoice/request.ts';

/** A kind of Tributo. */
export interface OtherTaxDefinition {
  readonly kind: OtherTaxKind;
  readonly id: number;
  /** In Spanish: printed when the caller gives no description. */
  readonly name: string;
  /** Charged on behalf of somebody else; never part of the transparency block. */
  readonly perception: boolean;
}

/** Every kind, in the order of ARCA's ids. */
export const OTHER_TAXES: readonly OtherTaxDefinition[] = [
  { kind: 'national', id: 1, name: 'Impuestos nacionales', perception: false },
  { kind: 'provincial', id: 2, name: 'Impuestos provinciales', perception: false },
  { kind: 'municipal', id: 3, name: 'Impuestos municipales', perception: false },
  { kind: 'internal', id: 4, name: 'Impuestos internos', perception: false },
  { kind: 'iibb', id: 5, name: 'Ingresos Brutos', perception: false },
  { kind: 'iva_perception', id: 6, name: 'Percepción de IVA', perception: true },
  { kind: 'iibb_perception', id: 7, name: 'Percepción de Ingresos Brutos', perception: true },
  { kind: 'municipal_perception', id: 8, name: 'Percepciones municipales', perception: true },
  { kind: 'other_perception', id: 9, name: 'Otras percepciones', perception: true },
  {
    kind: 'iva_perception_uncategorized',
    id: 13,
    name: 'Percepción de IVA a no categorizado',
    perception: true,
  },
  { kind: 'other', id: 99, name: 'Otros tributos', perception: false },
];

const BY_KIND = new Map(OTHER_TAXES.map((tax) => [tax.kind, tax]));
const BY_ID = new Map(OTHER_TAXES.map((tax) => [tax.id, tax]));

/** The definition of our word for a tax, or `null`. */
export function otherTaxByKind(kind: OtherTaxKind): OtherTaxDefinition | null {
  return BY_KIND.get(kind) ?? null;
}

/** The definition of ARCA's Tributo id, or `null`. */
export function otherTaxById(id: number): OtherTaxDefinition | null {
  return BY_ID.get(id) ?? null;
}
