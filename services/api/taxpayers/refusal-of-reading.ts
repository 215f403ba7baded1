/** A reading of ARCA that failed, as a refusal that carries ARCA's own words. */
import type { ArcaService } from '@arca-api/contract/arca-codes/entry';
import { findArcaCode } from '@arca-api/contract/arca-codes/explain-arca-code';
import { Refusal } from '@arca-api/contract/errors';
import type { ReadFailure } from '@arca-api/contract/gateway';

export function refusalOfReading(failure: ReadFailure, service: ArcaService): Refusal {
  const [first] = failure.errors;
  const known = first === undefined ? null : findArcaCode(service, first.code);
  const needsDelegation = failure.error_class === 'delegation';
  return new Refusal('service.unavailable', {
    detail: needsDelegation
      ? {
          es: 'ARCA no le reconoce permiso a este certificado: falta instalarlo o delegar el servicio.',
          en: 'ARCA does not recognise this certificate: it is not installed or the service is not delegated.',
        }
      : {
          es: 'ARCA no respondió la consulta.',
          en: 'ARCA did not answer the query.',
        },
    fix: known?.fix,
    arca: failure.errors,
    retryAfterMs: failure.retry_after_ms,
    cause: failure.reason,
  });
}
