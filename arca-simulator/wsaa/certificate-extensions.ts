// What strict verifiers look for in a certificate beyond its signature: who may do what with it, and which key is whose.
import { createHash } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';

export const SUBJECT_KEY = '2.5.29.14';
const AUTHORITY_KEY = '2.5.29.35';
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

/** What each kind of certificate is for. */
export type CertificateKind = 'authority' | 'signer' | 'server';

// Bits of RFC 5280, 4.2.1.3, from the left: certificates and lists; signature, no repudiation and encipherment.
const USAGES: Readonly<Record<CertificateKind, { readonly bits: number; readonly unused: number }>> = {
  authority: { bits: 0b0000_0110, unused: 1 },
  signer: { bits: 0b1110_0000, unused: 5 },
  server: { bits: 0b1010_0000, unused: 5 },
};

/** The extensions of a certificate for `publicKey`, certified by the holder of `issuerKey` (both SPKI, DER). */
export function extensionsOf(
  kind: CertificateKind,
  publicKey: Uint8Array,
  issuerKey: Uint8Array,
): pki.Extension[] {
  const basic = new pki.BasicConstraints({ cA: kind === 'authority' }).toSchema();
  const { bits, unused } = USAGES[kind];
  const usage = new asn1.BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits: unused });
  const own = new asn1.OctetString({ valueHex: keyIdentifier(publicKey) });
  const issuer = new pki.AuthorityKeyIdentifier({
    keyIdentifier: new asn1.OctetString({ valueHex: keyIdentifier(issuerKey) }),
  });
  return [
    extension(BASIC_CONSTRAINTS, true, basic),
    extension(KEY_USAGE, true, usage),
    extension(SUBJECT_KEY, false, own),
    ...(kind === 'authority' ? [] : [extension(AUTHORITY_KEY, false, issuer.toSchema())]),
    ...(kind === 'server'
      ? [extension(EXTENDED_KEY_USAGE, false, new pki.ExtKeyUsage({ keyPurposes: [SERVER_AUTH] }).toSchema())]
      : []),
  ];
}

function extension(extnID: string, critical: boolean, value: asn1.BaseBlock): pki.Extension {
  return new pki.Extension({ extnID, critical, extnValue: value.toBER(false) });
}

/** SHA-1 of the key itself, without its algorithm. */
function keyIdentifier(publicKey: Uint8Array): ArrayBuffer {
  const { subjectPublicKey } = pki.PublicKeyInfo.fromBER(Uint8Array.from(publicKey).buffer);
  const digest = createHash('sha1').update(subjectPublicKey.valueBlock.valueHexView).digest();
  return Uint8Array.from(digest).buffer;
}
