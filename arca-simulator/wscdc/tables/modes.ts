// How a comprobante may have been authorised. Source: ComprobantesModalidadConsultar of homologación, 2021-06.

/** `[Cod, Desc]`. */
export const MODES: readonly (readonly [mode: string, text: string])[] = [
  ['CAE', 'Comprobantes - CAE'],
  ['CAEA', 'Comprobantes - CAEA'],
  ['CAI', 'Comprobantes - CAI'],
];
