// Opens and verifies a signed login request in the order that WSAA was seen to check: parse, certificate, signature.
import { createHash, verify, X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import { Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import { digestOf } from '../authority/digests.ts';
import { readSubject, type Subject } from '../authority/subject.ts';
import { SUBJECT_KEY } from '../certificate-extensions.ts';
import { WsaaRefusal } from '../faults.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

/** What a good CMS says: its content and who signed it. */
export interface SignedContent {
  readonly content: string;
  readonly certificate: X509Certificate;
  readonly subject: Subject;
}

/** Throws {@link WsaaRefusal} with `cms.bad.base64`, `cms.bad`, `cms.cert.notFound` or `cms.sign.invalid`. */
export function readCms(base64: string): SignedContent {
  const packed = base64.replace(/\s+/g, '');
  if (packed === '' || packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed))
    throw new WsaaRefusal('cms.bad.base64');
  const { signed, signer, content } = openSigned(Buffer.from(packed, 'base64'));
  const found = findCertificate(signed, signer);
  if (!found) throw new WsaaRefusal('cms.cert.notFound');
  const { certificate, subject } = openCertificate(found);
  if (!isSignatureValid(signer, content, certificate)) throw new WsaaRefusal('cms.sign.invalid');
  return { content: content.toString('utf8'), certificate, subject };
}

function openSigned(der: Buffer): { signed: SignedData; signer: SignerInfo; content: Buffer } {
  try {
    const info = ContentInfo.fromBER(der);
    if (info.contentType !== SIGNED_DATA) throw new WsaaRefusal('cms.bad');
    const signed = new SignedData({ schema: info.content });
    const signer = signed.signerInfos[0];
    const inside = signed.encapContentInfo.eContent;
    if (!signer || !inside) throw new WsaaRefusal('cms.bad');
    return { signed, signer, content: Buffer.from(inside.getValue()) };
  } catch {
    throw new WsaaRefusal('cms.bad');
  }
}

/** What one library reads another may not: a certificate that is no X.509 makes the whole no good. */
function openCertificate(found: Certificate): Pick<SignedContent, 'certificate' | 'subject'> {
  try {
    const certificate = new X509Certificate(Buffer.from(found.toSchema().toBER(false)));
    return { certificate, subject: readSubject(found.subject) };
  } catch {
    throw new WsaaRefusal('cms.bad');
  }
}

function findCertificate(signed: SignedData, signer: SignerInfo): Certificate | undefined {
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  const { sid } = signer;
  // The signer is named by issuer and serial number or, seldom, by the identifier of its key.
  if (sid instanceof asn1.BaseBlock) {
    const wanted = Buffer.from(sid.valueBlock.toBER(false));
    return certificates.find((one) => keyOf(one)?.equals(wanted));
  }
  if (
    !sid ||
    typeof sid !== 'object' ||
    !('serialNumber' in sid) ||
    !(sid.serialNumber instanceof asn1.Integer)
  )
    return certificates[0];
  const wanted = sid.serialNumber;
  return certificates.find((one) => one.serialNumber.isEqual(wanted));
}

/** The identifier that a certificate gives its key. */
function keyOf({ extensions }: Certificate): Buffer | undefined {
  const value = extensions?.find(({ extnID }) => extnID === SUBJECT_KEY)?.parsedValue;
  return value instanceof asn1.OctetString ? Buffer.from(value.valueBlock.valueHexView) : undefined;
}

function isSignatureValid(signer: SignerInfo, content: Buffer, certificate: X509Certificate): boolean {
  const digest = digestOf(signer.digestAlgorithm.algorithmId);
  if (!digest) return false;
  const signature = Buffer.from(signer.signature.valueBlock.valueHexView);
  try {
    const attributes = signer.signedAttrs;
    if (!attributes) return verify(digest, content, certificate.publicKey, signature);
    const stated = attributes.attributes.find(({ type }) => type === MESSAGE_DIGEST)?.values[0];
    if (!(stated instanceof asn1.OctetString)) return false;
    const actual = createHash(digest).update(content).digest();
    if (!actual.equals(Buffer.from(stated.valueBlock.valueHexView))) return false;
    return verify(digest, Buffer.from(attributes.encodedValue), certificate.publicKey, signature);
  } catch {
    return false;
  }
}
