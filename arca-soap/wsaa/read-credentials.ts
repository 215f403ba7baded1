/** Turns the certificate and key that a caller holds into what a signature needs, and refuses a pair that does not fit. */
import { createPrivateKey, type KeyObject, verify, webcrypto, X509Certificate } from 'node:crypto';
import { UnusableCredentials } from '../failure.ts';

/** A certificate, and what its key signs. */
export interface SigningPair {
  /** DER. */
  readonly certificate: Uint8Array<ArrayBuffer>;
  /** @throws {UnusableCredentials} when the key does not belong to the certificate: only what it signs can tell. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

const RSA_SHA256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/**
 * @throws {UnusableCredentials} when either cannot be read, or the key is not RSA.
 */
export async function readCredentials(
  certificatePem: string,
  privateKey: string | webcrypto.CryptoKey,
): Promise<SigningPair> {
  const certificate = readCertificate(certificatePem);
  const key = typeof privateKey === 'string' ? await importKey(privateKey) : privateKey;
  const { algorithm, usages } = key;
  const hash = 'hash' in algorithm ? (algorithm as webcrypto.RsaHashedKeyAlgorithm).hash.name : '';
  if (algorithm.name !== RSA_SHA256.name || hash !== RSA_SHA256.hash || !usages.includes('sign')) {
    throw new UnusableCredentials('the key must be an RSASSA-PKCS1-v1_5 key with SHA-256 that may sign');
  }
  return {
    certificate: Uint8Array.from(certificate.raw),
    async sign(bytes) {
      const signature = new Uint8Array(await webcrypto.subtle.sign(RSA_SHA256.name, key, bytes));
      if (!verify('sha256', bytes, certificate.publicKey, signature)) {
        throw new UnusableCredentials('the private key does not belong to the certificate');
      }
      return signature;
    },
  };
}

function readCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new UnusableCredentials('the certificate is not a PEM certificate');
  }
}

async function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const key = readKey(pem);
  if (key.asymmetricKeyType !== 'rsa') throw new UnusableCredentials('the private key is not an RSA key');
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' });
  return await webcrypto.subtle.importKey('pkcs8', pkcs8, RSA_SHA256, false, ['sign']);
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    // OpenSSL's own words are left out: they would name parts of what they could not parse.
    throw new UnusableCredentials('the private key is not an unencrypted PEM key');
  }
}
