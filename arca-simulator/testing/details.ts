// Test helper: one good comprobante of each kind, to be spoiled in one field at a time.
import type { Detail } from '../wsfe/detail.ts';
import { RI, TODAY } from './client.ts';

/** A Factura A of 121 to a responsable inscripto. */
export const INVOICE_A: Detail = {
  Concepto: 1,
  DocTipo: 80,
  DocNro: RI,
  CbteDesde: 1,
  CbteHasta: 1,
  CbteFch: TODAY,
  ImpTotal: 121,
  ImpTotConc: 0,
  ImpNeto: 100,
  ImpOpEx: 0,
  ImpTrib: 0,
  ImpIVA: 21,
  MonId: 'PES',
  MonCotiz: 1,
  CondicionIVAReceptorId: 1,
  Iva: { AlicIva: [{ Id: 5, BaseImp: 100, Importe: 21 }] },
};

/** A Factura B of 121 to a consumidor final. */
export const INVOICE_B: Detail = { ...INVOICE_A, DocTipo: 99, DocNro: 0, CondicionIVAReceptorId: 5 };

/** A Factura C of 100 to a consumidor final. */
export const INVOICE_C: Detail = withoutIva({ ...INVOICE_B, ImpTotal: 100, ImpIVA: 0 });

/** A Factura de Crédito A to an empresa grande. */
export const FCE_A: Detail = {
  ...INVOICE_A,
  DocNro: 30000000198,
  FchVtoPago: '20261218',
  Opcionales: {
    Opcional: [
      { Id: '2101', Valor: '0110599500040000000006' },
      { Id: '27', Valor: 'SCA' },
    ],
  },
};

/** A credit note A for a period. */
export const CREDIT_A: Detail = { ...INVOICE_A, PeriodoAsoc: { FchDesde: '20261101', FchHasta: '20261115' } };

export function withoutIva(detail: Detail): Detail {
  const { Iva: _, ...rest } = detail;
  return rest;
}
