/** RSA keys and what is signed with them, by WebCrypto: nothing here blocks the event loop. */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator, X509CertificateGenerator } from '@peculiar/x509';
import type { Secret } from '../vault/secret.ts';
import { subjectOf } from './subject.ts';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const GENERATION = { ...ALGORITHM, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };

export interface KeyPair {
  /** PKCS#8, to be sealed at once. */
  readonly privateKey: Uint8Array;
  /** PEM. */
  readonly csr: string;
}

export async function createKeyPair(cuit: string, organisation: string): Promise<KeyPair> {
  const keys = await webcrypto.subtle.generateKey(GENERATION, true, ['sign', 'verify']);
  const csr = await Pkcs10CertificateRequestGenerator.create(
    { name: subjectOf(cuit, organisation), keys, signingAlgorithm: ALGORITHM },
    webcrypto,
  );
  const privateKey = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { privateKey, csr: csr.toString('pem') };
}

/** A key that can sign and can no longer be read. */
export function importSigningKey(privateKey: Secret<Uint8Array>): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', Buffer.from(privateKey.reveal()), ALGORITHM, false, ['sign']);
}

/** For servers that speak ARCA's protocol and trust whoever knocks. */
export async function selfSign(
  privateKey: Secret<Uint8Array>,
  publicKey: webcrypto.CryptoKey,
  options: { cuit: string; organisation: string; serialNumber: string; from: number; to: number },
): Promise<string> {
  const signingKey = await importSigningKey(privateKey);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: subjectOf(options.cuit, options.organisation),
      keys: { privateKey: signingKey, publicKey },
      signingAlgorithm: ALGORITHM,
      serialNumber: options.serialNumber,
      notBefore: new Date(options.from),
      notAfter: new Date(options.to),
    },
    webcrypto,
  );
  return certificate.toString('pem');
}
