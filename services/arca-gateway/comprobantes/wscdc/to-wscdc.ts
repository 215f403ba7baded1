/** A received comprobante in the words of WSCDC: pure. */
import type { ReceivedComprobante } from '@arca-api/domain/received/received-comprobante';
import type { CmpReq } from 'arca-soap';
import { toDay } from '../wsfe/to-wsfe.ts';

const MODES = { cae: 'CAE', caea: 'CAEA', cai: 'CAI' } as const;

export function toVerification(document: ReceivedComprobante): { readonly CmpReq: CmpReq } {
  const { authorization, recipient } = document;
  return {
    CmpReq: {
      CbteModo: MODES[authorization.kind],
      CuitEmisor: document.issuer,
      PtoVta: document.punto_de_venta,
      CbteTipo: document.type,
      CbteNro: document.number,
      CbteFch: toDay(document.issue_date),
      ImpTotal: document.total,
      CodAutorizacion: authorization.code,
      // ARCA counts two digits: its table writes them so.
      ...(recipient === null
        ? {}
        : {
            DocTipoReceptor: String(recipient.type).padStart(2, '0'),
            DocNroReceptor: recipient.number,
          }),
    },
  };
}
