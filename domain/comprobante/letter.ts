/** The letter: the issuer decides first, and only a responsable inscripto looks at who receives. */
import type { Words } from '../faults/fault.ts';
import type { Letter } from '../invoice/request.ts';
import type { IvaCondition } from '../parties/iva-condition.ts';

/** The letter and, in words, the reason for it. */
export interface ChosenLetter {
  readonly letter: Letter;
  readonly why: Words;
}

const MONOTRIBUTO: readonly IvaCondition[] = ['monotributo', 'monotributo_social', 'monotributo_promovido'];
const ISSUERS_OF_C: readonly IvaCondition[] = [...MONOTRIBUTO, 'exento', 'no_alcanzado'];

/** Any of the three kinds of monotributo. */
export function isMonotributo(condition: IvaCondition): boolean {
  return MONOTRIBUTO.includes(condition);
}

/** Whether somebody in that condition issues comprobantes at all. */
export function mayIssue(condition: IvaCondition): boolean {
  return condition === 'responsable_inscripto' || ISSUERS_OF_C.includes(condition);
}

/**
 * The letter that corresponds, or `null` when it cannot be told: the issuer may not invoice, or is a
 * responsable inscripto and the recipient's condition is not known. Source: RG 1415 arts. 15 to 17, RG 5003,
 * RG 5198.
 *
 * @example
 * chooseLetter('responsable_inscripto', 'monotributo', false)?.letter; // 'A'
 */
export function chooseLetter(
  issuer: IvaCondition,
  recipient: IvaCondition | null,
  isExport: boolean,
): ChosenLetter | null {
  if (!mayIssue(issuer)) return null;
  if (isExport) {
    return chosen('E', 'Es una exportación.', 'It is an export.');
  }
  if (ISSUERS_OF_C.includes(issuer)) {
    return isMonotributo(issuer)
      ? chosen('C', 'Los monotributistas emiten siempre C.', 'A monotributista always issues C.')
      : chosen('C', 'Quien no es responsable de IVA emite C.', 'Who is not liable for IVA issues C.');
  }
  if (recipient === null) return null;
  if (recipient === 'responsable_inscripto') {
    return chosen(
      'A',
      'Entre responsables inscriptos corresponde A.',
      'Between responsables inscriptos it is A.',
    );
  }
  if (isMonotributo(recipient)) {
    return chosen(
      'A',
      'A un monotributista un responsable inscripto le emite A (Ley 27.618).',
      'A responsable inscripto issues A to a monotributista (Ley 27.618).',
    );
  }
  return chosen(
    'B',
    'Quien recibe no es responsable inscripto ni monotributista.',
    'The recipient is neither responsable inscripto nor monotributista.',
  );
}

function chosen(letter: Letter, es: string, en: string): ChosenLetter {
  return { letter, why: { es, en } };
}
