/** A CUIT that cannot be one, said with the digit that would mend it. */
import type { Fault } from '@arca-api/domain/faults/fault';
import { formatCuit, readCuit } from '@arca-api/domain/parties/cuit';

/** `null` when the CUIT is well formed. */
export function cuitFault(text: string, path: string): Fault | null {
  const reading = readCuit(text);
  if (reading.ok) return null;
  const digits = text.replace(/\D/g, '');
  const mended =
    reading.suggestion === null ? null : formatCuit(`${digits.slice(0, 10)}${reading.suggestion}`);
  return {
    code: 'cuit.invalid',
    path,
    message: {
      es: `El CUIT no es válido: ${reading.why.es}.`,
      en: `The CUIT is not valid: ${reading.why.en}.`,
    },
    fix:
      mended === null
        ? { es: 'Revisá el número: son 11 dígitos.', en: 'Check the number: it has 11 digits.' }
        : { es: `¿Quisiste decir ${mended}?`, en: `Did you mean ${mended}?` },
    arca: [],
  };
}
