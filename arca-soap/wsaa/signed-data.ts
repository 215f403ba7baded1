/** A CMS SignedData by one RSA signer (RFC 5652), put together of its parts. */
import { createHash } from 'node:crypto';
import * as asn1 from 'asn1js';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
} as const;

const CONTEXT_SPECIFIC = 3;

/** What the signature is made over, and what then travels beside it. */
export function signedAttributes(content: Uint8Array, signingTime: number): asn1.Set {
  const digest = createHash('sha256').update(content).digest();
  // DER sorts a SET by its bytes: these three are in that order.
  return set(
    attribute(OID.contentType, identifier(OID.data)),
    attribute(OID.signingTime, new asn1.UTCTime({ valueDate: new Date(signingTime) })),
    attribute(OID.messageDigest, octets(digest)),
  );
}

/** What was signed, by whom, and the signature. */
export interface Signed {
  readonly content: Uint8Array;
  /** DER. */
  readonly certificate: Uint8Array<ArrayBuffer>;
  readonly attributes: asn1.Set;
  readonly signature: Uint8Array;
}

export function signedData({ content, certificate, attributes, signature }: Signed): ArrayBuffer {
  const own = asn1.fromBER(certificate).result;
  const { issuer, serialNumber } = namesOf(own);
  const signer = sequence(
    new asn1.Integer({ value: 1 }),
    sequence(issuer, serialNumber),
    algorithm(OID.sha256),
    tagged(0, ...childrenOf(attributes)),
    algorithm(OID.rsa),
    octets(signature),
  );
  const signed = sequence(
    new asn1.Integer({ value: 1 }),
    set(algorithm(OID.sha256)),
    sequence(identifier(OID.data), tagged(0, octets(content))),
    tagged(0, own),
    set(signer),
  );
  return sequence(identifier(OID.signedData), tagged(0, signed)).toBER();
}

/** Who certified it, and under which number: how a signer is named. */
function namesOf(certificate: asn1.AsnType) {
  const [body] = childrenOf(certificate);
  const fields = body === undefined ? [] : childrenOf(body);
  // The version comes first, unless it is the first one.
  const at = fields[0]?.idBlock.tagClass === CONTEXT_SPECIFIC ? 1 : 0;
  const [serialNumber, , issuer] = fields.slice(at);
  if (serialNumber === undefined || issuer === undefined) throw new TypeError('no X.509 certificate');
  return { serialNumber, issuer };
}

const childrenOf = (block: asn1.AsnType): readonly asn1.AsnType[] =>
  block instanceof asn1.Constructed ? block.valueBlock.value : [];

const sequence = (...value: asn1.AsnType[]): asn1.Sequence => new asn1.Sequence({ value });
const set = (...value: asn1.AsnType[]): asn1.Set => new asn1.Set({ value });
const identifier = (value: string): asn1.ObjectIdentifier => new asn1.ObjectIdentifier({ value });
const algorithm = (value: string): asn1.Sequence => sequence(identifier(value), new asn1.Null());
const attribute = (type: string, value: asn1.AsnType): asn1.Sequence =>
  sequence(identifier(type), set(value));
const octets = (bytes: Uint8Array): asn1.OctetString =>
  new asn1.OctetString({ valueHex: Uint8Array.from(bytes).buffer });
const tagged = (tagNumber: number, ...value: asn1.AsnType[]): asn1.Constructed =>
  new asn1.Constructed({ idBlock: { tagClass: CONTEXT_SPECIFIC, tagNumber }, value });
