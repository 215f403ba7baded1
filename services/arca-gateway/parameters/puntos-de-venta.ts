/** The puntos de venta a CUIT has for web services, as ARCA lists them. */
import type { puntosDeVentaAnswer, puntosDeVentaRequest } from '@arca-api/contract/gateway';
import type { z } from 'zod';
import { saysNoData } from '../arca/answer-class.ts';
import { readArca } from '../arca/read-arca.ts';
import type { GatewayParts } from '../parts.ts';
import { fromPuntosDeVenta } from './from-wsfe-tables.ts';

/** Not remembered: it is asked for when somebody has just made a new one. */
export async function puntosDeVenta(
  parts: GatewayParts,
  request: z.infer<typeof puntosDeVentaRequest>,
): Promise<z.infer<typeof puntosDeVentaAnswer>> {
  const { environment, cuit } = request;
  const deadline = parts.clock.now() + parts.settings.timeouts.read;
  const read = await readArca(
    parts,
    { environment, cuit, service: 'wsfe', deadline },
    (arca, auth, options) => arca.wsfe.ptosVenta({ auth }, options),
  );
  if (read.ok) return { ok: true, puntos_de_venta: fromPuntosDeVenta(read.response) };
  return saysNoData('wsfe', read.failure.errors) ? { ok: true, puntos_de_venta: [] } : read.failure;
}
