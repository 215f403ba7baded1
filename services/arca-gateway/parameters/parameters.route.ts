/** Doors to ARCA's tables. */
import {
  limitAnswer,
  limitRequest,
  puntosDeVentaAnswer,
  puntosDeVentaRequest,
  rateAnswer,
  rateRequest,
} from '@arca-api/contract/gateway';
import type { FastifyInstance } from 'fastify';
import { openDoor } from '../access/door.ts';
import type { GatewayParts } from '../parts.ts';
import { batchLimit } from './batch-limit.ts';
import { exchangeRate } from './exchange-rate.ts';
import { puntosDeVenta } from './puntos-de-venta.ts';

export function parametersRoutes(server: FastifyInstance, parts: GatewayParts): void {
  openDoor(server, {
    path: '/internal/exchange-rate',
    request: rateRequest,
    answer: rateAnswer,
    verb: (request) => exchangeRate(parts, request),
  });
  openDoor(server, {
    path: '/internal/batch-limit',
    request: limitRequest,
    answer: limitAnswer,
    verb: (request) => batchLimit(parts, request),
  });
  openDoor(server, {
    path: '/internal/puntos-de-venta',
    request: puntosDeVentaRequest,
    answer: puntosDeVentaAnswer,
    verb: (request) => puntosDeVenta(parts, request),
  });
}
