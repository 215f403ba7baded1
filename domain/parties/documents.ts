/**
 * ARCA's document types (DocTipo): FEParamGetTiposDoc as answered in 2021, 30 as named by validation
 * 10082, and 31 since manual 4.5 of 2026-07-02.
 */

export const CUIT_DOCUMENT = 80;
export const CUIL_DOCUMENT = 86;
export const CDI_DOCUMENT = 87;
export const PASSPORT_DOCUMENT = 94;
export const DNI_DOCUMENT = 96;
export const UNIDENTIFIED_DOCUMENT = 99;
/** Fondo Común de Inversión: financial entities only. */
export const INVESTMENT_FUND_DOCUMENT = 31;

/** Names in Spanish by DocTipo. */
export const DOCUMENT_TYPES: ReadonlyMap<number, string> = new Map([
  [0, 'CI Policía Federal'],
  [1, 'CI Buenos Aires'],
  [2, 'CI Catamarca'],
  [3, 'CI Córdoba'],
  [4, 'CI Corrientes'],
  [5, 'CI Entre Ríos'],
  [6, 'CI Jujuy'],
  [7, 'CI Mendoza'],
  [8, 'CI La Rioja'],
  [9, 'CI Salta'],
  [10, 'CI San Juan'],
  [11, 'CI San Luis'],
  [12, 'CI Santa Fe'],
  [13, 'CI Santiago del Estero'],
  [14, 'CI Tucumán'],
  [16, 'CI Chaco'],
  [17, 'CI Chubut'],
  [18, 'CI Formosa'],
  [19, 'CI Misiones'],
  [20, 'CI Neuquén'],
  [21, 'CI La Pampa'],
  [22, 'CI Río Negro'],
  [23, 'CI Santa Cruz'],
  [24, 'CI Tierra del Fuego'],
  [30, 'Certificado de migración'],
  [31, 'Fondo Común de Inversión CNV'],
  [80, 'CUIT'],
  [86, 'CUIL'],
  [87, 'CDI'],
  [89, 'LE'],
  [90, 'LC'],
  [91, 'CI extranjera'],
  [92, 'En trámite'],
  [93, 'Acta de nacimiento'],
  [94, 'Pasaporte'],
  [95, 'CI Bs. As. RNP'],
  [96, 'DNI'],
  [99, 'Sin identificar'],
]);

/** Whether its number is a CUIT, CUIL or CDI, which share the check digit. */
export function hasCheckDigit(type: number): boolean {
  return type === CUIT_DOCUMENT || type === CUIL_DOCUMENT || type === CDI_DOCUMENT;
}
