/** Door to the health of ARCA's services. */
import { arcaHealth } from '@arca-api/contract/gateway';
import type { FastifyInstance } from 'fastify';
import type { GatewayParts } from '../parts.ts';
import { reportHealth } from './report-health.ts';

export function healthRoutes(server: FastifyInstance, parts: GatewayParts): void {
  server.get('/internal/health', async () => arcaHealth.parse(await reportHealth(parts)));
}
