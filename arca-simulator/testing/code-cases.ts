// One request for every code of FECAESolicitar: the nearest good comprobante, spoiled in one respect.
import type { Control } from '../control/control.ts';
import type { Detail } from '../wsfe/detail.ts';
import { CREDIT_A, FCE_A, INVOICE_A, INVOICE_B, INVOICE_C, withoutIva } from './details.ts';

export interface CodeCase {
  readonly code: number;
  readonly type: number;
  readonly detail: Partial<Detail>;
  /** Whether the good comprobante it was made from is accepted without the code. */
  readonly good: Partial<Detail>;
  readonly issuer?: string;
  readonly punto?: number;
  readonly arrange?: (control: Control) => void;
  /** A day other than the usual one, ISO. */
  readonly on?: string;
}

type Extra = Partial<Pick<CodeCase, 'issuer' | 'punto' | 'arrange' | 'on'>>;

/** A case: `good` with `spoil` on top; a field set to `undefined` is not sent. */
function spoil(
  code: number,
  type: number,
  good: Detail,
  change: { [K in keyof Detail]?: Detail[K] | undefined },
  extra: Extra = {},
): CodeCase {
  return { code, type, good, detail: { ...good, ...change } as Partial<Detail>, ...extra };
}

const a = (code: number, change: Parameters<typeof spoil>[3], extra?: Extra) =>
  spoil(code, 1, INVOICE_A, change, extra);
const b = (code: number, change: Parameters<typeof spoil>[3], extra?: Extra) =>
  spoil(code, 6, INVOICE_B, change, extra);
const c = (code: number, change: Parameters<typeof spoil>[3], extra: Extra = {}) =>
  spoil(code, 11, INVOICE_C, change, { issuer: '20000000168', ...extra });
const fce = (code: number, change: Parameters<typeof spoil>[3], extra?: Extra) =>
  spoil(code, 201, FCE_A, change, extra);
const credit = (code: number, change: Parameters<typeof spoil>[3], extra?: Extra) =>
  spoil(code, 3, CREDIT_A, change, extra);

const options = (...pairs: readonly (readonly [string, string])[]) => ({
  Opcionales: { Opcional: pairs.map(([Id, Valor]) => ({ Id, Valor })) },
});
const tributo = (change: object) => ({
  ImpTotal: 122,
  ImpTrib: 1,
  Tributos: { Tributo: [{ Id: 7, Desc: 'IIBB', BaseImp: 100, Alic: 1, Importe: 1, ...change }] },
});
const iva = (...AlicIva: readonly { Id: number; BaseImp: number; Importe: number }[]) => ({
  Iva: { AlicIva },
});
const asoc = (...CbteAsoc: readonly object[]) => ({ CbtesAsoc: { CbteAsoc } }) as Pick<Detail, 'CbtesAsoc'>;
const buyers = (...rows: readonly (readonly [number, number])[]) => ({
  Compradores: { Comprador: rows.map(([DocNro, Porcentaje]) => ({ DocTipo: 80, DocNro, Porcentaje })) },
});
const RI = INVOICE_A.DocNro;
const OTHER_RI = 33000000138;
const SERVICE = { Concepto: 2, FchServDesde: '20261101', FchServHasta: '20261115', FchVtoPago: '20261120' };
const FCE_CBU = ['2101', '0110599500040000000006'] as const;

// An FCE of 121 that notes can name, made as another system would.
const withFce = (control: Control): void => {
  control.authorizeElsewhere({
    cuit: '30000000147',
    punto_de_venta: 1,
    type: 201,
    detail: { DocTipo: 80, DocNro: 30000000198, ImpTotal: 121 },
  });
};
const FCE_ASOC = { Tipo: 201, PtoVta: 1, Nro: 1, Cuit: '30000000147', CbteFch: '20261118' };
const FCE_CREDIT: Detail = {
  ...INVOICE_A,
  DocNro: 30000000198,
  ImpTotal: 60.5,
  ImpNeto: 50,
  ImpIVA: 10.5,
  ...iva({ Id: 5, BaseImp: 50, Importe: 10.5 }),
  ...options(['22', 'N']),
  ...asoc(FCE_ASOC),
};
const note = (code: number, change: Parameters<typeof spoil>[3]) =>
  spoil(code, 203, FCE_CREDIT, change, { arrange: withFce });
