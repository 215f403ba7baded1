/** Which IVA conditions a class of comprobante may be issued to: FEParamGetCondicionIvaReceptor, manual 4.8. */
import type { Day } from '../calendar/day.ts';
import { WITHHOLDING_CLASS } from '../law/figures.ts';
import { inForce } from '../law/in-force.ts';
import type { IvaCondition } from '../parties/iva-condition.ts';
import { comprobanteType } from './comprobante-type.ts';

/** ARCA's Cmp_Clase. `M` is what `ALEY` was called before RG 5762. */
export type ConditionClass = 'A' | 'ALEY' | 'M' | 'B' | 'C';

const TO_A: readonly IvaCondition[] = [
  'responsable_inscripto',
  'monotributo',
  'monotributo_social',
  'monotributo_promovido',
];
const TO_B: readonly IvaCondition[] = [
  'exento',
  'consumidor_final',
  'no_categorizado',
  'proveedor_exterior',
  'cliente_exterior',
  'liberado',
  'no_alcanzado',
];

/**
 * The conditions that ARCA takes in a class; any other is refused with 10243.
 *
 * @example
 * conditionsOfClass('B').includes('monotributo'); // false
 */
export function conditionsOfClass(condition: ConditionClass): readonly IvaCondition[] {
  if (condition === 'C') return [...TO_A, ...TO_B];
  return condition === 'B' ? TO_B : TO_A;
}

/**
 * The class of a CbteTipo on a day, or `null` for class E, which WSFEv1 does not know.
 *
 * @example
 * conditionClassOf(51, '2026-11-18'); // 'ALEY'
 */
export function conditionClassOf(type: number, day: Day): ConditionClass | null {
  const found = comprobanteType(type);
  if (found === null || found.letter === 'E') return null;
  return found.withholding ? inForce(WITHHOLDING_CLASS, day) : found.letter;
}
