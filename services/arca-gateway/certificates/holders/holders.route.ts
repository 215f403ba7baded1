/** Door to who acts for whom; which organisation may say so is the caller's to know. */
import { certificate, certificateHolder } from '@arca-api/contract/gateway-certificates';
import type { FastifyInstance } from 'fastify';
import { openDoor } from '../../access/door.ts';
import type { GatewayParts } from '../../parts.ts';
import { readState } from '../read-state.ts';

export function holdersRoutes(server: FastifyInstance, parts: GatewayParts): void {
  openDoor(server, {
    path: '/internal/certificates/holder',
    request: certificateHolder,
    answer: certificate,
    verb: async ({ environment, cuit, certificate_cuit }) => {
      if (certificate_cuit === cuit) await parts.holders.clear(environment, cuit);
      else await parts.holders.set(environment, cuit, certificate_cuit);
      return readState(parts, environment, cuit);
    },
  });
}
