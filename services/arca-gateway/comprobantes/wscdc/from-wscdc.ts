/** WSCDC's verdict in our words: pure. One about another comprobante is not believed. */
import type { VerifyAnswer } from '@arca-api/contract/gateway-received';
import type { ReceivedComprobante } from '@arca-api/domain/received/received-comprobante';
import type { ConstatarResponse } from 'arca-soap';
import { fromErrors } from '../../arca/from-errors.ts';
import { fromInstant } from '../wsfe/from-wsfe.ts';

/** A CAEA whose comprobantes need not have been reported yet. */
const NOT_DUE_YET = 200;

export function fromVerification(
  asked: ReceivedComprobante,
  response: ConstatarResponse,
): Extract<VerifyAnswer, { ok: true }> | null {
  const { Resultado: result, CmpResp: echo } = response;
  const isAnother =
    echo !== undefined &&
    (differs(echo.CuitEmisor, asked.issuer) ||
      differs(echo.CbteNro, asked.number) ||
      differs(echo.CodAutorizacion, asked.authorization.code));
  const observations = fromErrors(response.Observaciones);
  // A no without a reason accuses nobody.
  const isGroundless = result === 'R' && observations.length === 0;
  if (result === undefined || isAnother || isGroundless) return null;
  const pending = observations.some(({ code }) => code === NOT_DUE_YET);
  return {
    ok: true,
    result: result === 'R' ? 'refuted' : pending ? 'not_reported_yet' : 'confirmed',
    observations,
    processed_at: fromInstant(response.FchProceso),
  };
}

/** What is not echoed contradicts nothing. */
function differs(echoed: string | number | undefined, asked: string | number): boolean {
  return echoed !== undefined && String(echoed) !== String(asked);
}
