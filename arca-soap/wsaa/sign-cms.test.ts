import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { UnusableCredentials } from '../failure.ts';
import { createTestPair } from '../loopback/certificate.ts';
import { readXml } from '../xml/reader.ts';
import { createLoginTicketRequest } from './create-login-ticket-request.ts';
import { signCms } from './sign-cms.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const pair = await createTestPair();
const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const derOf = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');

test('a ticket request is in Buenos Aires time and within the schema', () => {
  const xml = createLoginTicketRequest({
    service: 'wsfe',
    uniqueId: 4294967295,
    generationTime: NOW,
    expirationTime: NOW + 600_000,
  });
  const root = readXml(xml);
  assert.equal(root.name, 'loginTicketRequest');
  assert.deepEqual(
    root.child('header')?.children.map(({ name, text }) => [name, text]),
    [
      ['uniqueId', '4294967295'],
      ['generationTime', '2026-11-22T23:00:00-03:00'],
      ['expirationTime', '2026-11-22T23:10:00-03:00'],
    ],
  );
  assert.equal(root.child('service')?.text, 'wsfe');
});

test('a ticket request outside the schema is refused', () => {
  const good = { service: 'wsfe', uniqueId: 1, generationTime: NOW, expirationTime: NOW };
  for (const bad of [
    { service: 'ws' },
    { service: '1wsfe' },
    { service: 'ws fe' },
    { service: 'w'.repeat(33) },
    { uniqueId: -1 },
    { uniqueId: 2 ** 32 },
    { uniqueId: 1.5 },
    { generationTime: Number.NaN },
  ]) {
    assert.throws(() => createLoginTicketRequest({ ...good, ...bad }), RangeError, JSON.stringify(bad));
  }
});

const openssl = spawnSync('openssl', ['version']).status === 0;

test('openssl verifies the CMS and finds the very content inside', {
  skip: openssl ? false : 'openssl is not installed',
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cms-'));
  try {
    const pem = join(folder, 'certificate.pem');
    writeFileSync(pem, pair.certificate);
    const key = await webcrypto.subtle.importKey('pkcs8', derOf(pair.privateKey), RSA, false, ['sign']);
    for (const privateKey of [pair.privateKey, key]) {
      for (const content of ['<á/>', 'x'.repeat(200_000)]) {
        const cms = await signCms({ content, certificate: pair.certificate, privateKey, signingTime: NOW });
        const input = Buffer.from(cms, 'base64');
        const verify = ['cms', '-verify', '-inform', 'DER', '-binary', '-CAfile', pem, '-purpose', 'any'];
        const verified = spawnSync('openssl', verify, { input, maxBuffer: 1e7 });
        assert.equal(verified.status, 0, verified.stderr.toString());
        assert.equal(verified.stdout.toString('utf8'), content);
        const printed = spawnSync('openssl', ['cms', '-cmsout', '-print', '-inform', 'DER'], {
          input,
          maxBuffer: 1e7,
        });
        assert.match(printed.stdout.toString(), /signingTime[\s\S]*Nov 23 02:00:00 2026 GMT/);
        assert.match(printed.stdout.toString(), /algorithm: sha256 /);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the content is one primitive octet string, because some verifiers do not join pieces', async () => {
  const content = 'x'.repeat(300);
  const cms = await signCms({ content, ...pair, signingTime: NOW });
  const data = '06092a864886f70d010701';
  // [0] of 0x130 bytes, in it OCTET STRING of 0x12c bytes.
  const expected = `${data}a08201300482012c${Buffer.from(content).toString('hex')}`;
  assert.ok(Buffer.from(cms, 'base64').toString('hex').includes(expected));
});

test('a key that belongs to another certificate, or cannot make this signature, is refused', async () => {
  const other = await createTestPair();
  const otherKey = await webcrypto.subtle.importKey('pkcs8', derOf(other.privateKey), RSA, false, ['sign']);
  const sha1 = { ...RSA, hash: 'SHA-1' };
  const sha1Key = await webcrypto.subtle.importKey('pkcs8', derOf(pair.privateKey), sha1, false, ['sign']);
  const { privateKey: ecKey } = await webcrypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign', 'verify'],
  );
  for (const privateKey of [other.privateKey, otherKey, sha1Key, ecKey]) {
    const request = { content: '', certificate: pair.certificate, privateKey, signingTime: NOW };
    await assert.rejects(signCms(request), UnusableCredentials);
  }
});
