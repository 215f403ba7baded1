// Test data: good comprobantes that touch the limits and must pass without a word.
import type { Detail } from '../../wsfe/detail.ts';
import { CREDIT_A, FCE_A, INVOICE_A, INVOICE_B, INVOICE_C, withoutIva } from '../details.ts';
import type { Arrange } from './build.ts';
import { FCE_CREDIT, withFce } from './fce.ts';
import { amounts, asoc, buyers, iva, OTHER_RI, RI, SERVICE, tributo, withInvoice } from './parts.ts';

/** Good comprobantes that touch the limits and must pass without a word. */
export const NEAR_MISSES: readonly {
  readonly why: string;
  readonly type: number;
  readonly detail: Partial<Detail>;
  readonly issuer?: string;
  readonly arrange?: Arrange;
}[] = [
  { why: 'a Factura A', type: 1, detail: INVOICE_A },
  { why: 'a Factura A with retention legend', type: 51, detail: INVOICE_A },
  {
    why: 'a Factura B below the threshold without a name',
    type: 6,
    detail: { ...INVOICE_B, ...amounts(8_264_462.8) },
  },
  {
    why: 'a Factura B over the threshold with a DNI',
    type: 6,
    detail: { ...INVOICE_B, ...amounts(20_000_000), DocTipo: 96, DocNro: 28456789 },
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

function dollars(): Partial<Detail> {
  const { MonCotiz: _, ...rest } = INVOICE_A;
  return { ...rest, MonId: 'DOL' };
}
