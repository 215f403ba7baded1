// Test helper: makes keys, certificate requests and signed login requests as a client of ARCA would.
import { createHash, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import { toPem } from '../wsaa/authority/write-certificate.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const RSA = '1.2.840.113549.1.1.1';
const RSA_SHA256 = '1.2.840.113549.1.1.11';
const DATA = '1.2.840.113549.1.7.1';

export interface ClientKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function makeKey(): ClientKey {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

const bytes = (buffer: Uint8Array): ArrayBuffer => Uint8Array.from(buffer).buffer;

/** A PEM request whose subject is what ARCA's instructions say. */
export function makeRequest(key: ClientKey, cuit: string, alias: string): string {
  const names = [
    ['2.5.4.6', 'AR'],
    ['2.5.4.10', 'Empresa'],
    ['2.5.4.3', alias],
    ['2.5.4.5', `CUIT ${cuit}`],
  ];
  const request = new pki.CertificationRequest({ version: 0, attributes: [] });
  for (const [type = '', value = ''] of names)
    request.subject.typesAndValues.push(
      new pki.AttributeTypeAndValue({ type, value: new asn1.Utf8String({ value }) }),
    );
  request.subjectPublicKeyInfo = pki.PublicKeyInfo.fromBER(
    bytes(key.publicKey.export({ format: 'der', type: 'spki' })),
  );
  request.signatureAlgorithm = new pki.AlgorithmIdentifier({
    algorithmId: RSA_SHA256,
    algorithmParams: new asn1.Null(),
  });
  // The unsigned part is what an unsigned request encodes first.
  const draft = request.toSchema(true);
  const body = draft.valueBlock.value[0]?.toBER(false) ?? new ArrayBuffer(0);
  request.tbs = body;
  request.signatureValue = new asn1.BitString({
    valueHex: bytes(sign('sha256', Buffer.from(body), key.privateKey)),
  });
  return toPem('CERTIFICATE REQUEST', Buffer.from(request.toSchema(false).toBER(false)));
}

export interface SignOptions {
  readonly withoutCertificate?: boolean;
  readonly withAttributes?: boolean;
  readonly breakSignature?: boolean;
}

/** CMS SignedData with attached content, base64 in one line. */
export function signCms(
  content: string,
  key: KeyObject,
  certificate: string,
  options: SignOptions = {},
): string {
  const certificateObject = pki.Certificate.fromBER(bytes(new X509Certificate(certificate).raw));
  const data = Buffer.from(content, 'utf8');
  const digest = createHash('sha256').update(data).digest();
  const attributes = options.withAttributes
    ? new pki.SignedAndUnsignedAttributes({
        type: 0,
        attributes: [
          new pki.Attribute({
            type: '1.2.840.113549.1.9.3',
            values: [new asn1.ObjectIdentifier({ value: DATA })],
          }),
          new pki.Attribute({
            type: '1.2.840.113549.1.9.4',
            values: [new asn1.OctetString({ valueHex: bytes(digest) })],
          }),
        ],
      })
    : undefined;
  let signedBytes: Buffer = data;
  if (attributes) {
    const encoded = Buffer.from(attributes.toSchema().toBER(false));
    // Signed as a SET, whatever tag it travels under.
    encoded[0] = 0x31;
    signedBytes = encoded;
  }
  const signature = sign('sha256', signedBytes, key);
  if (options.breakSignature) signature[10] = (signature[10] ?? 0) ^ 0xff;
  const signed = new pki.SignedData({
    version: 1,
    encapContentInfo: new pki.EncapsulatedContentInfo({
      eContentType: DATA,
      eContent: new asn1.OctetString({ valueHex: bytes(data) }),
    }),
    digestAlgorithms: [
      new pki.AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new asn1.Null() }),
    ],
    signerInfos: [
      new pki.SignerInfo({
        version: 1,
        sid: new pki.IssuerAndSerialNumber({
          issuer: certificateObject.issuer,
          serialNumber: certificateObject.serialNumber,
        }),
        digestAlgorithm: new pki.AlgorithmIdentifier({
          algorithmId: SHA256,
          algorithmParams: new asn1.Null(),
        }),
        signatureAlgorithm: new pki.AlgorithmIdentifier({
          algorithmId: RSA,
          algorithmParams: new asn1.Null(),
        }),
        signature: new asn1.OctetString({ valueHex: bytes(signature) }),
        ...(attributes ? { signedAttrs: attributes } : {}),
      }),
    ],
    ...(options.withoutCertificate ? {} : { certificates: [certificateObject] }),
  });
  const info = new pki.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
  return Buffer.from(info.toSchema().toBER(false)).toString('base64');
}

/** A login ticket request around `now`. */
export function makeTra(
  service: string,
  now: Date,
  changes: { readonly [name: string]: string } = {},
): string {
  const at = (minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString();
  const generation = changes['generationTime'] ?? at(-10);
  const expiration = changes['expirationTime'] ?? at(10);
  const optional = ['source', 'destination']
    .map((name) => (changes[name] ? `<${name}>${changes[name]}</${name}>` : ''))
    .join('');
  return `<loginTicketRequest version="${changes['version'] ?? '1.0'}"><header>${optional}<uniqueId>${changes['uniqueId'] ?? '4325399'}</uniqueId><generationTime>${generation}</generationTime><expirationTime>${expiration}</expirationTime></header><service>${service}</service></loginTicketRequest>`;
}
