/** The typed client of `arca-gateway` over any `fetch`: sockets, or memory in one process. */
import type { z } from 'zod';
import {
  arcaHealth,
  authorizeAnswer,
  type authorizeRequest,
  consultAnswer,
  type consultRequest,
  exchangeAnswer,
  lastAnswer,
  type lastRequest,
  limitAnswer,
  type limitRequest,
  padronAnswer,
  type padronRequest,
  puntosDeVentaAnswer,
  type puntosDeVentaRequest,
  rateAnswer,
  type rateRequest,
  translateAnswer,
  type translateRequest,
} from './gateway.ts';
import {
  certificate,
  type certificateHolder,
  type certificateRequest,
  type certificateUpload,
  checkup,
  type checkupRequest,
  endingCertificates,
  type endingRequest,
} from './gateway-certificates.ts';
import { verifyAnswer, type verifyRequest } from './gateway-received.ts';
import { createHop, type HopOptions } from './hop.ts';

/**
 * Creates the client.
 *
 * @example
 * const gateway = createGatewayClient({ fetch, baseUrl: 'http://arca-gateway', credentials: () => ({}) });
 * const last = await gateway.last({ lane, deadline });
 */
export function createGatewayClient(options: HopOptions) {
  const call = createHop(options);
  return {
    authorize: (request: z.input<typeof authorizeRequest>, signal?: AbortSignal) =>
      call('POST', '/internal/comprobantes/authorize', authorizeAnswer, request, signal),
    last: (request: z.input<typeof lastRequest>, signal?: AbortSignal) =>
      call('POST', '/internal/comprobantes/last', lastAnswer, request, signal),
    consult: (request: z.input<typeof consultRequest>, signal?: AbortSignal) =>
      call('POST', '/internal/comprobantes/consult', consultAnswer, request, signal),
    verify: (request: z.input<typeof verifyRequest>) =>
      call('POST', '/internal/comprobantes/verify', verifyAnswer, request),
    translate: (request: z.input<typeof translateRequest>) =>
      call('POST', '/internal/comprobantes/translate', translateAnswer, request),
    exchange: (sendId: string) =>
      call('GET', `/internal/exchanges/${encodeURIComponent(sendId)}`, exchangeAnswer),
    padron: (request: z.input<typeof padronRequest>) =>
      call('POST', '/internal/padron/look-up', padronAnswer, request),
    rate: (request: z.input<typeof rateRequest>) =>
      call('POST', '/internal/exchange-rate', rateAnswer, request),
    limit: (request: z.input<typeof limitRequest>) =>
      call('POST', '/internal/batch-limit', limitAnswer, request),
    puntosDeVenta: (request: z.input<typeof puntosDeVentaRequest>) =>
      call('POST', '/internal/puntos-de-venta', puntosDeVentaAnswer, request),
    certificate: (request: z.input<typeof certificateRequest>) =>
      call('POST', '/internal/certificates/status', certificate, request),
    requestCertificate: (request: z.input<typeof certificateRequest>) =>
      call('POST', '/internal/certificates/request', certificate, request),
    uploadCertificate: (request: z.input<typeof certificateUpload>) =>
      call('POST', '/internal/certificates/upload', certificate, request),
    setHolder: (request: z.input<typeof certificateHolder>) =>
      call('POST', '/internal/certificates/holder', certificate, request),
    endingCertificates: (request: z.input<typeof endingRequest>) =>
      call('POST', '/internal/certificates/ending', endingCertificates, request),
    checkUp: (request: z.input<typeof checkupRequest>) => call('POST', '/internal/checkup', checkup, request),
    health: () => call('GET', '/internal/health', arcaHealth),
  };
}

export type GatewayClient = ReturnType<typeof createGatewayClient>;
