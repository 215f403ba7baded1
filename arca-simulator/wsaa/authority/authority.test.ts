// Strict readers of DER refuse a serial that is not the shortest positive integer, whatever chance gave.
import assert from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { createAuthority, generateAuthority } from './authority.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const SUBJECT = { cuit: '20000000168', alias: 'uno' };

for (const [what, byte] of [
  ['only zeros', 0x00],
  ['only ones', 0xff],
  ['a leading bit', 0x80],
] as const) {
  test(`a certificate is strict DER when chance gives ${what}`, () => {
    const authority = createAuthority(generateAuthority(NOW), (size) => new Uint8Array(size).fill(byte));
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const issued = authority.issue(SUBJECT, publicKey.export({ format: 'der', type: 'spki' }), NOW);
    const read = new X509Certificate(issued.pem);
    assert.equal(read.serialNumber.toLowerCase(), issued.serial);
    assert.ok(read.verify(authority.x509.publicKey));
  });
}
