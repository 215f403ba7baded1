// Test data: codes of the Factura de Crédito Electrónica MiPyME (201 to 213).
import type { Detail } from '../../wsfe/detail.ts';
import { ISSUER } from '../client.ts';
import { INVOICE_A, withoutIva } from '../details.ts';
import { type Arrange, a, type Change, type CodeCase, fce, spoil } from './build.ts';
import { amounts, asoc, buyers, NO_CATEGORIZADO, options, RI } from './parts.ts';

const CBU = ['2101', '0110599500040000000006'] as const;
const SCA = ['27', 'SCA'] as const;
const GRANDE = 30000000198;

/** An FCE of 121 that notes can name, made as another system would. */
export const withFce: Arrange = (control) => {
  control.authorizeElsewhere({
    cuit: ISSUER,
    punto_de_venta: 1,
    type: 201,
    detail: { DocTipo: 80, DocNro: GRANDE, ImpTotal: 121 },
  });
};
const INVOICE = { Tipo: 201, PtoVta: 1, Nro: 1, Cuit: ISSUER, CbteFch: '20261118' };

/** A credit of half of it. */
export const FCE_CREDIT: Detail = {
  ...INVOICE_A,
  DocNro: GRANDE,
  ...amounts(50),
  ...options(['22', 'N']),
  ...asoc(INVOICE),
};
const note = (code: number, change: Change, near: Change = {}): CodeCase =>
  spoil(code, 203, FCE_CREDIT, change, near, { arrange: withFce });

// An invoice and a credit of it, both rejected by the buyer, so that either can be annulled.
const rejected =
  (cuit: string, invoice: number, detail: Partial<Detail>): Arrange =>
  (control) => {
    if (invoice === 211) control.putPerson({ cuit, pyme: true });
    if (invoice === 206) control.putPerson({ cuit: String(detail.DocNro), fce_receiver: 'opted' });
    for (const type of [invoice, invoice + 2]) {
      control.authorizeElsewhere({ cuit, punto_de_venta: 1, type, detail: { DocTipo: 80, ...detail } });
      control.answerFce({ cuit, punto_de_venta: 1, type, number: 1, answer: 'rejected' });
    }
  };

/** A debit that annuls: of a credit it may, of the invoice it may not. */
function annulment(code: number, invoice: number, cuit: string, good: Detail): CodeCase {
  const of = (Tipo: number) => asoc({ Tipo, PtoVta: 1, Nro: 1, Cuit: cuit, CbteFch: '20261118' });
  const debit: Detail = { ...good, ...options(['22', 'S']), ...of(invoice + 2) };
  return spoil(
    code,
    invoice + 1,
    debit,
    of(invoice),
    {},
    {
      issuer: cuit,
      arrange: rejected(cuit, invoice, { DocNro: good.DocNro }),
    },
  );
}

const reject: Arrange = (control) => {
  withFce(control);
  control.answerFce({ cuit: ISSUER, punto_de_venta: 1, type: 201, number: 1, answer: 'rejected' });
};
const twoInvoices: Arrange = (control) => {
  withFce(control);
  withFce(control);
};
const TO_GRANDE: Detail = { ...INVOICE_A, DocNro: GRANDE };

