/** IVA conditions in words: as a comprobante must print them, and as a sentence says them. */
import type { Words } from '../faults/fault.ts';
import type { IvaCondition } from '../parties/iva-condition.ts';

/** Printed wording, RG 1415 Anexo II. */
const PRINTED: Readonly<Record<IvaCondition, string>> = {
  responsable_inscripto: 'IVA RESPONSABLE INSCRIPTO',
  exento: 'IVA EXENTO',
  consumidor_final: 'A CONSUMIDOR FINAL',
  monotributo: 'RESPONSABLE MONOTRIBUTO',
  no_categorizado: 'SUJETO NO CATEGORIZADO',
  proveedor_exterior: 'PROVEEDOR DEL EXTERIOR',
  cliente_exterior: 'CLIENTE DEL EXTERIOR',
  liberado: 'IVA LIBERADO - LEY Nº 19.640',
  monotributo_social: 'MONOTRIBUTISTA SOCIAL',
  no_alcanzado: 'NO RESPONSABLE IVA',
  monotributo_promovido: 'MONOTRIBUTO TRABAJADOR INDEPENDIENTE PROMOVIDO',
};

const SAID: Readonly<Record<IvaCondition, Words>> = {
  responsable_inscripto: { es: 'responsable inscripto', en: 'responsable inscripto' },
  exento: { es: 'exento', en: 'exempt' },
  consumidor_final: { es: 'consumidor final', en: 'consumidor final' },
  monotributo: { es: 'monotributista', en: 'monotributista' },
  no_categorizado: { es: 'sujeto no categorizado', en: 'not categorised' },
  proveedor_exterior: { es: 'proveedor del exterior', en: 'foreign supplier' },
  cliente_exterior: { es: 'cliente del exterior', en: 'foreign client' },
  liberado: { es: 'liberado (Ley 19.640)', en: 'freed (Ley 19.640)' },
  monotributo_social: { es: 'monotributista social', en: 'monotributista social' },
  no_alcanzado: { es: 'no alcanzado', en: 'not reached by IVA' },
  monotributo_promovido: { es: 'monotributista promovido', en: 'monotributista promovido' },
};

/**
 * @example
 * printedIvaCondition('exento'); // 'IVA EXENTO'
 */
export function printedIvaCondition(condition: IvaCondition): string {
  return PRINTED[condition];
}

/** As a sentence says it: "a un consumidor final". */
export function ivaConditionWords(condition: IvaCondition): Words {
  return SAID[condition];
}
