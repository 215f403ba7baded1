/** A reading of ARCA that failed, as a refusal that carries ARCA's own words. */
import { Refusal } from '@arca-api/contract/errors';
import type { ReadFailure } from '@arca-api/contract/gateway';

export function refusalOfReading(failure: ReadFailure): Refusal {
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
    arca: failure.errors,
    retryAfterMs: failure.retry_after_ms,
    cause: failure.reason,
  });
}
