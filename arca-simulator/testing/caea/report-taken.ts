// A good report of each type of comprobante, taken without a word.
import type { Control } from '../../control/control.ts';
import type { ReportDetail } from '../../wsfe/caea/report/report-context.ts';
import { A, asoc, B, C, FCE_ASOC, iva, MONOTRIBUTISTA, options, type ReportCase } from './report-build.ts';

type Taken = Pick<ReportCase, 'type' | 'detail' | 'issuer' | 'arrange'>;

const NOTE = { PeriodoAsoc: { FchDesde: '20261101', FchHasta: '20261115' } };
const toLetter = (type: number): ReportDetail => (type > 10 ? C : type > 5 ? B : A);
const ORDINARY: readonly Taken[] = [1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13].map((type) => ({
  type,
  detail: { ...toLetter(type), ...([2, 3, 7, 8, 12, 13].includes(type) ? NOTE : {}) },
  ...(type > 10 ? { issuer: MONOTRIBUTISTA } : {}),
}));
const MIPYME: readonly Taken[] = [201, 202, 203, 206, 207, 208, 211, 212, 213].map((type) => {
  const invoice = type - (type % 5 === 1 ? 0 : (type % 5) - 1);
  const letter = { 201: A, 206: B, 211: C }[invoice] ?? A;
  const issuer = invoice === 211 ? MONOTRIBUTISTA : '30000000147';
  const receiver = { DocTipo: 80, DocNro: 30000000198, CondicionIVAReceptorId: invoice === 206 ? 4 : 1 };
  const rest =
    type === invoice
      ? { FchVtoPago: '20261218', ...options(['2101', '0110599500040000000006'], ['27', 'SCA']) }
      : {
          ...(invoice === 211
            ? { ImpTotal: 50, ImpNeto: 50 }
            : { ImpTotal: 60.5, ImpNeto: 50, ImpIVA: 10.5, ...iva(50, 10.5) }),
          ...options(['22', 'N']),
          ...asoc({ ...FCE_ASOC, Tipo: invoice, Cuit: issuer }),
        };
  return {
    type,
    detail: { ...letter, ...receiver, ...rest },
    issuer,
    arrange: (control: Control): void => {
      control.putPerson({ cuit: issuer, pyme: true });
      control.authorizeElsewhere({
        cuit: issuer,
        punto_de_venta: 1,
        type: invoice,
        detail: { DocTipo: 80, DocNro: 30000000198, ImpTotal: 121 },
      });
    },
  };
});

/** A good comprobante of each type, taken without a word. */
export const TAKEN: readonly Taken[] = [...ORDINARY, ...MIPYME];
