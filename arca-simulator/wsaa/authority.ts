// The simulator's own certification authority: it certifies whatever CUIT a request names, as WSASS does in homologación.
import {
  createHmac,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';

const RSA_SHA256 = '1.2.840.113549.1.1.11';
const OID = { cn: '2.5.4.3', serialNumber: '2.5.4.5', organization: '2.5.4.10', country: '2.5.4.6' } as const;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What is kept of an authority: PKCS#8 and certificate in PEM, and the secret that signs tickets (base64). */
export interface AuthorityRecord {
  readonly key: string;
  readonly certificate: string;
  readonly secret: string;
}

export interface Authority {
  readonly pem: string;
  readonly x509: X509Certificate;
  /** Issues a certificate for a public key (SPKI, DER), of two years unless told. */
  issue(
    subject: { readonly cuit: string; readonly alias: string },
    publicKey: Uint8Array,
    now: Date,
    days?: number,
  ): { pem: string; serial: string };
  /** The `sign` of a ticket's token. */
  signToken(token: string): string;
}

/** An authority from its record; `chance` gives as many random bytes as it is asked for. */
export function createAuthority(
  record: AuthorityRecord,
  chance: (size: number) => Uint8Array = randomBytes,
): Authority {
  const key = createPrivateKey(record.key);
  const x509 = new X509Certificate(record.certificate);
  const secret = Buffer.from(record.secret, 'base64');
  const issuer = pki.Certificate.fromBER(x509.raw).subject;
  return {
    pem: record.certificate,
    x509,
    issue({ cuit, alias }, publicKey, now, days = 730) {
      const subject = name([OID.serialNumber, `CUIT ${cuit}`], [OID.cn, alias]);
      const serial = Buffer.from(chance(8));
      // DER wants the shortest positive integer: neither a sign bit nor a leading byte of zeros.
      serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
      return {
        pem: writeCertificate({ subject, issuer, publicKey, now, days, authority: false, serial, key }),
        serial: serial.toString('hex'),
      };
    },
    signToken: (token) => createHmac('sha512', secret).update(token).digest('base64'),
  };
}

/** Makes the record of a new authority, valid for thirty years. */
export function generateAuthority(now: Date): AuthorityRecord {
  // RSA, as ARCA's own: clients whose libraries know no other signature re-encode certificates wrongly.
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const subject = name(
    [OID.country, 'AR'],
    [OID.organization, 'ARCA Simulator'],
    [OID.cn, 'Computadores Simulados'],
  );
  const certificate = writeCertificate({
    subject,
    issuer: subject,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }),
    now,
    days: 30 * 365,
    authority: true,
    serial: Buffer.from([1]),
    key: privateKey,
  });
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    certificate,
    secret: randomBytes(32).toString('base64'),
  };
}

/** A distinguished name of single-valued parts, built by hand because pkijs would make them one multi-valued part. */
function name(...parts: readonly (readonly [type: string, value: string])[]): pki.RelativeDistinguishedNames {
  const sets = parts.map(([type, value]) => {
    const text = type === OID.cn ? new asn1.Utf8String({ value }) : new asn1.PrintableString({ value });
    const pair = new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value: type }), text] });
    return new asn1.Set({ value: [pair] });
  });
  return pki.RelativeDistinguishedNames.fromBER(new asn1.Sequence({ value: sets }).toBER(false));
}

function writeCertificate(input: {
  readonly subject: pki.RelativeDistinguishedNames;
  readonly issuer: pki.RelativeDistinguishedNames;
  readonly publicKey: Uint8Array;
  readonly now: Date;
  readonly days: number;
  readonly authority: boolean;
  readonly serial: Uint8Array;
  readonly key: KeyObject;
}): string {
  const algorithm = new pki.AlgorithmIdentifier({
    algorithmId: RSA_SHA256,
    algorithmParams: new asn1.Null(),
  });
  const basic = new pki.BasicConstraints({ cA: input.authority });
  const certificate = new pki.Certificate({
    version: 2,
    serialNumber: new asn1.Integer({ valueHex: Uint8Array.from(input.serial).buffer }),
    subject: input.subject,
    issuer: input.issuer,
    // A day of grace, because the machine that signs a request may run behind this one.
    notBefore: time(new Date(input.now.getTime() - DAY_MS)),
    notAfter: time(new Date(input.now.getTime() + input.days * DAY_MS)),
    extensions: [
      new pki.Extension({ extnID: '2.5.29.19', critical: true, extnValue: basic.toSchema().toBER(false) }),
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
