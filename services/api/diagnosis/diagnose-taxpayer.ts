/** The doctor: looks at everything an issuer needs, with readings that change nothing. */
import type { Diagnosis } from '@arca-api/contract/taxpayers';
import { diagnoseCertificate } from './diagnose-certificate.ts';
import { diagnoseInvoicing, diagnosePadron } from './diagnose-services.ts';
import type { TaxpayerParts } from './taxpayer-parts.ts';
import type { TaxpayerRow } from './taxpayers.store.ts';

export function diagnoseTaxpayer({
  taxpayers,
  gateway,
  clock,
}: Pick<TaxpayerParts, 'taxpayers' | 'gateway' | 'clock'>) {
  return async (row: TaxpayerRow): Promise<Diagnosis> => {
    const { environment, cuit } = row;
    // What cannot be reached is a finding too, not a failure of the diagnosis.
    const nothing = () => null;
    const [listing, person, puntos] = await Promise.all([
      gateway.puntosDeVenta({ environment, cuit }).catch(nothing),
      gateway.padron({ environment, represented: cuit, cuit }).catch(nothing),
      taxpayers.puntosDeVenta(row.id),
    ]);
    // Asked last: the simulator gives a certificate to whoever makes the first call.
    const certificate = await gateway
      .certificate({ environment, cuit, name: row.details.name })
      .catch(nothing);
    const checks = [
      ...diagnoseCertificate(certificate, clock.now()),
      ...diagnoseInvoicing(
        listing,
        puntos.map(({ number }) => number),
      ),
      ...diagnosePadron(person, row),
    ];
    return {
      object: 'diagnosis',
      cuit,
      environment,
      healthy: checks.every(({ state }) => state === 'ok' || state === 'warning'),
      checks,
    };
  };
}
