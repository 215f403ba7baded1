/** The puntos de venta a CUIT has for web services, as ARCA lists them. */
import type { puntosDeVentaAnswer, puntosDeVentaRequest } from '@arca-api/contract/gateway';
import type { z } from 'zod';
import { saysNoData } from '../comprobantes/header-class.ts';
import { readWsfe } from '../comprobantes/read-wsfe.ts';
import type { GatewayParts } from '../parts.ts';
import { fromPuntosDeVenta } from './from-wsfe-tables.ts';

/** Not remembered: it is asked for when somebody has just made a new one. */
export async function puntosDeVenta(
  parts: GatewayParts,
  request: z.infer<typeof puntosDeVentaRequest>,
): Promise<z.infer<typeof puntosDeVentaAnswer>> {
  const { environment, cuit } = request;
  const deadline = parts.clock.now() + parts.settings.timeouts.read;
  const read = await readWsfe(parts, { environment, cuit, deadline }, (wsfe, auth, options) =>
    wsfe.ptosVenta({ auth }, options),
  );
  if (read.ok) return { ok: true, puntos_de_venta: fromPuntosDeVenta(read.response) };
  return saysNoData(read.failure.errors) ? { ok: true, puntos_de_venta: [] } : read.failure;
}
