/** What the law and the mode say of an issuer before it is written. */
import type { Environment } from '@arca-api/contract/primitives';
import { mayIssue } from '@arca-api/domain/comprobante/letter';
import type { Fault, Words } from '@arca-api/domain/faults/fault';
import type { IvaCondition } from '@arca-api/domain/parties/iva-condition';

/** Live mode talks to ARCA's production and to nothing else; test mode never does. */
export function environmentFaults(mode: 'test' | 'live', environment: Environment | undefined): Fault[] {
  if (environment === undefined || (environment === 'produccion') === (mode === 'live')) return [];
  const allowed = mode === 'live' ? '«produccion»' : '«simulator» o «homologacion»';
  return [
    fault(
      'taxpayer.environment_of_other_mode',
      'environment',
      {
        es: `El ambiente «${environment}» no es de este modo.`,
        en: `The environment "${environment}" is not of this mode.`,
      },
      { es: `Con esta clave usá ${allowed}.`, en: `With this key use ${allowed}.` },
    ),
  ];
}

export function issuerFaults(condition: IvaCondition | undefined): Fault[] {
  if (condition === undefined || mayIssue(condition)) return [];
  return [
    fault(
      'taxpayer.cannot_issue',
      'iva_condition',
      {
        es: 'Con esa condición frente al IVA no se emiten comprobantes.',
        en: 'Nobody issues comprobantes in that IVA condition.',
      },
      {
        es: 'Usá responsable_inscripto, monotributo (o sus variantes), exento o no_alcanzado.',
        en: 'Use responsable_inscripto, monotributo (or its kinds), exento or no_alcanzado.',
      },
    ),
  ];
}

export function repeatedNumberFaults(puntos: readonly { readonly number: number }[]): Fault[] {
  const seen = new Set<number>();
  return puntos.flatMap(({ number }, index) => {
    if (!seen.has(number)) {
      seen.add(number);
      return [];
    }
    return [
      fault(
        'punto_de_venta.repeated',
        `puntos_de_venta[${index}].number`,
        { es: `El punto de venta ${number} está dos veces.`, en: `Punto de venta ${number} is there twice.` },
        { es: 'Dejalo una sola vez.', en: 'Keep it once.' },
      ),
    ];
  });
}

export function fault(code: string, path: string, message: Words, fix: Words): Fault {
  return { code, path, message, fix, arca: [] };
}
