// Turns a PEM certificate request into a certificate, as the WSASS page does in homologación.
import { createPublicKey, verify } from 'node:crypto';
import { CertificationRequest } from 'pkijs';
import { isCuit } from '../../people/cuit.ts';
import { InputProblem, type Words } from '../../problem.ts';
import type { IssuedCertificate } from '../../world/events.ts';
import type { World } from '../../world/world.ts';
import { createAuthority, generateAuthority } from './authority.ts';
import { digestOf } from './digests.ts';
import { readSubject } from './subject.ts';

/** What to certify, and how. */
export interface CertificateRequest {
  /** PKCS#10, PEM; its subject says whose CUIT it is. */
  readonly csr: string;
  /** In the place of the CN of the request. */
  readonly alias?: string;
  /** How long it is good for; 730 unless told. */
  readonly valid_days?: number;
  /** `other`: certified by the authority of another environment, which this WSAA does not trust. */
  readonly environment?: 'this' | 'other';
}

/** Certifies a request and keeps the certificate, unless it is of another environment. Throws {@link InputProblem}. */
export function issueCertificate(
  world: World,
  { csr, alias, valid_days, environment }: CertificateRequest,
): IssuedCertificate & { readonly authority: string } {
  const request = readRequest(csr);
  const { cuit, alias: name } = readSubject(request.subject);
  if (!cuit || !isCuit(cuit)) throw nameless();
  if (world.settings.strict && !world.people.isRegistered(cuit)) throw unregistered(cuit);
  const now = world.clock.now();
  const authority = environment === 'other' ? createAuthority(generateAuthority(now)) : world.authority();
  const named = { cuit, alias: (alias ?? name) || 'simulador' };
  const issued = authority.issue(named, publicKeyOf(request), now, valid_days);
  const certificate: IssuedCertificate = { ...named, ...issued };
  if (environment !== 'other') world.commit({ kind: 'certificate', certificate });
  return { ...certificate, authority: authority.pem };
}

/** The key of a request that it is signed with (SPKI, DER). */
function publicKeyOf(request: CertificationRequest): Buffer {
  const publicKey = Buffer.from(request.subjectPublicKeyInfo.toSchema().toBER(false));
  const digest = digestOf(request.signatureAlgorithm.algorithmId);
  const signature = Buffer.from(request.signatureValue.valueBlock.valueHexView);
  let isOwn: boolean;
  try {
    const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
    isOwn = digest !== undefined && verify(digest, Buffer.from(request.tbsView), key, signature);
  } catch {
    throw unreadable();
  }
  if (!isOwn)
    throw unusable(
      {
        es: 'El pedido no está firmado con su propia clave.',
        en: 'The request is not signed by its own key.',
      },
      { es: 'Hacelo de nuevo con la clave privada.', en: 'Make it again with the private key.' },
    );
  return publicKey;
}

function readRequest(csr: string): CertificationRequest {
  const body = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([\s\S]+?)-----END/.exec(csr)?.[1];
  if (body === undefined) throw unreadable();
  try {
    return CertificationRequest.fromBER(Buffer.from(body, 'base64'));
  } catch {
    throw unreadable();
  }
}

function unusable(words: Words, fix: Words): InputProblem {
  return new InputProblem('csr', words, fix);
}

function unreadable(): InputProblem {
  return unusable(
    { es: 'El pedido de certificado no se puede leer.', en: 'The certificate request cannot be read.' },
    {
      es: 'Mandá un PKCS#10 en PEM, entero (BEGIN CERTIFICATE REQUEST).',
      en: 'Send a whole PKCS#10 in PEM (BEGIN CERTIFICATE REQUEST).',
    },
  );
}

function nameless(): InputProblem {
  return unusable(
    { es: 'El pedido no dice de qué CUIT es.', en: 'The request does not say whose CUIT it is.' },
    {
      es: 'Su sujeto tiene que llevar serialNumber = "CUIT " y 11 dígitos con su dígito verificador.',
      en: 'Its subject needs serialNumber = "CUIT " and eleven digits with a valid check digit.',
    },
  );
}

function unregistered(cuit: string): InputProblem {
  return unusable(
    { es: `${cuit} no está en el padrón.`, en: `${cuit} is not in the padrón.` },
    {
      es: 'En modo estricto, registralo primero (PUT people).',
      en: 'In strict mode, register it first (PUT people).',
    },
  );
}
