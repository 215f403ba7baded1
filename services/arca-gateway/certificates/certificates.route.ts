/** Doors to certificates: state, request, upload, those about to end. No private key passes through any of them. */
import {
  certificate,
  certificateRequest,
  certificateUpload,
  endingCertificates,
  endingRequest,
} from '@arca-api/contract/gateway-certificates';
import type { FastifyInstance } from 'fastify';
import { openDoor } from '../access/door.ts';
import type { GatewayParts } from '../parts.ts';
import { listEnding } from './list-ending.ts';
import { readState } from './read-state.ts';
import { requestCertificate } from './request-certificate.ts';
import { uploadCertificate } from './uploads/upload-certificate.ts';

export function certificatesRoutes(server: FastifyInstance, parts: GatewayParts): void {
  openDoor(server, {
    path: '/internal/certificates/status',
    request: certificateRequest.pick({ environment: true, cuit: true }),
    answer: certificate,
    verb: ({ environment, cuit }) => readState(parts, environment, cuit),
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
  openDoor(server, {
    path: '/internal/certificates/ending',
    request: endingRequest,
    answer: endingCertificates,
    verb: ({ within_ms }) => listEnding(parts, within_ms),
  });
}
