/** Which types of comprobante an issuer may have issued: those are asked for where restored books know of none. Pure. */
import { COMPROBANTE_TYPES } from '@arca-api/domain/comprobante/comprobante-type';
import type { IvaCondition } from '@arca-api/domain/parties/iva-condition';

export function typesToLookFor(condition: IvaCondition): readonly number[] {
  const letters = condition === 'responsable_inscripto' ? ['A', 'B', 'E'] : ['C', 'E'];
  return COMPROBANTE_TYPES.filter(({ letter }) => letters.includes(letter)).map(({ id }) => id);
}
