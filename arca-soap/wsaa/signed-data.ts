/** A CMS SignedData by one RSA signer (RFC 5652): the one shape that a login has. */
import { createHash } from 'node:crypto';
import {
  childrenOf,
  constructed,
  type Der,
  identifier,
  integer,
  NULL,
  octets,
  sequence,
  set,
  utcTime,
} from './der.ts';

const OID = {
  data: identifier('1.2.840.113549.1.7.1'),
  signedData: identifier('1.2.840.113549.1.7.2'),
  contentType: identifier('1.2.840.113549.1.9.3'),
  messageDigest: identifier('1.2.840.113549.1.9.4'),
  signingTime: identifier('1.2.840.113549.1.9.5'),
} as const;
const SHA256 = sequence(identifier('2.16.840.1.101.3.4.2.1'), NULL);
const RSA = sequence(identifier('1.2.840.113549.1.1.1'), NULL);
const VERSION = integer(1);

/** `[0]`, around something. */
const TAGGED = 0xa0;

/** What the signature is made over, and what then travels beside it. */
export function signedAttributes(content: Uint8Array, signingTime: number): Der {
  const digest = createHash('sha256').update(content).digest();
  // DER sorts a SET by its bytes: these three are in that order.
  return set(
    sequence(OID.contentType, set(OID.data)),
    sequence(OID.signingTime, set(utcTime(signingTime))),
    sequence(OID.messageDigest, set(octets(digest))),
  );
}

/** What was signed, by whom, and the signature. */
export interface Signed {
  readonly content: Uint8Array;
  /** DER. */
  readonly certificate: Uint8Array;
  readonly attributes: Der;
  readonly signature: Uint8Array;
}

export function signedData({ content, certificate, attributes, signature }: Signed): Der {
  const signer = sequence(
    VERSION,
    nameOf(certificate),
    SHA256,
    // Signed as a SET, sent in the place of it.
    constructed(TAGGED, ...childrenOf(attributes)),
    RSA,
    octets(signature),
  );
  const signed = sequence(
    VERSION,
    set(SHA256),
    sequence(OID.data, constructed(TAGGED, octets(content))),
    constructed(TAGGED, certificate),
    set(signer),
  );
  return sequence(OID.signedData, constructed(TAGGED, signed));
}

/** Who certified it, and under which number: how a signer is named. */
function nameOf(certificate: Uint8Array): Der {
  const [body] = childrenOf(certificate);
  const fields = body === undefined ? [] : childrenOf(body);
  // The version comes first, unless it is the first one.
  const [serialNumber, , issuer] = fields[0]?.[0] === TAGGED ? fields.slice(1) : fields;
  if (serialNumber === undefined || issuer === undefined) throw new TypeError('no X.509 certificate');
  return sequence(issuer, serialNumber);
}
