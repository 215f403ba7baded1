/** A self-signed certificate for tests, like the ones of ARCA's taxpayers. */
import { webcrypto } from 'node:crypto';
import { Integer, PrintableString, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, Certificate, CryptoEngine, Time } from 'pkijs';

/** PEM pair. */
export interface TestPair {
  readonly certificate: string;
  readonly privateKey: string;
}

const pem = (label: string, der: ArrayBuffer): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
};

/** RSA 2048, SHA-256, valid from 2026 to 2028. */
export async function createTestPair(): Promise<TestPair> {
  const engine = new CryptoEngine({ name: 'node', crypto: webcrypto });
  const keys = await webcrypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
    },
    true,
    ['sign', 'verify'],
  );
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ value: 4711 }),
    notBefore: new Time({ value: new Date('2026-01-01T00:00:00Z') }),
    notAfter: new Time({ value: new Date('2028-01-01T00:00:00Z') }),
  });
  const name = [
    new AttributeTypeAndValue({ type: '2.5.4.5', value: new PrintableString({ value: 'CUIT 20267565393' }) }),
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: 'localhost' }) }),
  ];
  certificate.subject.typesAndValues.push(...name);
  certificate.issuer.typesAndValues.push(...name);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine);
  await certificate.sign(keys.privateKey, 'SHA-256', engine);
  return {
    certificate: pem('CERTIFICATE', certificate.toSchema(true).toBER(false)),
    privateKey: pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
  };
}
