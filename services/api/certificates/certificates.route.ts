/** GET and POST under /v1/taxpayers/{cuit}/certificates, PUT and DELETE of /v1/taxpayers/{cuit}/representative */
import type { Certificate } from '@arca-api/contract/gateway-certificates';
import {
  type CertificateAnswer,
  certificateAnswer,
  certificateFile,
  certificateWish,
  representativeBody,
} from '@arca-api/contract/taxpayers';
import { json, type Route } from '../doors/route.ts';
import type { findTaxpayer } from '../taxpayers/find-taxpayer.ts';
import type { keepCertificate } from './keep-certificate.ts';
import type { represent } from './represent.ts';

export interface CertificatesDoor {
  readonly find: ReturnType<typeof findTaxpayer>;
  readonly certificates: ReturnType<typeof keepCertificate>;
  readonly represent: ReturnType<typeof represent>;
}

const PATH = '/v1/taxpayers/{cuit}/certificates';
const REPRESENTATIVE = '/v1/taxpayers/{cuit}/representative';
const present = (certificate: Certificate): CertificateAnswer => ({ object: 'certificate', ...certificate });

export const readCertificateRoute = ({ find, certificates }: CertificatesDoor): Route => ({
  method: 'GET',
  path: PATH,
  scope: 'read',
  tag: 'Emisores',
  summary: 'Ver el estado de los certificados',
  answers: { 200: certificateAnswer },
  refusals: ['taxpayer.owned'],
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
  description:
    'La clave privada no sale nunca. Con el mismo nombre se obtiene el mismo CSR hasta que se sube su certificado; ' +
    'después, uno nuevo: así se renueva un certificado mientras el anterior sigue en uso.',
  body: certificateWish,
  answers: { 201: certificateAnswer },
  refusals: ['taxpayer.owned'],
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
  description:
    'PEM (con o sin texto alrededor), una cadena, PKCS #7, o DER en base64. Nunca una clave privada.',
  body: certificateFile,
  answers: { 200: certificateAnswer },
  refusals: ['certificate.invalid', 'taxpayer.owned'],
  async handle({ principal, params, body }) {
    const issuer = await find(principal, params['cuit']);
    return json(present(await certificates.upload(principal, issuer, body)));
  },
});

export const setRepresentativeRoute = ({ find, represent }: CertificatesDoor): Route => ({
  method: 'PUT',
  path: REPRESENTATIVE,
  scope: 'admin',
  tag: 'Emisores',
  summary: 'Facturar con el certificado de otro CUIT, al que este le delegó los servicios',
  description:
    'El otro CUIT tiene que ser un emisor de la misma organización con su certificado cargado. La delegación se hace en ARCA: el diagnóstico dice cómo.',
  body: representativeBody,
  answers: { 200: certificateAnswer },
  refusals: ['representative.unusable', 'taxpayer.owned'],
  async handle({ principal, params, body }) {
    return json(present(await represent.by(principal, await find(principal, params['cuit']), body)));
  },
});

export const removeRepresentativeRoute = ({ find, represent }: CertificatesDoor): Route => ({
  method: 'DELETE',
  path: REPRESENTATIVE,
  scope: 'admin',
  tag: 'Emisores',
  summary: 'Volver a facturar con el certificado propio',
  answers: { 200: certificateAnswer },
  refusals: ['taxpayer.owned'],
  async handle({ principal, params }) {
    return json(present(await represent.byNobody(principal, await find(principal, params['cuit']))));
  },
});
