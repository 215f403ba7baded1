/** Doors to the comprobantes. */
import {
  authorizeAnswer,
  authorizeRequest,
  consultAnswer,
  consultRequest,
  lastAnswer,
  lastRequest,
  translateAnswer,
  translateRequest,
} from '@arca-api/contract/gateway';
import { verifyAnswer, verifyRequest } from '@arca-api/contract/gateway-received';
import type { FastifyInstance } from 'fastify';
import { openDoor } from '../access/door.ts';
import type { GatewayParts } from '../parts.ts';
import { authorize } from './authorize.ts';
import { consult } from './consult.ts';
import { last } from './last.ts';
import { translate } from './translate.ts';
import { verify } from './wscdc/verify.ts';

export function comprobantesRoutes(server: FastifyInstance, parts: GatewayParts): void {
  openDoor(server, {
    path: '/internal/comprobantes/authorize',
    request: authorizeRequest,
    answer: authorizeAnswer,
    verb: (request) => authorize(parts, request),
  });
  openDoor(server, {
    path: '/internal/comprobantes/last',
    request: lastRequest,
    answer: lastAnswer,
    verb: (request) => last(parts, request),
  });
  openDoor(server, {
    path: '/internal/comprobantes/consult',
    request: consultRequest,
    answer: consultAnswer,
    verb: (request) => consult(parts, request),
  });
  openDoor(server, {
    path: '/internal/comprobantes/verify',
    request: verifyRequest,
    answer: verifyAnswer,
    verb: (request) => verify(parts, request),
  });
  openDoor(server, {
    path: '/internal/comprobantes/translate',
    request: translateRequest,
    answer: translateAnswer,
    verb: async (request) => translate(request),
  });
}
