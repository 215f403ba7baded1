// Writes X.509 certificates: the part of an authority that knows DER.
import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { isIP } from 'node:net';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import { type CertificateKind, extensionsOf } from '../certificate-extensions.ts';

const RSA_SHA256 = '1.2.840.113549.1.1.11';
const SUBJECT_ALT_NAME = '2.5.29.17';
const DNS_NAME = 2;
const IP_ADDRESS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

export const OID = {
  cn: '2.5.4.3',
  serialNumber: '2.5.4.5',
  organization: '2.5.4.10',
  country: '2.5.4.6',
} as const;

/** A distinguished name of single-valued parts, built by hand because pkijs would make them one multi-valued part. */
export function distinguishedName(
  ...parts: readonly (readonly [type: string, value: string])[]
): pki.RelativeDistinguishedNames {
  const sets = parts.map(([type, value]) => {
    const text = type === OID.cn ? new asn1.Utf8String({ value }) : new asn1.PrintableString({ value });
    const pair = new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value: type }), text] });
    return new asn1.Set({ value: [pair] });
  });
  return pki.RelativeDistinguishedNames.fromBER(new asn1.Sequence({ value: sets }).toBER(false));
}

export interface CertificateContent {
  readonly subject: pki.RelativeDistinguishedNames;
  readonly issuer: pki.RelativeDistinguishedNames;
  readonly publicKey: Uint8Array;
  readonly now: Date;
  readonly days: number;
  readonly kind: CertificateKind;
  readonly serial: Uint8Array;
  /** The issuer's. */
  readonly key: KeyObject;
  /** Names and addresses of a server. */
  readonly names?: readonly string[];
}

/** A certificate signed by its issuer, PEM. */
export function writeCertificate(input: CertificateContent): string {
  const algorithm = new pki.AlgorithmIdentifier({
    algorithmId: RSA_SHA256,
    algorithmParams: new asn1.Null(),
  });
  const issuerKey = createPublicKey(input.key).export({ format: 'der', type: 'spki' });
  const certificate = new pki.Certificate({
    version: 2,
    serialNumber: new asn1.Integer({ valueHex: Uint8Array.from(input.serial).buffer }),
    subject: input.subject,
    issuer: input.issuer,
    // A day of grace, because the machine that signs a request may run behind this one.
    notBefore: time(new Date(input.now.getTime() - DAY_MS)),
    notAfter: time(new Date(input.now.getTime() + input.days * DAY_MS)),
    extensions: [
      ...extensionsOf(input.kind, input.publicKey, issuerKey),
      ...(input.names ? [alternativeNames(input.names)] : []),
    ],
  });
  certificate.subjectPublicKeyInfo = pki.PublicKeyInfo.fromBER(Uint8Array.from(input.publicKey).buffer);
  certificate.signature = algorithm;
  certificate.signatureAlgorithm = algorithm;
  const body = certificate.encodeTBS().toBER(false);
  certificate.tbs = body;
  const signature = sign('sha256', Buffer.from(body), input.key);
  certificate.signatureValue = new asn1.BitString({ valueHex: Uint8Array.from(signature).buffer });
  return toPem('CERTIFICATE', Buffer.from(certificate.toSchema().toBER(false)));
}

function alternativeNames(names: readonly string[]): pki.Extension {
  const altNames = names.map((one) =>
    isIP(one) === 0
      ? new pki.GeneralName({ type: DNS_NAME, value: one })
      : new pki.GeneralName({
          type: IP_ADDRESS,
          value: new asn1.OctetString({ valueHex: addressBytes(one).buffer }),
        }),
  );
  const value = new pki.AltName({ altNames }).toSchema().toBER(false);
  return new pki.Extension({ extnID: SUBJECT_ALT_NAME, critical: false, extnValue: value });
}

function addressBytes(address: string): Uint8Array<ArrayBuffer> {
  if (isIP(address) === 4) return Uint8Array.from(address.split('.').map(Number));
  const [before = '', after] = address.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [head, tail] = [groups(before), groups(after ?? '')];
  const zeros = after === undefined ? [] : Array<string>(8 - head.length - tail.length).fill('0');
  const words = [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16));
  return Uint8Array.from(words.flatMap((word) => [word >> 8, word & 0xff]));
}

/** X.509 writes years from 2050 on in another type. */
function time(value: Date): pki.Time {
  // Nor does it allow fractions of a second.
  const whole = new Date(Math.floor(value.getTime() / 1000) * 1000);
  return new pki.Time({ value: whole, type: whole.getUTCFullYear() < 2050 ? 0 : 1 });
}

/** DER in the usual text armour. */
export function toPem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
