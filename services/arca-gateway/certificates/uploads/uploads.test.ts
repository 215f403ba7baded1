import assert from 'node:assert/strict';
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import type { Certificate } from '@arca-api/contract/gateway-certificates';
import { HopFailure } from '@arca-api/contract/hop';
import { X509Certificate, X509Certificates } from '@peculiar/x509';
import { CUIT } from '../../testing/comprobantes.ts';
import { openStage, type Stage, type StagedGateway } from '../../testing/stage.ts';

const ENVIRONMENT = 'produccion';

suite('files that people hand in', () => {
  let stage: Stage;
  let gateway: StagedGateway;
  let requests = 0;

  before(async () => {
    stage = await openStage();
    gateway = await stage.gateway();
  });
  after(() => stage.close());

  /** A new key's CSR, and what the simulator's authority makes of it. */
  async function certified(): Promise<{ csr: string; pem: string }> {
    const { csr } = await gateway.client.requestCertificate({
      environment: ENVIRONMENT,
      cuit: CUIT,
      name: `file ${++requests}`,
    });
    assert.ok(csr);
    return { csr, pem: stage.simulator.control.issueCertificate({ csr }).pem };
  }
  const upload = (certificate: string): Promise<Certificate> =>
    gateway.client.uploadCertificate({ environment: ENVIRONMENT, cuit: CUIT, certificate });
  const reasonOf = async (text: string): Promise<unknown> =>
    upload(text).then(
      () => 'installed',
      (error) => (error instanceof HopFailure ? Reflect.get(Object(error.body), 'reason') : error),
    );
  const der = (pem: string) => Buffer.from(new X509Certificate(pem).rawData).toString('base64');
  const fingerprintOf = async (pem: string) =>
    Buffer.from(await new X509Certificate(pem).getThumbprint('SHA-256')).toString('hex');

  test('a good certificate is taken in whatever shape it comes', async () => {
    const authority = stage.simulator.control.authority();
    const shapes: ((pem: string) => string | Promise<string>)[] = [
      (pem) => pem,
      (pem) => pem.replaceAll('\n', '\r\n'),
      (pem) => `\uFEFF${pem}`,
      (pem) => `Bag Attributes\n    friendlyName: x\nsubject=/CN=y\n\n${pem}\n\n`,
      (pem) => pem.replaceAll('\n', '\n  '),
      (pem) => `${authority}${pem}`,
      (pem) => `${pem}${authority}`,
      (pem) => der(pem),
      (pem) => `  ${der(pem).replace(/.{50}/g, '$&\n')}\n`,
      (pem) =>
        new X509Certificates([new X509Certificate(pem), new X509Certificate(authority)]).toString('pem'),
      (pem) =>
        `-----BEGIN PKCS7-----\n${Buffer.from(new X509Certificates([new X509Certificate(pem)]).export('raw')).toString('base64')}\n-----END PKCS7-----`,
      (pem) => Buffer.from(new X509Certificates([new X509Certificate(pem)]).export('raw')).toString('base64'),
    ];
    for (const [index, shape] of shapes.entries()) {
      const { pem } = await certified();
      const installed = await upload(await shape(pem));
      const fingerprint = await fingerprintOf(pem);
      assert.ok(
        installed.installed.some((one) => one.fingerprint === fingerprint),
        `shape ${index}`,
      );
    }
  });

  test('what is none is refused for what it is', async () => {
    const { csr, pem } = await certified();
    const cut = `${pem.slice(0, 400)}\n-----END CERTIFICATE-----\n`;
    const cases: [string, string][] = [
      ['', 'empty'],
      [' \r\n\t', 'empty'],
      ['\uFEFF', 'empty'],
      ['hola', 'not_a_certificate'],
      ['aG9sYQ==', 'not_a_certificate'],
      ['<html>ARCA</html>', 'not_a_certificate'],
      ['{"certificate": 1}', 'not_a_certificate'],
      [csr, 'request'],
      [csr.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'), 'request'],
      [cut, 'not_a_certificate'],
      ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 'not_a_certificate'],
      ['-----BEGIN CERTIFICATE-----\n', 'not_a_certificate'],
      [`-----BEGIN PUBLIC KEY-----\n${der(pem)}\n-----END PUBLIC KEY-----`, 'not_a_certificate'],
      ['x'.repeat(3_000_000), 'too_large'],
      ['A'.repeat(3_000_000), 'too_large'],
      ['-----BEGIN CERTIFICATE-----\n'.repeat(3000), 'not_a_certificate'],
      [stage.simulator.control.authority(), 'no_cuit'],
      ['\u0001\u0002binario', 'not_a_certificate'],
    ];
    for (const [text, reason] of cases) assert.equal(await reasonOf(text), reason, text.slice(0, 60));
  });

  test('a private key is refused with a warning, is kept nowhere and reaches no log', async () => {
    const { pem } = await certified();
    const pair = await webcrypto.subtle.generateKey(
      {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: 2048,
        publicExponent: new Uint8Array([1, 0, 1]),
      },
      true,
      ['sign', 'verify'],
    );
    const body = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)).toString('base64');
    const secret = body.slice(200, 260);
    const armour = (label: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
    for (const text of [
      armour('PRIVATE KEY'),
      armour('RSA PRIVATE KEY'),
      armour('ENCRYPTED PRIVATE KEY'),
      `${pem}${armour('PRIVATE KEY')}`,
      `${armour('EC PRIVATE KEY')}${pem}`,
      `${'x'.repeat(200_000)}${armour('PRIVATE KEY')}`,
    ]) {
      await assert.rejects(upload(text), (error: unknown) => {
        assert.ok(error instanceof HopFailure);
        assert.equal(error.status, 422);
        const told = JSON.stringify(error.body);
        assert.match(told, /clave privada[^"]*expuesta/);
        assert.ok(!told.includes(secret));
        return true;
      });
    }
    assert.ok(!JSON.stringify(stage.log.lines).includes(secret));
    const tables = ['certificates', 'upload_refusals', 'data_keys'] as const;
    for (const table of tables) {
      const rows = await stage.database
        .schema<Record<string, object>>('arca')
        .selectFrom(table)
        .selectAll()
        .execute();
      assert.ok(!JSON.stringify(rows).includes(secret), table);
    }
  });

  test('a certificate that matches no key of this CUIT says whose or which it is', async () => {
    const { csr } = await gateway.client.requestCertificate({
      environment: 'homologacion',
      cuit: CUIT,
      name: 'other',
    });
    assert.ok(csr);
    assert.equal(await reasonOf(stage.simulator.control.issueCertificate({ csr }).pem), 'other_environment');
    const other = await gateway.client.requestCertificate({
      environment: ENVIRONMENT,
      cuit: '30000000139',
      name: 'x',
    });
    const theirs = stage.simulator.control.issueCertificate({ csr: other.csr ?? '' }).pem;
    assert.equal(await reasonOf(theirs), 'other_cuit');
  });

  test('many good and bad files at once leave every good one installed and nothing else', async () => {
    const good = await Promise.all(Array.from({ length: 4 }, certified));
    const before = await gateway.client.certificate({ environment: ENVIRONMENT, cuit: CUIT, name: '' });
    await Promise.all([
      ...good.flatMap(({ pem, csr }) => [reasonOf(pem), reasonOf(csr), reasonOf(pem), reasonOf('')]),
    ]);
    const after = await gateway.client.certificate({ environment: ENVIRONMENT, cuit: CUIT, name: '' });
    assert.equal(after.installed.length, before.installed.length + good.length);
  });
});