export const FCE_CASES: readonly CodeCase[] = [
  fce(10012, { CbteHasta: 2 }),
  fce(10015, { DocTipo: 86 }),
  { ...fce(10016, { CbteFch: '20261120' }, { CbteFch: '20261119' }), as: 'rejection' },
  fce(10152, { CbteFch: '20261201' }, { CbteFch: '20261130' }, { on: '2026-11-30T15:00:00Z' }),
  fce(10040, asoc({ Tipo: 1, PtoVta: 1, Nro: 1 })),
  { ...note(10016, { CbteFch: '20261119' }), as: 'rejection' },
  { ...note(10016, { CbteFch: '20261112' }), as: 'rejection' },
  note(10151, asoc({ ...INVOICE, Cuit: undefined })),
  note(10153, { CbtesAsoc: undefined }),
  note(10154, options(['22', 'S'])),
  spoil(10154, 203, FCE_CREDIT, {}, {}, { arrange: reject, near: { arrange: withFce } }),
  spoil(10154, 203, FCE_CREDIT, {}, options(['22', 'S']), { arrange: reject }),
  note(10155, asoc({ ...INVOICE, Cuit: String(RI) })),
  spoil(10156, 203, FCE_CREDIT, asoc(INVOICE, { ...INVOICE, Nro: 2 }), {}, { arrange: twoInvoices }),
  note(10157, asoc({ ...INVOICE, Tipo: 202 })),
  note(10158, asoc({ ...INVOICE, CbteFch: undefined })),
  note(10159, asoc({ ...INVOICE, CbteFch: '20261119' })),
  note(10160, asoc({ ...INVOICE, Nro: 9 })),
  note(10160, asoc({ ...INVOICE, CbteFch: '20261117' })),
  fce(
    10161,
    {},
    {},
    {
      arrange: (control) => control.putPerson({ cuit: String(GRANDE), electronic_domicile: false }),
    },
  ),
  fce(10162, { Opcionales: undefined }),
  fce(10163, { FchVtoPago: undefined }),
  fce(10164, { FchVtoPago: '20261117' }, { FchVtoPago: '20261118' }),
  fce(10165, options(['2101', '1'], SCA)),
  fce(10166, options(CBU, ['2102', 'corto'], SCA), options(CBU, ['2102', 'seis66'], SCA)),
  note(10167, options(['22', 'X'])),
  fce(10168, options(SCA)),
  a(10169, options(SCA)),
  fce(10170, options(['23', 'OC 1'])),
  fce(10171, options(CBU, SCA, ['22', 'N'])),
  note(10172, options(['22', 'N'], SCA)),
  note(10173, options(['23', 'OC 1'])),
  fce(
    10174,
    {},
    {},
    {
      arrange: (control) => control.putPerson({ cuit: ISSUER, cbus: ['0110599500040000000013'] }),
    },
  ),
  note(10175, { FchVtoPago: '20261218' }),
  spoil(
    10175,
    203,
    FCE_CREDIT,
    { FchVtoPago: '20261218' },
    { FchVtoPago: '20261218', ...options(['22', 'S']) },
    { arrange: withFce, near: { arrange: reject } },
  ),
  fce(10176, { DocNro: 30000000260 }),
  fce(10177, { DocNro: 30000000163 }),
  fce(10178, { DocNro: NO_CATEGORIZADO }),
  fce(10180, { DocNro: RI }),
  note(10181, { MonId: 'DOL', MonCotiz: 1500, CanMisMonExt: 'N' }),
  note(10183, { DocNro: 30000000155 }),
  spoil(
    10183,
    203,
    FCE_CREDIT,
    { ...options(['22', 'S']), ...asoc({ ...INVOICE, Tipo: 203 }) },
    options(['22', 'S']),
    {
      arrange: rejected(ISSUER, 201, { DocNro: GRANDE }),
    },
  ),
  note(10184, amounts(100), amounts(99.99)),
  annulment(10186, 201, ISSUER, TO_GRANDE),
  annulment(10187, 206, ISSUER, { ...INVOICE_A, DocNro: 30000000163, CondicionIVAReceptorId: 4 }),
  annulment(10193, 211, '20000000168', withoutIva({ ...TO_GRANDE, ImpTotal: 100, ImpIVA: 0 })),
  fce(10194, buyers([GRANDE, 60], [RI, 40])),
  note(10196, { PeriodoAsoc: { FchDesde: '20261101', FchHasta: '20261115' } }),
  fce(10214, options(CBU, ['27', 'SCAX']), options(CBU, ['27', 'ADC'])),
  fce(10215, options(CBU, ['27', 'XXX']), options(CBU, ['27', 'ADC'])),
  fce(10216, options(CBU)),
  fce(
    10251,
    {},
    {},
    {
      issuer: '30000000333',
      arrange: (control) => control.putPerson({ cuit: '30000000333', pyme: true }),
      near: { issuer: ISSUER },
    },
  ),
];
