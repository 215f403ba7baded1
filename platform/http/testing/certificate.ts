/** Certificates for servers of tests: signed by themselves, for the names they are told. */
import { webcrypto } from 'node:crypto';
import { Integer, Utf8String } from 'asn1js';
import {
  AttributeTypeAndValue,
  Certificate,
  CryptoEngine,
  Extension,
  GeneralName,
  GeneralNames,
  Time,
} from 'pkijs';

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** PEM, valid from 2020 to 2050. */
export async function certify(...names: readonly string[]): Promise<{ key: string; cert: string }> {
  const engine = new CryptoEngine({ name: 'node', crypto: webcrypto });
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ value: 1 }),
    notBefore: new Time({ value: new Date('2020-01-01T00:00:00Z') }),
    notAfter: new Time({ value: new Date('2049-12-31T00:00:00Z') }),
  });
  const name = new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: 'of a test' }) });
  certificate.subject.typesAndValues.push(name);
  certificate.issuer.typesAndValues.push(name);
  const told = new GeneralNames({ names: names.map((value) => new GeneralName({ type: 2, value })) });
  certificate.extensions = [
    new Extension({ extnID: '2.5.29.17', critical: false, extnValue: told.toSchema().toBER(false) }),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine);
  await certificate.sign(keys.privateKey, 'SHA-256', engine);
  return {
    cert: pem('CERTIFICATE', certificate.toSchema(true).toBER(false)),
    key: pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
  };
}
