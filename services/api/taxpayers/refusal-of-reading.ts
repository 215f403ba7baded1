/** A reading of ARCA that failed, as a refusal that carries ARCA's own words. */
import type { ArcaService } from '@arca-api/contract/arca-codes/entry';
import { findArcaCode } from '@arca-api/contract/arca-codes/explain-arca-code';
import { Refusal } from '@arca-api/contract/errors';
import type { ReadFailure } from '@arca-api/contract/gateway';
import type { Words } from '@arca-api/domain/faults/fault';

const UNANSWERED: Words = { es: 'ARCA no respondió la consulta.', en: 'ARCA did not answer the query.' };

const NOT_ALLOWED: Words = {
  es: 'ARCA no le reconoce permiso a este certificado: falta instalarlo o delegar el servicio.',
  en: 'ARCA does not recognise this certificate: it is not installed or the service is not delegated.',
};

const DIAGNOSE: Words = {
  es: 'Si recién lo hiciste, probá de nuevo en un minuto. Si no, mirá GET /v1/taxpayers/{cuit}/diagnosis o «arca diagnose»: dice qué falta en ARCA y cómo se hace.',
  en: 'If you have just done so, try again in a minute. If not, see GET /v1/taxpayers/{cuit}/diagnosis or "arca diagnose": it says what is missing at ARCA and how it is done.',
};

export function refusalOfReading(failure: ReadFailure, service: ArcaService): Refusal {
  const [first] = failure.errors;
  const known = first === undefined ? null : findArcaCode(service, first.code);
  // Without a code of the service's own it is the ticket that could not be had.
  const isBarred =
    failure.error_class === 'delegation' || (failure.error_class === 'lane_permanent' && first === undefined);
  return new Refusal('service.unavailable', {
    detail: isBarred ? NOT_ALLOWED : UNANSWERED,
    fix: known?.fix ?? (isBarred ? DIAGNOSE : undefined),
    arca: failure.errors,
    retryAfterMs: failure.retry_after_ms,
    cause: failure.reason,
  });
}