const withInvoice = (control: Control): void => {
  control.authorizeElsewhere({ cuit: '30000000147', punto_de_venta: 1, type: 1, detail: { ImpTotal: 121 } });
};

export const CODE_CASES: readonly CodeCase[] = [
  a(10008, { CbteDesde: 0, CbteHasta: 0 }),
  a(10010, { CbteHasta: 100_000_000 }),
  b(10011, { CbteHasta: 0 }),
  a(10012, { CbteHasta: 2 }),
  a(10013, { DocTipo: 96, DocNro: 12345678 }),
  b(10014, {
    CbteHasta: 2,
    ImpTotal: 24_200_000,
    ImpNeto: 20_000_000,
    ImpIVA: 4_200_000,
    ...iva({ Id: 5, BaseImp: 20_000_000, Importe: 4_200_000 }),
  }),
  b(10015, { DocNro: 1 }),
  b(10016, { CbteFch: '20261112' }),
  a(10017, { DocNro: 30000000406 }),
  a(10018, { ImpTotal: 100, ImpIVA: 0, ...iva({ Id: 5, BaseImp: 100, Importe: 0 }) }),
  a(10019, iva({ Id: 1, BaseImp: 100, Importe: 21 })),
  a(10020, iva({ Id: 5, BaseImp: 100, Importe: 21 }, { Id: 3, BaseImp: 0, Importe: 0 })),
  a(10021, iva({ Id: 5, BaseImp: 100, Importe: -21 })),
  a(10022, iva({ Id: 5, BaseImp: 50, Importe: 10.5 }, { Id: 5, BaseImp: 50, Importe: 10.5 })),
  a(10023, { ImpTotal: 121.02, ImpIVA: 21.02 }),
  a(10024, { ImpTotal: 122, ImpTrib: 1 }),
  a(10025, tributo({ Id: 55 })),
  a(10026, tributo({ BaseImp: -1 })),
  a(10027, tributo({ Alic: -1 })),
  a(10028, tributo({ Importe: -1 })),
  a(10029, tributo({ Importe: 1.02 })),
  a(10030, { Concepto: 4 }),
  a(10031, { ...SERVICE, FchServDesde: undefined }),
  a(10032, { ...SERVICE, FchServDesde: '20261116' }),
  a(10033, { ...SERVICE, FchServHasta: undefined }),
  a(10035, { ...SERVICE, FchVtoPago: undefined }),
  a(10036, { ...SERVICE, FchVtoPago: '20261117' }),
  a(10037, { MonId: 'XXX' }),
  a(10038, { MonId: 'DOL', MonCotiz: undefined }),
  a(10039, { MonCotiz: 2 }),
  credit(10040, { PeriodoAsoc: undefined, ...asoc({ Tipo: 6, PtoVta: 1, Nro: 1 }) }),
  credit(10041, { PeriodoAsoc: undefined, ...asoc({ Tipo: 1, PtoVta: 1, Nro: 1 }) }),
  a(10042, tributo({ Id: 99, Desc: undefined })),
  a(10043, { ImpTotConc: -1 }),
  a(10044, { ImpOpEx: -1 }),
  c(10045, { ImpNeto: -1 }),
  a(10046, { ImpTrib: -1 }),
  c(10047, { ImpIVA: 1 }),
  a(10048, { ImpTotal: 121.02 }),
  a(10049, { Concepto: 2 }),
  a(10051, { ImpTotal: 121.02, ImpIVA: 21.02, ...iva({ Id: 5, BaseImp: 100, Importe: 21.02 }) }),
  a(10052, { Opcionales: { Opcional: [] } }),
  a(10053, options(['999', 'x'])),
  a(10054, options(['5', '01'], ['5', '02'])),
  a(10055, options(['5', ' '])),
  a(10056, { ImpTotal: 121.001 }),
  credit(10057, { PeriodoAsoc: undefined, ...asoc({ Tipo: 0, PtoVta: 1, Nro: 1 }) }),
  credit(10058, { PeriodoAsoc: undefined, ...asoc({ Tipo: 1, PtoVta: 0, Nro: 1 }) }),
  credit(10059, { PeriodoAsoc: undefined, ...asoc({ Tipo: 1, PtoVta: 1, Nro: 0 }) }),
  credit(10060, {
    PeriodoAsoc: undefined,
    ...asoc({ Tipo: 1, PtoVta: 1, Nro: 1 }, { Tipo: 1, PtoVta: 1, Nro: 1 }),
  }),
  a(10061, { ImpTotal: 121, ImpNeto: 99, ImpOpEx: 1 }),
  credit(10062, { CbtesAsoc: { CbteAsoc: [] } }),
  a(10063, { DocNro: 30000000163, CondicionIVAReceptorId: 1 }),
  a(10064, options(['2', '1'])),
  a(10065, { ImpTotal: -1 }),
  c(10066, options(['2', '00000000'])),
  b(10067, { DocTipo: 80, DocNro: 23_000_000_000, CondicionIVAReceptorId: 7 }),
  spoil(10068, 5, INVOICE_A, options(['5', '01'])),
  a(10069, { DocNro: 30000000147 }),
  a(10070, { Iva: undefined }),
  c(10071, iva({ Id: 3, BaseImp: 100, Importe: 0 })),
  b(10086, options(['5', '01'])),
  a(10088, options(['5', '1'])),
  a(10089, options(['5', '07'])),
  a(10090, options(['61', '1'])),
  a(10091, options(['61', '50'])),
  a(10092, options(['62', 'x'])),
  a(10094, options(['7', '1'])),
  a(10095, options(['7', '05'])),
  c(
    10096,
    {},
    {
      issuer: '30000000163',
      punto: 4,
      arrange: (control) => control.putPunto({ cuit: '30000000163', number: 4, kind: 'ri', blocked: false }),
    },
  ),
  a(10097, options(['10', '2'])),
  a(10098, options(['10', '1'], ['1011', '50'], ['1012', '1'])),
  a(10099, options(['10', '1'], ['1011', '96'], ['1012', '-'])),
  a(10110, options(['11', '2'])),
  a(10111, options(['12', '2'])),
  a(10112, options(['11', '1'], ['12', '1'])),
  a(10113, options(['10', '1'])),
  a(10114, options(['1011', '96'], ['1012', '1'])),
  a(10116, options(['13', '2'])),
  a(10117, options(['14', '2'])),
  a(10118, options(['15', '2'])),
  a(10119, { MonId: 'DOL', MonCotiz: 1, CanMisMonExt: 'N' }),
  a(10123, options(['17', '2'])),
  b(10124, options(['17', '3'])),
  b(10125, options(['17', '1'], ['1801', '1'], ['1802', 'Una persona'])),
  b(10126, options(['17', '1'], ['1801', '30000000406'], ['1802', 'Una persona'])),
  b(10127, options(['17', '1'], ['1801', String(RI)], ['1802', 'x'.repeat(101)])),
  b(10128, options(['17', '1'], ['1801', String(RI)], ['1802', 'x'], ['1801', String(RI)], ['1802', 'y'])),
  b(10129, options(['17', '1'])),
  b(10130, options(['17', '2'], ['1801', String(RI)])),
  b(10131, options(['17', '1'], ['1801', '30000000147'], ['1802', 'x'])),
  b(10132, options(['1801', String(RI)], ['1802', 'x'])),
  a(10133, { Compradores: { Comprador: [] } }),
  spoil(
    10134,
    49,
    { ...INVOICE_B, DocTipo: 96, DocNro: 12345678, ...options(['91', 'Una persona']) },
    buyers([RI, 60], [OTHER_RI, 40]),
  ),
  b(10136, buyers([RI, 60], [OTHER_RI, 40])),
  a(10137, {
    Compradores: {
      Comprador: [
        { DocTipo: 96, DocNro: RI, Porcentaje: 60 },
        { DocTipo: 80, DocNro: OTHER_RI, Porcentaje: 40 },
      ],
    },
  }),
  a(10139, buyers([RI, 60], [12345678, 40])),
  a(10140, buyers([RI, 60], [30000000147, 40])),
  a(10141, buyers([RI, 50], [RI, 50])),
  a(10143, buyers([RI, 60.001], [OTHER_RI, 39.999])),
  a(10144, buyers([RI, 99.99], [OTHER_RI, 0])),
  a(10145, buyers([RI, 99.99])),
  a(10146, buyers([RI, 40], [OTHER_RI, 60])),
  a(10147, buyers([RI, 60], [OTHER_RI, 39])),
  a(10148, buyers([RI, 60], [30000000260, 40])),
  a(10149, { DocNro: 30000000163, ...buyers([30000000163, 60], [30000000252, 40]) }),
  a(10150, { ...SERVICE, ...buyers([RI, 60], [OTHER_RI, 40]) }),
  credit(10151, { PeriodoAsoc: undefined, ...asoc({ Tipo: 1, PtoVta: 1, Nro: 1, Cuit: '1' }) }),
  a(10152, { CbteFch: '20261202' }, { on: '2026-11-28T15:00:00Z' }),
  note(10153, { CbtesAsoc: undefined }),
  note(10155, asoc({ ...FCE_ASOC, Cuit: String(RI) })),
  note(10156, asoc(FCE_ASOC, { ...FCE_ASOC, Nro: 2 })),
  note(10157, asoc({ ...FCE_ASOC, Tipo: 202 })),
  note(10158, asoc({ ...FCE_ASOC, CbteFch: undefined })),
  note(10159, asoc({ ...FCE_ASOC, CbteFch: '20261119' })),
  note(10160, asoc({ ...FCE_ASOC, Nro: 9 })),
  fce(
    10161,
    {},
    { arrange: (control) => control.putPerson({ cuit: '30000000198', electronic_domicile: false }) },
  ),
  fce(10162, { Opcionales: undefined }),
  fce(10163, { FchVtoPago: undefined }),
  fce(10164, { FchVtoPago: '20261117' }),
  fce(10165, options(['2101', '1'], ['27', 'SCA'])),
  fce(10166, options(FCE_CBU, ['2102', 'corto'], ['27', 'SCA'])),
  note(10167, options(['22', 'X'])),
  fce(10168, options(['27', 'SCA'])),
  a(10169, options(['27', 'SCA'])),
  fce(10170, options(['23', 'OC 1'])),
  fce(10171, options(FCE_CBU, ['27', 'SCA'], ['22', 'N'])),
  note(10172, options(['22', 'N'], ['27', 'SCA'])),
  note(10173, options(['23', 'OC 1'])),
  fce(
    10174,
    {},
    { arrange: (control) => control.putPerson({ cuit: '30000000147', cbus: ['0110599500040000000013'] }) },
  ),
  note(10175, { FchVtoPago: '20261218' }),
  fce(10176, { DocNro: 30000000260 }),
  fce(10177, { DocNro: 30000000163 }),
  fce(10178, { DocNro: 23_000_000_000 }),
  fce(10180, { DocNro: RI }),
  note(10181, { MonId: 'DOL', MonCotiz: 1500, CanMisMonExt: 'N' }),
  note(10183, { DocNro: 30000000155 }),
  note(10184, { ImpTotal: 121, ImpNeto: 100, ImpIVA: 21, ...iva({ Id: 5, BaseImp: 100, Importe: 21 }) }),
  a(10188, {
    DocNro: 30000000155,
    ImpTotal: 6_050_000,
    ImpNeto: 5_000_000,
    ImpIVA: 1_050_000,
    ...iva({ Id: 5, BaseImp: 5_000_000, Importe: 1_050_000 }),
  }),
  a(10189, options(['23', 'x'.repeat(51)])),
  a(10190, options(['23', 'OC 1'], ['23', 'OC 1'])),
  a(10192, {
    DocNro: 30000000198,
    ImpTotal: 6_050_000,
    ImpNeto: 5_000_000,
    ImpIVA: 1_050_000,
    ...iva({ Id: 5, BaseImp: 5_000_000, Importe: 1_050_000 }),
  }),
  fce(10194, buyers([30000000198, 60], [RI, 40])),
  a(10195, { DocNro: 30000000317 }),
  note(10196, { PeriodoAsoc: { FchDesde: '20261101', FchHasta: '20261115' } }),
  credit(10197, { PeriodoAsoc: undefined }),
  a(10198, { PeriodoAsoc: { FchDesde: '20261101', FchHasta: '20261115' } }),
  credit(10199, { PeriodoAsoc: { FchHasta: '20261115' } }),
  credit(10203, { PeriodoAsoc: { FchDesde: '20261101' } }),
  credit(10204, { PeriodoAsoc: { FchDesde: '20261131', FchHasta: '20261115' } }),
  credit(10205, { PeriodoAsoc: { FchDesde: '20261101', FchHasta: 'ayer' } }),
  credit(10206, { PeriodoAsoc: { FchDesde: '20051231', FchHasta: '20261115' } }),
  credit(10207, { PeriodoAsoc: { FchDesde: '20261116', FchHasta: '20261115' } }),
  credit(10208, { PeriodoAsoc: { FchDesde: '20261101', FchHasta: '20261119' } }),
  credit(10209, { ...tributo({}), PeriodoAsoc: { FchDesde: '20261001', FchHasta: '20261115' } }),
  credit(10210, { PeriodoAsoc: undefined, ...asoc({ Tipo: 1, PtoVta: 1, Nro: 1, CbteFch: '20261201' }) }),
  credit(10213, { PeriodoAsoc: undefined, ...asoc({ Tipo: 1, PtoVta: 1, Nro: 1, CbteFch: '2026-11-01' }) }),
  fce(10214, options(FCE_CBU, ['27', 'SCAX'])),
  fce(10215, options(FCE_CBU, ['27', 'XXX'])),
  fce(10216, options(FCE_CBU)),
  a(10217, { DocNro: 27000000146, CondicionIVAReceptorId: 6 }),
  a(10218, { Actividades: { Actividad: [] } }),
  a(10220, { Actividades: { Actividad: [{ Id: 1 }] } }),
  a(10221, { Actividades: { Actividad: [{ Id: 620100 }, { Id: 620100 }] } }),
  a(10234, {}, { issuer: '30000000341' }),
  c(10235, { ImpTotal: 130_000_000, ImpNeto: 130_000_000 }),
  c(10236, { ImpTotal: 13_000_000, ImpNeto: 13_000_000 }),
  credit(
    10237,
    {
      PeriodoAsoc: undefined,
      ImpTotal: 242,
      ImpNeto: 200,
      ImpIVA: 42,
      ...iva({ Id: 5, BaseImp: 200, Importe: 42 }),
      ...asoc({ Tipo: 1, PtoVta: 1, Nro: 1 }),
    },
    { arrange: withInvoice },
  ),
  a(10238, { DocNro: 30000000406 }),
  a(10239, { MonId: 'DOL', MonCotiz: 1500, CanMisMonExt: '' }),
  a(10241, { CanMisMonExt: 'S' }),
  a(10242, { CondicionIVAReceptorId: 3 }),
  a(10243, { CondicionIVAReceptorId: 5 }),
  a(10245, { CondicionIVAReceptorId: undefined }),
  a(10246, { CbteFch: '20261201', CondicionIVAReceptorId: undefined }, { on: '2026-12-01T15:00:00Z' }),
  a(10247, { DocNro: 30000000260 }),
  a(10248, { DocNro: 30000000325 }),
  b(10249, { DocTipo: 86, DocNro: 20000000273 }),
  fce(
    10251,
    {},
    {
      issuer: '30000000333',
      arrange: (control) => control.putPerson({ cuit: '30000000333', pyme: true }),
    },
  ),
  b(10270, { DocTipo: 31, DocNro: 12, CondicionIVAReceptorId: 15 }),
  b(10271, { DocTipo: 31, DocNro: 12345, CondicionIVAReceptorId: 15 }),
  b(10272, { DocTipo: 31, DocNro: 12, CondicionIVAReceptorId: 5 }),
  b(10283, { ...tributo({}), DocTipo: 80, DocNro: 23_000_000_000, CondicionIVAReceptorId: 7 }),
  a(10284, { DocNro: 12345678 }),
];

