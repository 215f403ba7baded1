/** Door to the check-up of a CUIT. */
import { checkup, checkupRequest } from '@arca-api/contract/gateway-certificates';
import type { FastifyInstance } from 'fastify';
import { openDoor } from '../../access/door.ts';
import type { GatewayParts } from '../../parts.ts';
import { checkUp } from './check-up.ts';

export function checkupRoutes(server: FastifyInstance, parts: GatewayParts): void {
  openDoor(server, {
    path: '/internal/checkup',
    request: checkupRequest,
    answer: checkup,
    verb: (whom) => checkUp(parts, whom),
  });
}
