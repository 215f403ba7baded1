// Test data: one good comprobante of every CbteTipo, and rules that ask no type what it is.
import type { Detail } from '../../wsfe/detail.ts';
import { ISSUER } from '../client.ts';
import { FCE_A, INVOICE_A, INVOICE_B, INVOICE_C, withoutIva } from '../details.ts';
import type { Arrange, Change } from './build.ts';
import { amounts, asoc, iva, options, SERVICE, tributo } from './parts.ts';

export interface Good {
  readonly type: number;
  readonly detail: Detail;
  readonly issuer: string;
  readonly arrange?: Arrange;
}

const MONOTRIBUTISTA = '20000000168';
const PERIOD = { PeriodoAsoc: { FchDesde: '20261101', FchHasta: '20261115' } };
const ordinary = (types: readonly number[], detail: Detail, issuer = ISSUER): Good[] =>
  types.map((type) => ({ type, detail, issuer }));

const EXENTO = { DocNro: 30000000163, CondicionIVAReceptorId: 4 };
const opted: Arrange = (control) => {
  control.putPerson({ cuit: '30000000163', fce_receiver: 'opted' });
  control.putPerson({ cuit: MONOTRIBUTISTA, pyme: true });
};

/** Invoice, debit and credit of one class of FCE; the notes name an invoice that another system made. */
function mipyme(first: number, invoice: Detail, issuer: string): Good[] {
  const { FchVtoPago: _due, ...rest } = invoice;
  const note: Detail = {
    ...rest,
    ...options(['22', 'N']),
    ...asoc({ Tipo: first, PtoVta: 1, Nro: 1, Cuit: issuer, CbteFch: '20261118' }),
  };
  const withInvoice: Arrange = (control) => {
    opted(control);
    control.authorizeElsewhere({
      cuit: issuer,
      punto_de_venta: 1,
      type: first,
      detail: { DocTipo: 80, DocNro: invoice.DocNro, ImpTotal: 1000 },
    });
  };
  return [
    { type: first, detail: invoice, issuer, arrange: opted },
    { type: first + 1, detail: note, issuer, arrange: withInvoice },
    { type: first + 2, detail: note, issuer, arrange: withInvoice },
  ];
}

/** Every type of FEParamGetTiposCbte. */
export const GOOD_BY_TYPE: readonly Good[] = [
  ...ordinary([1, 4, 5, 34, 39, 51, 54, 60, 63], INVOICE_A),
  ...ordinary([2, 3, 52, 53], { ...INVOICE_A, ...PERIOD }),
  ...ordinary([6, 9, 10, 35, 40, 61, 64], INVOICE_B),
  ...ordinary([7, 8], { ...INVOICE_B, ...PERIOD }),
  ...ordinary([11, 15], INVOICE_C, MONOTRIBUTISTA),
  ...ordinary([12, 13], { ...INVOICE_C, ...PERIOD }, MONOTRIBUTISTA),
  ...ordinary([49], {
    ...INVOICE_B,
    DocTipo: 96,
    DocNro: 28456789,
    ...options(['91', 'Una persona'], ['93', 'Una calle 1']),
  }),
  ...mipyme(201, FCE_A, ISSUER),
  ...mipyme(206, { ...FCE_A, ...EXENTO }, ISSUER),
  ...mipyme(211, withoutIva({ ...FCE_A, ImpTotal: 100, ImpIVA: 0 }), MONOTRIBUTISTA),
];

/** A rule that holds for every type but those it names. */
export interface PlainRule {
  readonly code: number;
  readonly change: (good: Detail) => Change;
  readonly exempt?: (type: number) => boolean;
}

const isC = (type: number): boolean => [11, 12, 13, 15, 211, 212, 213].includes(type);
const isNote = (type: number): boolean => [2, 3, 7, 8, 12, 13, 52, 53].includes(type);
const isFce = (type: number): boolean => type > 200;
const withTributo = (good: Detail, change: object): Change => ({
  ...tributo(change),
  ImpTotal: good.ImpTotal + 1,
});

