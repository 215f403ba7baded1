/** Looks at everything a CUIT needs of ARCA in one environment, by readings that change nothing there. */
import { CHECKED_SERVICES, type CheckedAccess, type Checkup } from '@arca-api/contract/gateway-certificates';
import type { Environment } from '@arca-api/contract/primitives';
import { readArca } from '../../arca/read-arca.ts';
import { readState } from '../../certificates/read-state.ts';
import { fromExportPuntos } from '../../parameters/from-wsfe-tables.ts';
import { puntosDeVenta } from '../../parameters/puntos-de-venta.ts';
import type { GatewayParts } from '../../parts.ts';
import { measureSkew } from './measure-skew.ts';
import { probeService } from './probe-service.ts';

interface Whom {
  readonly environment: Environment;
  readonly cuit: string;
}

export async function checkUp(parts: GatewayParts, whom: Whom): Promise<Checkup> {
  const { environment, cuit } = whom;
  const deadline = parts.clock.now() + parts.settings.timeouts.read;
  const [skew, ...probed] = await Promise.all([
    measureSkew(parts, whom, deadline),
    ...CHECKED_SERVICES.map((service) => probeService(parts, whom, service, deadline)),
  ]);
  const [invoicing, ...others] = probed;
  const listed = invoicing?.access === 'ok' ? await listPuntos(parts, whom) : null;
  const canExport = others.some(({ service, access }) => service === 'wsfex' && access === 'ok');
  const refused = await parts.uploads.find(environment, cuit);
  return {
    // Read last: the simulator gives a certificate to whoever makes the first call.
    certificate: await readState(parts, environment, cuit),
    refused_upload:
      refused === null
        ? null
        : { reason: refused.reason, words: refused.words, at: new Date(refused.at).toISOString() },
    clock_skew_ms: skew,
    services: [...(invoicing ? [listed?.access ?? invoicing] : []), ...others],
    puntos_de_venta: listed?.puntos ?? null,
    export_puntos_de_venta: canExport ? await listExportPuntos(parts, whom) : null,
  };
}

/** ARCA's word on an actual call goes before what the ticket promised. */
async function listPuntos(
  parts: GatewayParts,
  whom: Whom,
): Promise<{ readonly puntos: Checkup['puntos_de_venta']; readonly access: CheckedAccess | null }> {
  const answer = await puntosDeVenta(parts, whom);
  if (answer.ok) return { puntos: answer.puntos_de_venta, access: null };
  const [error] = answer.errors;
  const isDown = answer.error_class === 'infrastructure' || answer.error_class === null;
  return {
    puntos: null,
    access: {
      service: 'wsfe',
      access: answer.error_class === 'delegation' ? 'not_delegated' : isDown ? 'down' : 'refused',
      code: error === undefined ? null : String(error.code),
      message: error?.message ?? answer.reason,
      retry_after_ms: answer.retry_after_ms,
    },
  };
}

async function listExportPuntos(parts: GatewayParts, whom: Whom): Promise<number[] | null> {
  const deadline = parts.clock.now() + parts.settings.timeouts.read;
  const read = await readArca(parts, { ...whom, service: 'wsfex', deadline }, (arca, auth, options) =>
    arca.wsfex.ptosVenta({ auth }, options),
  );
  return read.ok ? fromExportPuntos(read.response) : null;
}
