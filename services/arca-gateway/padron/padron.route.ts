/** Door to the padrón. */
import { padronAnswer, padronRequest } from '@arca-api/contract/gateway';
import type { FastifyInstance } from 'fastify';
import { openDoor } from '../access/door.ts';
import type { GatewayParts } from '../parts.ts';
import { lookUpPerson } from './look-up-person.ts';

export function padronRoutes(server: FastifyInstance, parts: GatewayParts): void {
  openDoor(server, {
    path: '/internal/padron/look-up',
    request: padronRequest,
    answer: padronAnswer,
    verb: (request) => lookUpPerson(parts, request),
  });
}
