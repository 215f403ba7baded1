/** GET and POST under /v1/taxpayers/{cuit}/certificates */
import type { Certificate } from '@arca-api/contract/gateway';
import {
  type CertificateAnswer,
  certificateAnswer,
  certificateFile,
  certificateWish,
} from '@arca-api/contract/taxpayers';
import { json, type Route } from '../doors/route.ts';
import type { findTaxpayer } from './find-taxpayer.ts';
import type { keepCertificate } from './keep-certificate.ts';

export interface CertificatesDoor {
  readonly find: ReturnType<typeof findTaxpayer>;
  readonly certificates: ReturnType<typeof keepCertificate>;
}

const PATH = '/v1/taxpayers/{cuit}/certificates';
const present = (certificate: Certificate): CertificateAnswer => ({ object: 'certificate', ...certificate });

export const readCertificateRoute = ({ find, certificates }: CertificatesDoor): Route => ({
  method: 'GET',
  path: PATH,
  scope: 'read',
  tag: 'Emisores',
  summary: 'Ver el estado del certificado',
  answers: { 200: certificateAnswer },
  async handle({ principal, params }) {
    return json(present(await certificates.status(await find(principal, params['cuit']))));
  },
});

export const requestCertificateRoute = ({ find, certificates }: CertificatesDoor): Route => ({
  method: 'POST',
  path: PATH,
  scope: 'admin',
  tag: 'Emisores',
  summary: 'Crear la clave y obtener el CSR para ARCA',
  description: 'La clave privada no sale nunca. Con el mismo nombre se obtiene siempre el mismo CSR.',
  body: certificateWish,
  answers: { 201: certificateAnswer },
  async handle({ principal, params, body }) {
    const issuer = await find(principal, params['cuit']);
    return json(present(await certificates.request(principal, issuer, body)), 201);
  },
});

export const uploadCertificateRoute = ({ find, certificates }: CertificatesDoor): Route => ({
  method: 'POST',
  path: `${PATH}/upload`,
  scope: 'admin',
  tag: 'Emisores',
  summary: 'Subir el certificado que dio ARCA',
  body: certificateFile,
  answers: { 200: certificateAnswer },
  async handle({ principal, params, body }) {
    const issuer = await find(principal, params['cuit']);
    return json(present(await certificates.upload(principal, issuer, body)));
  },
});
