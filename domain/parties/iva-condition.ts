/** Condición frente al IVA: the word that decides the letter. */

/** IVA conditions and ARCA's `CondicionIVAReceptorId` (FEParamGetCondicionIvaReceptor). */
export const IVA_CONDITION_IDS = {
  responsable_inscripto: 1,
  exento: 4,
  consumidor_final: 5,
  monotributo: 6,
  no_categorizado: 7,
  proveedor_exterior: 8,
  cliente_exterior: 9,
  liberado: 10,
  monotributo_social: 13,
  no_alcanzado: 15,
  monotributo_promovido: 16,
} as const;

/** Our words for the conditions, Argentine terms kept. */
export type IvaCondition = keyof typeof IVA_CONDITION_IDS;

/** All of them. */
export const IVA_CONDITIONS = Object.keys(IVA_CONDITION_IDS) as readonly IvaCondition[];
