/** Legends that a comprobante must print because of who issues it and who receives it. */
import type { Day } from '../calendar/day.ts';
import { comprobanteType } from '../comprobante/comprobante-type.ts';
import { conditionClassOf } from '../comprobante/condition-class.ts';
import { isMonotributo } from '../comprobante/letter.ts';
import type { ClassARegime } from '../invoice/assessment.ts';
import type { IvaCondition } from '../parties/iva-condition.ts';

export interface Legends {
  /** Beside the letter; `null` for none. */
  readonly besideLetter: string | null;
  /** At the foot. */
  readonly foot: readonly string[];
}

const TO_MONOTRIBUTO =
  'El crédito fiscal discriminado en el presente comprobante, sólo podrá ser computado a efectos del ' +
  'Régimen de Sostenimiento e Inclusión Fiscal para Pequeños Contribuyentes de la Ley Nº 27.618';

/**
 * The legends of a comprobante (RG 1415 Anexo II, RG 5003, RG 5762). Wording is the norm's.
 *
 * @example
 * legendsOf({ type: 51, day: '2026-11-18', classARegime: 'withholding', recipient: 'responsable_inscripto' });
 * // { besideLetter: 'OPERACIÓN SUJETA A RETENCIÓN', foot: [] }
 */
export function legendsOf(of: {
  /** ARCA's CbteTipo. */
  readonly type: number;
  readonly day: Day;
  readonly classARegime: ClassARegime;
  readonly recipient: IvaCondition;
}): Legends {
  if (comprobanteType(of.type)?.letter !== 'A') return { besideLetter: null, foot: [] };
  const isAley = conditionClassOf(of.type, of.day) === 'ALEY';
  const paysToCbu = of.classARegime === 'cbu_informed' ? 'PAGO EN CBU INFORMADA' : null;
  return {
    besideLetter: isAley ? 'OPERACIÓN SUJETA A RETENCIÓN' : paysToCbu,
    foot: isMonotributo(of.recipient) ? [TO_MONOTRIBUTO] : [],
  };
}
