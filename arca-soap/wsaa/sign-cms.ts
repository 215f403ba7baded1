/** Signs a ticket request the way WSAA verifies it: CMS SignedData with the content and the certificate inside. */
import type { webcrypto } from 'node:crypto';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

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
  const { readCredentials } = await import('./read-credentials.ts');
  const pair = await readCredentials(request.certificate, request.privateKey);
  const [asn1, pki] = await Promise.all([import('asn1js'), import('pkijs')]);
  const certificate = pki.Certificate.fromBER(pair.certificate);
  const content = Buffer.from(request.content, 'utf8');
  const digest = await crypto.subtle.digest('SHA-256', content);

  // DER sorts a SET by its bytes: these three are in that order.
  const signedAttributes = new pki.SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new pki.Attribute({ type: OID.contentType, values: [new asn1.ObjectIdentifier({ value: OID.data })] }),
      new pki.Attribute({
        type: OID.signingTime,
        values: [new asn1.UTCTime({ valueDate: new Date(request.signingTime) })],
      }),
      new pki.Attribute({ type: OID.messageDigest, values: [new asn1.OctetString({ valueHex: digest })] }),
    ],
  });
  const signed = new pki.SignedData({
    version: 1,
    encapContentInfo: new pki.EncapsulatedContentInfo({
      eContentType: OID.data,
      // One primitive octet string: some verifiers do not join pkijs' pieces.
      eContent: new asn1.OctetString({ valueHex: Uint8Array.from(content).buffer }),
    }),
    digestAlgorithms: [
      new pki.AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new asn1.Null() }),
    ],
    signerInfos: [
      new pki.SignerInfo({
        version: 1,
        sid: new pki.IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        signedAttrs: signedAttributes,
      }),
    ],
    certificates: [certificate],
  });
  // An engine of our own, so that no other user of pkijs in the process matters.
  const engine = new pki.CryptoEngine({ name: 'node', crypto });
  await signed.sign(pair.key, 0, 'SHA-256', undefined, engine);

  const envelope = new pki.ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
  return Buffer.from(envelope.toSchema().toBER(false)).toString('base64');
}
