/** Only our own services may ask anything here: whoever cannot prove it gets 401 before the body is read. */
import { Refusal } from '@arca-api/contract/errors';
import type { FastifyRequest } from 'fastify';
import type { ArcaGatewayConfig } from '../config.ts';

export function requireCaller(verify: ArcaGatewayConfig['verify']) {
  return async (request: FastifyRequest): Promise<void> => {
    const { headers, method, url } = request;
    if ((await verify({ headers, method, url })) !== true) throw new Refusal('access.invalid');
  };
}
