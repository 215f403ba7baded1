/** Signs a ticket request the way WSAA verifies it: CMS SignedData with the content and the certificate inside. */
import { webcrypto } from 'node:crypto';
import { Null, ObjectIdentifier, OctetString, UTCTime } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  CryptoEngine,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { readCredentials } from './read-credentials.ts';

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
  const pair = await readCredentials(request.certificate, request.privateKey);
  const certificate = Certificate.fromBER(pair.certificate);
  const content = Buffer.from(request.content, 'utf8');
  const digest = await webcrypto.subtle.digest('SHA-256', content);

  // DER sorts a SET by its bytes: these three are in that order.
  const signedAttributes = new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: OID.data })] }),
      new Attribute({
        type: OID.signingTime,
        values: [new UTCTime({ valueDate: new Date(request.signingTime) })],
      }),
      new Attribute({ type: OID.messageDigest, values: [new OctetString({ valueHex: digest })] }),
    ],
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: OID.data,
      // One primitive octet string: some verifiers do not join pkijs' pieces.
      eContent: new OctetString({ valueHex: Uint8Array.from(content).buffer }),
    }),
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new Null() })],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        signedAttrs: signedAttributes,
      }),
    ],
    certificates: [certificate],
  });
  // An engine of our own, so that no other user of pkijs in the process matters.
  const engine = new CryptoEngine({ name: 'node', crypto: webcrypto });
  await signed.sign(pair.key, 0, 'SHA-256', undefined, engine);

  const envelope = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
  return Buffer.from(envelope.toSchema().toBER(false)).toString('base64');
}