/** Rules of the number, the concept, the amounts and the currency. */
export const PLAIN_RULES: readonly PlainRule[] = [
  { code: 10008, change: () => ({ CbteDesde: 0, CbteHasta: 0 }) },
  { code: 10010, change: () => ({ CbteHasta: 100_000_000 }) },
  {
    code: 10012,
    change: () => ({ CbteHasta: 3 }),
    exempt: (type) => [6, 7, 8, 9, 10, 35, 40, 61, 64].includes(type),
  },
  { code: 10018, change: () => ({ Iva: { AlicIva: [] } }), exempt: isC },
  { code: 10019, change: () => iva({ Id: 77, BaseImp: 100, Importe: 21 }), exempt: isC },
  { code: 10021, change: () => iva({ Id: 5, BaseImp: 100, Importe: -21 }), exempt: isC },
  {
    code: 10022,
    change: () => iva({ Id: 5, BaseImp: 50, Importe: 10.5 }, { Id: 5, BaseImp: 50, Importe: 10.5 }),
    exempt: isC,
  },
  { code: 10023, change: () => iva({ Id: 5, BaseImp: 100, Importe: 21.05 }), exempt: isC },
  { code: 10024, change: (good) => ({ ImpTrib: 1, ImpTotal: good.ImpTotal + 1 }) },
  { code: 10025, change: (good) => withTributo(good, { Id: 55 }) },
  { code: 10026, change: (good) => withTributo(good, { BaseImp: -1 }) },
  { code: 10027, change: (good) => withTributo(good, { Alic: -1 }) },
  { code: 10028, change: (good) => withTributo(good, { Importe: -1 }) },
  { code: 10029, change: (good) => withTributo(good, { Importe: 1.05 }) },
  { code: 10030, change: () => ({ Concepto: 9 }) },
  { code: 10031, change: () => ({ ...SERVICE, FchServDesde: undefined }) },
  { code: 10032, change: () => ({ ...SERVICE, FchServDesde: '20261116' }) },
  { code: 10033, change: () => ({ ...SERVICE, FchServHasta: undefined }) },
  { code: 10037, change: () => ({ MonId: 'XXX' }) },
  { code: 10039, change: () => ({ MonCotiz: 2 }) },
  { code: 10042, change: (good) => withTributo(good, { Id: 99, Desc: undefined }) },
  { code: 10043, change: () => ({ ImpTotConc: -1 }) },
  { code: 10044, change: () => ({ ImpOpEx: -1 }) },
  { code: 10045, change: () => ({ ImpNeto: -1 }) },
  { code: 10046, change: () => ({ ImpTrib: -1 }) },
  { code: 10047, change: () => ({ ImpIVA: -1 }) },
  { code: 10048, change: (good) => ({ ImpTotal: good.ImpTotal + 0.05 }) },
  {
    code: 10051,
    change: () => iva({ Id: 5, BaseImp: 100, Importe: 22 }),
    exempt: (type) => isC(type) || isNote(type),
  },
  { code: 10052, change: () => ({ Opcionales: { Opcional: [] } }) },
  { code: 10056, change: (good) => ({ ImpTotal: good.ImpTotal + 0.001 }) },
  {
    code: 10061,
    change: () => iva({ Id: 5, BaseImp: 99, Importe: 21 }),
    exempt: (type) => isC(type) || isNote(type),
  },
  { code: 10062, change: () => ({ CbtesAsoc: { CbteAsoc: [] } }) },
  { code: 10065, change: () => ({ ImpTotal: -1 }) },
  { code: 10070, change: () => ({ Iva: undefined }), exempt: isC },
  { code: 10071, change: () => iva({ Id: 3, BaseImp: 100, Importe: 0 }), exempt: (type) => !isC(type) },
  { code: 10119, change: () => ({ MonId: 'DOL', MonCotiz: 1 }) },
  { code: 10218, change: () => ({ Actividades: { Actividad: [] } }) },
  { code: 10239, change: () => ({ CanMisMonExt: 'X' }) },
  { code: 10240, change: () => ({ MonId: 'DOL', MonCotiz: 3000 }) },
  { code: 10241, change: () => ({ CanMisMonExt: 'S' }) },
  { code: 10242, change: () => ({ CondicionIVAReceptorId: 99 }) },
  { code: 10245, change: () => ({ CondicionIVAReceptorId: undefined }) },
  {
    code: 10198,
    change: () => PERIOD,
    exempt: (type) => ![1, 6, 11, 51].includes(type),
  },
  { code: 10197, change: () => ({ PeriodoAsoc: undefined }), exempt: (type) => !isNote(type) },
  { code: 10169, change: () => options(['27', 'SCA']), exempt: isFce },
  { code: 10196, change: () => PERIOD, exempt: (type) => !isFce(type) },
  { code: 10162, change: () => ({ Opcionales: undefined }), exempt: (type) => !isFce(type) },
  { code: 10176, change: () => ({ DocNro: 30000000260 }), exempt: (type) => !isFce(type) },
  { code: 10183, change: () => ({ DocNro: 30000000155 }), exempt: (type) => !isFce(type) || type % 5 === 1 },
  { code: 10184, change: (good) => amountsOf(good), exempt: (type) => ![203, 208, 213].includes(type) },
];

// As much as the invoice it adjusts.
function amountsOf(good: Detail): Change {
  if (!good.Iva) return { ImpTotal: 1000, ImpNeto: 1000 };
  return { ...amounts(826.45), ImpTotal: 1000 };
}
