// Turns a PEM certificate request into a certificate, as the WSASS page does in homologación.
import { createPublicKey, verify } from 'node:crypto';
import { CertificationRequest } from 'pkijs';
import { isCuit } from '../people/cuit.ts';
import { InputProblem, type Words } from '../problem.ts';
import type { IssuedCertificate, World } from '../world/world.ts';
import { digestOf } from './digests.ts';
import { readSubject } from './subject.ts';

/** Issues and keeps a certificate. `alias` overrides the CN of the request. Throws {@link InputProblem}. */
export function issueCertificate(world: World, csr: string, alias?: string): IssuedCertificate {
  const request = readRequest(csr);
  const subject = readSubject(request.subject);
  if (!subject.cuit || !isCuit(subject.cuit))
    throw unusable(
      { es: 'El pedido no dice de qué CUIT es.', en: 'The request does not say whose CUIT it is.' },
      {
        es: 'Su sujeto tiene que llevar serialNumber = "CUIT " y 11 dígitos con su dígito verificador.',
        en: 'Its subject needs serialNumber = "CUIT " and eleven digits with a valid check digit.',
      },
    );
  const publicKey = Buffer.from(request.subjectPublicKeyInfo.toSchema().toBER(false));
  const digest = digestOf(request.signatureAlgorithm.algorithmId);
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  const signature = Buffer.from(request.signatureValue.valueBlock.valueHexView);
  if (!digest || !verify(digest, Buffer.from(request.tbsView), key, signature))
    throw unusable(
      {
        es: 'El pedido no está firmado con su propia clave.',
        en: 'The request is not signed by its own key.',
      },
      { es: 'Hacelo de nuevo con la clave privada.', en: 'Make it again with the private key.' },
    );
  const named = { cuit: subject.cuit, alias: (alias ?? subject.alias) || 'simulador' };
  const certificate = { ...named, ...world.authority().issue(named, publicKey, world.clock.now()) };
  world.commit({ kind: 'certificate', certificate });
  return certificate;
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
