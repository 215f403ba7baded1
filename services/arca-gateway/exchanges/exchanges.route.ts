/** Door to what came of a try. */
import { exchangeAnswer } from '@arca-api/contract/gateway';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parse } from '../access/door.ts';
import type { GatewayParts } from '../parts.ts';
import { tellExchange } from './tell-exchange.ts';

const params = z.object({ send_id: z.string().min(1) });

export function exchangesRoutes(server: FastifyInstance, parts: GatewayParts): void {
  server.get('/internal/exchanges/:send_id', async (request) => {
    const { send_id } = parse(params, request.params);
    return exchangeAnswer.parse(await tellExchange(parts, send_id));
  });
}
