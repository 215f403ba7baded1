// Turns a PEM certificate request into a certificate, as the WSASS page does in homologación.
import { createPublicKey, verify } from 'node:crypto';
import { CertificationRequest } from 'pkijs';
import { isCuit } from '../people/cuit.ts';
import type { IssuedCertificate, World } from '../world/world.ts';
import { digestOf } from './digests.ts';
import { readSubject } from './subject.ts';

/** Thrown when the request cannot be certified; the message says why. */
export class UnusableRequest extends Error {
  override name = 'UnusableRequest';
}

/** Issues and keeps a certificate. `alias` overrides the CN of the request. */
export function issueCertificate(world: World, csr: string, alias?: string): IssuedCertificate {
  const request = readRequest(csr);
  const subject = readSubject(request.subject);
  if (!subject.cuit || !isCuit(subject.cuit))
    throw new UnusableRequest(
      'The subject needs serialNumber = "CUIT " and eleven digits with a valid check digit.',
    );
  const publicKey = Buffer.from(request.subjectPublicKeyInfo.toSchema().toBER(false));
  const digest = digestOf(request.signatureAlgorithm.algorithmId);
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  const signature = Buffer.from(request.signatureValue.valueBlock.valueHexView);
  if (!digest || !verify(digest, Buffer.from(request.tbsView), key, signature))
    throw new UnusableRequest('The request is not signed by its own key.');
  const named = { cuit: subject.cuit, alias: (alias ?? subject.alias) || 'simulador' };
  const certificate = { ...named, ...world.authority().issue(named, publicKey, world.clock.now()) };
  world.commit({ kind: 'certificate', certificate });
  return certificate;
}

function readRequest(csr: string): CertificationRequest {
  const body = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([\s\S]+?)-----END/.exec(csr)?.[1];
  if (body === undefined) throw new UnusableRequest('A certificate request in PEM is expected.');
  try {
    return CertificationRequest.fromBER(Buffer.from(body, 'base64'));
  } catch {
    throw new UnusableRequest('The certificate request cannot be read.');
  }
}
