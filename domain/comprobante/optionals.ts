/**
 * ARCA's Opcionales: FEParamGetTiposOpcional as answered in 2021 plus 2901 and 2902 of manual 4.7, with
 * the shape of each value as the validations 10064 to 10216 and 10274 to 10276 describe it.
 */

/** What is known of one Opcional. */
export interface OptionalKind {
  readonly name: string;
  readonly value: RegExp;
  /** What ARCA answers to a value of another shape. */
  readonly arca: number;
  readonly repeats: boolean;
}

/** By id. */
export const OPTIONAL_KINDS: ReadonlyMap<string, OptionalKind> = new Map([
  [
    '2',
    {
      name: 'Promoción industrial: identificador de proyecto',
      value: /^\d{8}$/,
      arca: 10064,
      repeats: false,
    },
  ],
  [
    '5',
    {
      name: 'RG 3668: excepción al cómputo del crédito fiscal',
      value: /^0[1-6]$/,
      arca: 10089,
      repeats: false,
    },
  ],
  ['61', { name: 'RG 3668: tipo de documento del firmante', value: /^\d{2}$/, arca: 10090, repeats: false }],
  [
    '62',
    { name: 'RG 3668: número de documento del firmante', value: /^\d{1,11}$/, arca: 10092, repeats: false },
  ],
  ['7', { name: 'RG 3668: carácter del firmante', value: /^0[1-4]$/, arca: 10095, repeats: false }],
  ['91', { name: 'Bienes usados: nombre del vendedor', value: /^.{1,100}$/, arca: 10077, repeats: false }],
  ['92', { name: 'Bienes usados: nacionalidad del vendedor', value: /^\d{3}$/, arca: 10079, repeats: false }],
  ['93', { name: 'Bienes usados: domicilio del vendedor', value: /^.{1,250}$/, arca: 10083, repeats: false }],
  [
    '10',
    {
      name: 'RG 3368: educación privada, actividad comprendida',
      value: /^[01]$/,
      arca: 10097,
      repeats: false,
    },
  ],
  [
    '1011',
    {
      name: 'RG 3368: tipo de documento del titular del pago',
      value: /^\d{1,2}$/,
      arca: 10098,
      repeats: false,
    },
  ],
  [
    '1012',
    {
      name: 'RG 3368: número de documento del titular del pago',
      value: /^[A-Za-z0-9]{1,20}$/,
      arca: 10099,
      repeats: false,
    },
  ],
  ['11', { name: 'RG 2820: operaciones con inmuebles', value: /^[01]$/, arca: 10110, repeats: false }],
  ['12', { name: 'RG 3687: alquiler turístico', value: /^[01]$/, arca: 10111, repeats: false }],
  ['13', { name: 'RG 2863: representantes de modelos', value: /^[01]$/, arca: 10116, repeats: false }],
  ['14', { name: 'RG 2863: agencias de publicidad', value: /^[01]$/, arca: 10117, repeats: false }],
  ['15', { name: 'RG 2863: modelos', value: /^[01]$/, arca: 10118, repeats: false }],
  ['17', { name: 'RG 4004-E: alquiler de casa-habitación', value: /^[12]$/, arca: 10124, repeats: false }],
  ['1801', { name: 'RG 4004-E: CUIT del locador', value: /^\d{11}$/, arca: 10125, repeats: true }],
  ['1802', { name: 'RG 4004-E: nombre del locador', value: /^.{1,100}$/, arca: 10127, repeats: true }],
  ['2101', { name: 'FCE: CBU del emisor', value: /^\d{22}$/, arca: 10165, repeats: false }],
  ['2102', { name: 'FCE: alias del emisor', value: /^[A-Za-z0-9.-]{6,20}$/, arca: 10166, repeats: false }],
  ['22', { name: 'FCE: anulación', value: /^[SN]$/, arca: 10167, repeats: false }],
  ['23', { name: 'Referencia comercial', value: /^.{1,50}$/, arca: 10189, repeats: true }],
  ['27', { name: 'FCE: transferencia', value: /^(SCA|ADC)$/, arca: 10215, repeats: false }],
  ['2901', { name: 'Caución: póliza', value: /^[A-Za-z0-9]{1,30}$/, arca: 10274, repeats: true }],
  ['2902', { name: 'Caución: endoso', value: /^[A-Za-z0-9]{1,30}$/, arca: 10276, repeats: true }],
]);

/** Ids that belong to an FCE and are derived from `mipyme`. */
export const MIPYME_OPTIONALS: readonly string[] = ['2101', '2102', '22', '27'];
