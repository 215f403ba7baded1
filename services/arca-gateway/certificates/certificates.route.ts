/** Doors to certificates: state, request, upload. No private key passes through any of them. */
import { certificate, certificateRequest, certificateUpload } from '@arca-api/contract/gateway';
import type { FastifyInstance } from 'fastify';
import { openDoor } from '../access/door.ts';
import type { GatewayParts } from '../parts.ts';
import { describeCertificate } from './describe-certificate.ts';
import { requestCertificate } from './request-certificate.ts';
import { uploadCertificate } from './upload-certificate.ts';

export function certificatesRoutes(server: FastifyInstance, parts: GatewayParts): void {
  openDoor(server, {
    path: '/internal/certificates/status',
    request: certificateRequest.pick({ environment: true, cuit: true }),
    answer: certificate,
    verb: async ({ environment, cuit }) => {
      const rows = await parts.certificates.ofTaxpayer(environment, cuit);
      return describeCertificate(environment, cuit, rows, parts.clock.now());
    },
  });
  openDoor(server, {
    path: '/internal/certificates/request',
    request: certificateRequest,
    answer: certificate,
    verb: (request) => requestCertificate(parts, request),
  });
  openDoor(server, {
    path: '/internal/certificates/upload',
    request: certificateUpload,
    answer: certificate,
    verb: (upload) => uploadCertificate(parts, upload),
  });
}
