// Test helper: parts of comprobantes that cases are put together from.
import type { Detail } from '../../wsfe/detail.ts';
import { INVOICE_A } from '../details.ts';
import type { Arrange } from './build.ts';

export const RI = INVOICE_A.DocNro;
export const OTHER_RI = 33000000138;
/** Without a taxpayer behind it. */
export const NOBODY = 30000000406;
export const NO_CATEGORIZADO = 23_000_000_000;

export const SERVICE = {
  Concepto: 2,
  FchServDesde: '20261101',
  FchServHasta: '20261115',
  FchVtoPago: '20261120',
};

export const options = (
  ...pairs: readonly (readonly [string, string])[]
): Required<Pick<Detail, 'Opcionales'>> => ({
  Opcionales: { Opcional: pairs.map(([Id, Valor]) => ({ Id, Valor })) },
});

export const tributo = (change: object): Pick<Detail, 'ImpTotal' | 'ImpTrib' | 'Tributos'> => ({
  ImpTotal: 122,
  ImpTrib: 1,
  Tributos: { Tributo: [{ Id: 7, Desc: 'IIBB', BaseImp: 100, Alic: 1, Importe: 1, ...change }] },
});

export const iva = (
  ...AlicIva: readonly { Id: number; BaseImp: number; Importe: number }[]
): Required<Pick<Detail, 'Iva'>> => ({ Iva: { AlicIva } });

export const asoc = (...CbteAsoc: readonly object[]): Pick<Detail, 'CbtesAsoc'> =>
  ({ CbtesAsoc: { CbteAsoc } }) as Pick<Detail, 'CbtesAsoc'>;

export const activities = (...ids: readonly number[]): Required<Pick<Detail, 'Actividades'>> => ({
  Actividades: { Actividad: ids.map((Id) => ({ Id })) },
});

export const buyers = (
  ...rows: readonly (readonly [number, number])[]
): Required<Pick<Detail, 'Compradores'>> => ({
  Compradores: { Comprador: rows.map(([DocNro, Porcentaje]) => ({ DocTipo: 80, DocNro, Porcentaje })) },
});

/** Amounts of a comprobante at 21 %. */
export function amounts(net: number): Partial<Detail> {
  const tax = Math.round(net * 21) / 100;
  const total = Math.round((net + tax) * 100) / 100;
  return { ImpTotal: total, ImpNeto: net, ImpIVA: tax, ...iva({ Id: 5, BaseImp: net, Importe: tax }) };
}

/** An invoice A of 121, number 1, in the ledger. */
export const withInvoice: Arrange = (control) => {
  control.authorizeElsewhere({ cuit: '30000000147', punto_de_venta: 1, type: 1, detail: { ImpTotal: 121 } });
};
