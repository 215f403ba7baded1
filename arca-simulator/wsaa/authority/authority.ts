// The simulator's own certification authority: it certifies whatever CUIT a request names, as WSASS does in homologación.
import {
  createHmac,
  createPrivateKey,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import * as pki from 'pkijs';
import { remember } from '../../world/remember.ts';
import { type CertificateContent, distinguishedName, OID, writeCertificate } from './write-certificate.ts';

const SERVER_DAYS = 397;
/** How many signatures are remembered. */
const TICKETS = 100;

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
  /** A key and a certificate for a server of these names and addresses, PEM. */
  issueServer(names: readonly string[], now: Date): { readonly key: string; readonly certificate: string };
  /** The `sign` of a ticket's token. */
  signToken(token: string): string;
}

/** An authority from its record; `chance` gives as many random bytes as it is asked for. */
export function createAuthority(
  record: AuthorityRecord,
  chance: (size: number) => Uint8Array = randomBytes,
): Authority {
  const x509 = new X509Certificate(record.certificate);
  const secret = createSecretKey(record.secret, 'base64');
  // A world that is reset or brought back has its authority anew, and seldom certifies anybody then.
  let certifying: Pick<CertificateContent, 'key' | 'issuer'> | undefined;
  const certify = (content: Omit<CertificateContent, 'key' | 'issuer'>): string => {
    certifying ??= {
      key: createPrivateKey(record.key),
      issuer: pki.Certificate.fromBER(x509.raw).subject,
    };
    return writeCertificate({ ...content, ...certifying });
  };
  // DER wants the shortest positive integer: neither a sign bit nor a leading byte of zeros.
  const makeSerial = (): Buffer => {
    const serial = Buffer.from(chance(8));
    serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
    return serial;
  };
  return {
    pem: record.certificate,
    x509,
    issue({ cuit, alias }, publicKey, now, days = 730) {
      const subject = distinguishedName([OID.serialNumber, `CUIT ${cuit}`], [OID.cn, alias]);
      const serial = makeSerial();
      return {
        pem: certify({ subject, publicKey, now, days, kind: 'signer', serial }),
        serial: serial.toString('hex'),
      };
    },
    issueServer(names, now) {
      // RSA too: clients are told to offer ciphers of RSA alone, as ARCA's own example does (`AES256-SHA`).
      const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const certificate = certify({
        subject: distinguishedName([OID.cn, names[0] ?? 'localhost']),
        publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }),
        now,
        days: SERVER_DAYS,
        kind: 'server',
        serial: makeSerial(),
        names,
      });
      return { key: pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), certificate };
    },
    signToken: remember(TICKETS, (token) => createHmac('sha512', secret).update(token).digest('base64')),
  };
}

/** Makes the record of a new authority, valid for thirty years. */
export function generateAuthority(now: Date): AuthorityRecord {
  // RSA, as ARCA's own: clients whose libraries know no other signature re-encode certificates wrongly.
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const subject = distinguishedName(
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
    kind: 'authority',
    serial: Buffer.from([1]),
    key: privateKey,
  });
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    certificate,
    secret: randomBytes(32).toString('base64'),
  };
}
