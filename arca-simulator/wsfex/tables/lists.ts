// The short tables of WSFEXv1. Source: answers of homologación, 2021-07, and the manual 3.1.1 (2025-08) for the options.

/** `[id, text, first day, last day]`, days `yyyymmdd`; without a last day it is in force. */
export type ListRow = readonly [id: string, text: string, from: string, until?: string];

/** Rows already known on a day; one that has ended is `undefined`: the service writes nil in its place. */
export function inForce(rows: readonly ListRow[], day: string): (ListRow | undefined)[] {
  return rows
    .filter(([, , from]) => from <= day)
    .map((row) => (row[3] === undefined || row[3] >= day ? row : undefined));
}

export const CBTE_TYPES: readonly ListRow[] = [
  ['19', 'Facturas de Exportación', '20100101'],
  ['20', 'Nota de Débito por Operaciones con el Exterior', '20100101'],
  ['21', 'Nota de Crédito por Operaciones con el Exterior', '20100101'],
  ['88', 'Remito Electrónico', '20110401'],
  ['89', 'Resumen de Datos', '20110401'],
];

export const OPERATION_TYPES: readonly ListRow[] = [
  ['1', 'Exportación definitiva de Bienes', '20100101'],
  ['2', 'Servicios', '20100101'],
  ['4', 'Otros', '20100101'],
];

export const LANGUAGES: readonly ListRow[] = [
  ['1', 'Español', '20091228'],
  ['2', 'Inglés', '20091228'],
  ['3', 'Portugués', '20091228'],
];

// The answer of 2021 ended in six nils, so six had ended: five are those of the editions of 2000 and 2010 that the next
// one dropped; the name of the sixth is not known.
export const INCOTERMS: readonly ListRow[] = [
  ['EXW', 'EXW', '20100101'],
  ['FCA', 'FCA', '20100101'],
  ['FAS', 'FAS', '20100101'],
  ['FOB', 'FOB', '20100101'],
  ['CFR', 'CFR', '20100101'],
  ['CIF', 'CIF', '20100101'],
  ['CPT', 'CPT', '20100101'],
  ['CIP', 'CIP', '20100101'],
  ['DDP', 'DDP', '20100101'],
  ['DAP', 'DAP', '20110111'],
  ['DPU', 'DPU', '20200311'],
  ['DAF', 'DAF', '20100101', '20110110'],
  ['DES', 'DES', '20100101', '20110110'],
  ['DEQ', 'DEQ', '20100101', '20110110'],
  ['DDU', 'DDU', '20100101', '20110110'],
  ['DAT', 'DAT', '20110111', '20200310'],
  ['', '', '20100101', '20110110'],
];

/** Options of the simplified export; neither texts nor first day have been observed. */
export const OPTIONS: readonly ListRow[] = [
  ['2401', 'Exportación simplificada - Documento de exportación', '20230101'],
  ['2402', 'Exportación simplificada - Monto FOB', '20230101'],
];
