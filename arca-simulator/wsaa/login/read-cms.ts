// Opens and verifies a signed login request in the order that WSAA was seen to check: parse, certificate, signature.
import { createHash, verify, X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import { Certificate, RelativeDistinguishedNames } from 'pkijs';
import { digestOf } from '../authority/digests.ts';
import { readSubject, type Subject } from '../authority/subject.ts';
import { SUBJECT_KEY } from '../certificate-extensions.ts';
import { WsaaRefusal } from '../faults.ts';
import { openSigned, type Signed, type SignedCertificate } from './open-signed.ts';

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
  const signed = orBad(() => openSigned(Buffer.from(packed, 'base64')));
  const found = orBad(() => findCertificate(signed));
  if (!found) throw new WsaaRefusal('cms.cert.notFound');
  const { certificate, subject } = orBad(() => readCertificate(found));
  if (!isSignatureValid(signed, certificate)) throw new WsaaRefusal('cms.sign.invalid');
  return { content: signed.content.toString('utf8'), certificate, subject };
}

/** What one library reads another may not: whatever it is that cannot be read, the whole is no good. */
function orBad<Read>(read: () => Read): Read {
  try {
    return read();
  } catch {
    throw new WsaaRefusal('cms.bad');
  }
}

function readCertificate({
  der,
  subject,
}: SignedCertificate): Pick<SignedContent, 'certificate' | 'subject'> {
  return {
    certificate: new X509Certificate(der),
    subject: readSubject(new RelativeDistinguishedNames({ schema: subject })),
  };
}

function findCertificate({ certificates, signer }: Signed): SignedCertificate | undefined {
  // The signer is named by issuer and serial number or, seldom, by the identifier of its key.
  return 'serialNumber' in signer
    ? certificates.find(({ serialNumber }) => serialNumber.isEqual(signer.serialNumber))
    : certificates.find(({ der }) => keyOf(der)?.equals(signer.keyIdentifier));
}

/** The identifier that a certificate gives its key. */
function keyOf(der: Buffer): Buffer | undefined {
  const { extensions } = Certificate.fromBER(der);
  const value = extensions?.find(({ extnID }) => extnID === SUBJECT_KEY)?.parsedValue;
  return value instanceof asn1.OctetString ? Buffer.from(value.valueBlock.valueHexView) : undefined;
}

function isSignatureValid(signed: Signed, certificate: X509Certificate): boolean {
  const { content, attributes, signature } = signed;
  const digest = digestOf(signed.digestAlgorithm);
  if (!digest) return false;
  try {
    if (!attributes) return verify(digest, content, certificate.publicKey, signature);
    const stated = attributes.find(MESSAGE_DIGEST);
    if (!(stated instanceof asn1.OctetString)) return false;
    const actual = createHash(digest).update(content).digest();
    if (!actual.equals(Buffer.from(stated.valueBlock.valueHexView))) return false;
    return verify(digest, attributes.der, certificate.publicKey, signature);
  } catch {
    return false;
  }
}
