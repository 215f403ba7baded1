// Test helper: a report that meets a code, and the nearest one that does not.
import type { Control } from '../../control/control.ts';
import type { ReportDetail } from '../../wsfe/caea/report/report-context.ts';
import { FCE_A, INVOICE_A, INVOICE_B, INVOICE_C } from '../details.ts';
import { MADE_AT } from './report.ts';

export interface ReportCase {
  readonly code: number;
  readonly type: number;
  readonly issuer?: string;
  readonly punto?: number;
  readonly arrange?: (control: Control) => void;
  /** A day other than the usual one, ISO. */
  readonly on?: string;
  readonly detail: Partial<ReportDetail>;
  /** The nearest comprobante without the flaw. */
  readonly good: Partial<ReportDetail>;
  /** Whose CAEA it is reported with; the issuer's own unless told. */
  readonly caeaOf?: string;
  /** The instant at which the CAEA is asked for, ISO. */
  readonly askOn?: string;
  readonly fortnight?: { readonly period: number; readonly order: number };
  /** What the nearest report does otherwise besides; a case of the world alone is told of the world as it was. */
  readonly near?: Partial<Omit<ReportCase, 'near'>>;
  /** The punto de venta was declared without movement before. */
  readonly idle?: true;
  /** 1445 has two meanings; this one only remarks. */
  readonly observes?: true;
}

export type Change = { [K in keyof ReportDetail]?: ReportDetail[K] | undefined };
export type Extra = Partial<Omit<ReportCase, 'code' | 'type' | 'detail' | 'good'>>;

export const made = <D extends object>(detail: D) => ({ ...detail, CbteFchHsGen: MADE_AT });

/** A case: `base` with `change` meets the code, and with `near` it does not. */
export function spoil(
  code: number,
  type: number,
  base: ReportDetail,
  change: Change,
  near: Change = {},
  extra: Extra = {},
): ReportCase {
  const detail = { ...base, ...change } as Partial<ReportDetail>;
  return { code, type, good: { ...base, ...near } as Partial<ReportDetail>, detail, ...extra };
}

type Build = (code: number, change: Change, near?: Change, extra?: Extra) => ReportCase;

export const A = made(INVOICE_A);
export const B = made(INVOICE_B);
export const C = made(INVOICE_C);
export const FCE = made(FCE_A);
export const MONOTRIBUTISTA = '20000000168';
export const a: Build = (code, change, near, extra) => spoil(code, 1, A, change, near, extra);
export const b: Build = (code, change, near, extra) => spoil(code, 6, B, change, near, extra);
export const c: Build = (code, change, near, extra) =>
  spoil(code, 11, C, change, near, { issuer: MONOTRIBUTISTA, ...extra });
export const fce: Build = (code, change, near, extra) => spoil(code, 201, FCE, change, near, extra);
export const note = (code: number, change: Change): ReportCase =>
  spoil(code, 203, FCE_CREDIT, change, {}, { arrange: withFce });

export const iva = (base: number, tax: number) => ({
  Iva: { AlicIva: [{ Id: 5, BaseImp: base, Importe: tax }] },
});
export const tributo = (change: object) => ({
  ImpTotal: 122,
  ImpTrib: 1,
  Tributos: { Tributo: [{ Id: 7, Desc: 'IIBB', BaseImp: 100, Alic: 1, Importe: 1, ...change }] },
});
export const options = (...pairs: readonly (readonly [string, string])[]) => ({
  Opcionales: { Opcional: pairs.map(([Id, Valor]) => ({ Id, Valor })) },
});
export const asoc = (...CbteAsoc: readonly object[]) =>
  ({ CbtesAsoc: { CbteAsoc } }) as Pick<ReportDetail, 'CbtesAsoc'>;
/** The punto de venta of the case, of its own making. */
export const punto =
  (change: object, cuit = '30000000147') =>
  (control: Control): void =>
    void control.putPunto({ cuit, number: 1, kind: 'caea-contingency-ri', blocked: false, ...change });
/** The last comprobante of a lane. */
export const last =
  (type: number, change: object, cuit = '30000000147') =>
  (control: Control): void =>
    void control.authorizeElsewhere({ cuit, punto_de_venta: 1, type, ...change });

export const FCE_ASOC = { Tipo: 201, PtoVta: 1, Nro: 1, Cuit: '30000000147', CbteFch: '20261118' };
export const FCE_CREDIT: ReportDetail = {
  ...A,
  DocNro: 30000000198,
  ImpTotal: 60.5,
  ImpNeto: 50,
  ImpIVA: 10.5,
  ...iva(50, 10.5),
  ...options(['22', 'N']),
  ...asoc(FCE_ASOC),
};
const withFce = last(201, { detail: { DocTipo: 80, DocNro: 30000000198, ImpTotal: 121 } });