/** Good comprobantes that touch the limits and must pass without a word. */
export const NEAR_MISSES: readonly {
  readonly why: string;
  readonly type: number;
  readonly detail: Partial<Detail>;
  readonly issuer?: string;
  readonly arrange?: (control: Control) => void;
}[] = [
  { why: 'a Factura A', type: 1, detail: INVOICE_A },
  { why: 'a Factura A with retention legend', type: 51, detail: INVOICE_A },
  {
    why: 'a Factura B below the threshold without a name',
    type: 6,
    detail: { ...INVOICE_B, ...withTotal(8_264_462.8) },
  },
  {
    why: 'a Factura B over the threshold with a DNI',
    type: 6,
    detail: { ...INVOICE_B, ...withTotal(20_000_000), DocTipo: 96, DocNro: 28456789 },
  },
  { why: 'a range of Facturas B', type: 6, detail: { ...INVOICE_B, CbteHasta: 5 } },
  { why: 'a Factura C of a monotributista', type: 11, detail: INVOICE_C, issuer: '20000000168' },
  { why: 'a Factura C of an exento', type: 11, detail: INVOICE_C, issuer: '30000000252' },
  { why: 'a cent of difference in the total', type: 1, detail: { ...INVOICE_A, ImpTotal: 121.01 } },
  {
    why: 'a cent of difference in a rate',
    type: 1,
    detail: {
      ...INVOICE_A,
      ImpTotal: 121.01,
      ImpIVA: 21.01,
      ...iva({ Id: 5, BaseImp: 100, Importe: 21.01 }),
    },
  },
  { why: 'a service with its three dates', type: 1, detail: { ...INVOICE_A, ...SERVICE } },
  { why: 'a service dated ten days ago', type: 1, detail: { ...INVOICE_A, ...SERVICE, CbteFch: '20261108' } },
  { why: 'goods dated five days ahead in the month', type: 1, detail: { ...INVOICE_A, CbteFch: '20261123' } },
  { why: 'no date at all', type: 1, detail: { ...INVOICE_A, CbteFch: '' } },
  {
    why: 'everything exempt',
    type: 1,
    detail: { ...withoutIva(INVOICE_A), ImpTotal: 100, ImpNeto: 0, ImpOpEx: 100, ImpIVA: 0 },
  },
  { why: 'a percepción', type: 1, detail: { ...INVOICE_A, ...tributo({}) } },
  { why: 'dollars paid in dollars without a rate', type: 1, detail: { ...dollars(), CanMisMonExt: 'S' } },
  {
    why: 'dollars paid in pesos at a near rate',
    type: 1,
    detail: { ...dollars(), MonCotiz: 1400, CanMisMonExt: 'N' },
  },
  { why: 'two buyers', type: 1, detail: { ...INVOICE_A, ...buyers([RI, 60], [OTHER_RI, 40]) } },
  {
    why: 'an activity of the issuer',
    type: 1,
    detail: { ...INVOICE_A, Actividades: { Actividad: [{ Id: 620100 }] } },
  },
  { why: 'a credit note for a period', type: 3, detail: CREDIT_A },
  {
    why: 'a credit note of an invoice in the ledger',
    type: 3,
    detail: { ...INVOICE_A, ...asoc({ Tipo: 1, PtoVta: 1, Nro: 1 }) },
    arrange: withInvoice,
  },
  { why: 'an FCE', type: 201, detail: FCE_A },
  { why: 'a credit note of an FCE below its balance', type: 203, detail: FCE_CREDIT, arrange: withFce },
];

function withTotal(net: number): Partial<Detail> {
  const tax = Math.round(net * 21) / 100;
  const total = Math.round((net + tax) * 100) / 100;
  return { ImpTotal: total, ImpNeto: net, ImpIVA: tax, ...iva({ Id: 5, BaseImp: net, Importe: tax }) };
}

function dollars(): Partial<Detail> {
  const { MonCotiz: _, ...rest } = INVOICE_A;
  return { ...rest, MonId: 'DOL' };
}
