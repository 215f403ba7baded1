/** Signs a ticket request the way WSAA verifies it: CMS SignedData with the content and the certificate inside. */
import type { webcrypto } from 'node:crypto';

/**
 * Who signs what, and when.
 *
 * @example
 * const request: SignCmsRequest = { content: tra, certificate, privateKey, signingTime: Date.now() };
 */
export interface SignCmsRequest {
  readonly content: string;
  /** The certificate ARCA issued, PEM. */
  readonly certificate: string;
  /** Its RSA key: PEM (PKCS #8 or PKCS #1, not encrypted), or a CryptoKey for RSASSA-PKCS1-v1_5 with SHA-256. */
  readonly privateKey: string | webcrypto.CryptoKey;
  /** Milliseconds since the epoch, for the signature's `signingTime`. */
  readonly signingTime: number;
}

/**
 * CMS in Base64 on one line, RSA with SHA-256, as `openssl cms -sign -nodetach` would make it
 * (WSAA technical specification, "Generar el CMS").
 *
 * @throws {UnusableCredentials} when certificate and key cannot be read, are not RSA, or do not belong together.
 *
 * @example
 * const cms = await signCms({ content: tra, certificate, privateKey, signingTime: Date.now() });
 */
export async function signCms(request: SignCmsRequest): Promise<string> {
  // Loaded by the first signature: whoever holds a ticket needs none of it.
  const [{ readCredentials }, { signedAttributes, signedData }] = await Promise.all([
    import('./read-credentials.ts'),
    import('./signed-data.ts'),
  ]);
  const { certificate, sign } = await readCredentials(request.certificate, request.privateKey);
  const content = Buffer.from(request.content, 'utf8');
  const attributes = signedAttributes(content, request.signingTime);
  const signature = await sign(attributes);
  return signedData({ content, certificate, attributes, signature }).toString('base64');
}
