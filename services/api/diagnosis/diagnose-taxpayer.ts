/** The doctor: looks at everything an issuer needs, with readings that change nothing, and explains what it found. */
import type { Checkup } from '@arca-api/contract/gateway-certificates';
import type { Check, Diagnosis } from '@arca-api/contract/taxpayers';
import { claimsStore } from '../certificates/claims.store.ts';
import { requireOwn } from '../certificates/require-own.ts';
import { statusStore } from '../status/status.store.ts';
import type { TaxpayerParts } from '../taxpayers/taxpayer-parts.ts';
import type { TaxpayerRow } from '../taxpayers/taxpayers.store.ts';
import { found, words } from './check.ts';
import { judgeCertificate } from './judge-certificate.ts';
import { judgeClock } from './judge-clock.ts';
import { judgeCondition } from './judge-condition.ts';
import { judgeLanes } from './judge-lanes.ts';
import { judgePuntos } from './judge-puntos.ts';
import { judgeServices } from './judge-services.ts';

export type DiagnoseTaxpayer = (row: TaxpayerRow) => Promise<Diagnosis>;

export function diagnoseTaxpayer({
  database,
  taxpayers,
  gateway,
  clock,
}: Pick<TaxpayerParts, 'database' | 'taxpayers' | 'gateway' | 'clock'>): DiagnoseTaxpayer {
  const own = requireOwn(claimsStore(database));
  const status = statusStore(database);
  return async (row) => {
    await own(row);
    const { environment, cuit } = row;
    // What cannot be reached is a finding too, not a failure of the diagnosis.
    const nothing = () => null;
    const [checkup, puntos, lanes] = await Promise.all([
      gateway.checkUp({ environment, cuit }).catch(nothing),
      taxpayers.puntosDeVenta(row.id),
      status.lanes(row.organization_id, row.mode, [cuit]),
    ]);
    const numbers = puntos.map(({ number }) => number);
    const looked = checkup === null ? UNREACHABLE : await judge(row, checkup, numbers);
    const checks = [...looked, ...judgeLanes(lanes, cuit)];
    return {
      object: 'diagnosis',
      cuit,
      environment,
      healthy: checks.every(({ state }) => state === 'ok' || state === 'warning'),
      checks,
    };
  };

  async function judge(
    row: TaxpayerRow,
    checkup: Checkup,
    numbers: readonly number[],
  ): Promise<readonly Check[]> {
    const { environment, cuit } = row;
    const padron = checkup.services.find(({ service }) => service === 'ws_sr_constancia_inscripcion');
    const person =
      padron?.access === 'ok'
        ? await gateway.padron({ environment, represented: cuit, cuit }).catch(() => null)
        : null;
    return [
      ...judgeCertificate(checkup, clock.now()),
      judgeClock(checkup.clock_skew_ms),
      ...judgeServices(checkup),
      ...judgePuntos({
        environment,
        condition: row.details.iva_condition,
        numbers,
        listed: checkup.puntos_de_venta,
        exporting: checkup.export_puntos_de_venta,
      }),
      ...judgeCondition(person, row),
    ];
  }
}

const UNREACHABLE: readonly Check[] = [
  found(
    ['arca', 'unknown', 'gateway.unreachable'],
    words(
      'No se pudo consultar nada de ARCA: nuestro propio conector no responde.',
      'Nothing could be asked of ARCA: our own gateway does not answer.',
    ),
    words('Probá de nuevo en unos segundos.', 'Try again in some seconds.'),
  ),
];
