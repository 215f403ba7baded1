import assert from 'node:assert/strict';
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import type { Certificate } from '@arca-api/contract/gateway-certificates';
import { HopFailure } from '@arca-api/contract/hop';
import { Name, Pkcs10CertificateRequest, X509CertificateGenerator } from '@peculiar/x509';
import { CUIT, LANE, plain, request } from '../testing/comprobantes.ts';
import { countCalls, openStage, type Stage, type StagedGateway } from '../testing/stage.ts';
import { certificatesStore } from './certificates.store.ts';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const DAY = 86_400_000;
const ENVIRONMENT = 'homologacion';

suite('certificates', () => {
  let stage: Stage;
  let gateway: StagedGateway;
  let authority: webcrypto.CryptoKeyPair;

  before(async () => {
    stage = await openStage();
    gateway = await stage.gateway();
    const generation = { ...ALGORITHM, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
    authority = await webcrypto.subtle.generateKey(generation, true, ['sign', 'verify']);
  });
  after(() => stage.close());

  /** As ARCA would: for the CSR's key, under whatever name and dates. */
  async function certify(csr: string | null, change: { serial?: string; from?: number; to?: number } = {}) {
    const now = stage.clock.now();
    const publicKey = csr
      ? await new Pkcs10CertificateRequest(csr).publicKey.export(webcrypto)
      : authority.publicKey;
    const certificate = await X509CertificateGenerator.create(
      {
        serialNumber: '0a',
        subject: new Name([{ CN: ['arcaapi'] }, { '2.5.4.5': [change.serial ?? `CUIT ${CUIT}`] }]),
        issuer: 'CN=Computadores Test, O=AFIP, C=AR',
        notBefore: new Date(change.from ?? now - DAY),
        notAfter: new Date(change.to ?? now + 700 * DAY),
        publicKey,
        signingKey: authority.privateKey,
        signingAlgorithm: ALGORITHM,
      },
      webcrypto,
    );
    return certificate.toString('pem');
  }
  const ask = (name: string) =>
    gateway.client.requestCertificate({ environment: ENVIRONMENT, cuit: CUIT, name });
  const upload = (certificate: string, cuit = CUIT): Promise<Certificate> =>
    gateway.client.uploadCertificate({ environment: ENVIRONMENT, cuit, certificate });
  const status = () => gateway.client.certificate({ environment: ENVIRONMENT, cuit: CUIT, name: '' });
  const refusedFor = (words: RegExp) => (error: unknown) => {
    assert.ok(error instanceof HopFailure);
    assert.equal(error.status, 422);
    const body = JSON.stringify(error.body);
    assert.match(body, /certificate\.invalid/);
    assert.match(body, words);
    return true;
  };

  test('a request is made once per name, says who it is for, and keeps its key inside', async () => {
    assert.equal((await status()).state, 'missing');
    const name = 'Juan "Pérez", Hijos & Cía. + Asociados';
    const [first, twin] = await Promise.all([ask(name), ask(name)]);
    assert.equal(first.state, 'requested');
    assert.equal(first.csr, twin.csr);
    assert.equal((await ask(name)).csr, first.csr);
    const csr = new Pkcs10CertificateRequest(first.csr ?? '');
    assert.ok(await csr.verify(webcrypto));
    assert.deepEqual(csr.subjectName.getField('O'), [name]);
    assert.deepEqual(csr.subjectName.getField('C'), ['AR']);
    assert.deepEqual(csr.subjectName.getField('2.5.4.5'), [`CUIT ${CUIT}`]);
    assert.doesNotMatch(JSON.stringify(first), /PRIVATE/);
    const kept = await stage.database
      .schema<{ certificates: object }>('arca')
      .selectFrom('certificates')
      .selectAll()
      .execute();
    assert.doesNotMatch(JSON.stringify(kept), /PRIVATE/);
  });

  test('what is no certificate of this CUIT and key is refused with its reason', async () => {
    const { csr } = await ask('refusals');
    assert.ok(csr);
    const now = stage.clock.now();
    const notOne = [
      '',
      'hello',
      csr,
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      'x'.repeat(1_000_000),
    ];
    for (const text of notOne.slice(1)) await assert.rejects(upload(text), refusedFor(/PEM/));
    await assert.rejects(upload(''), refusedFor(/vacío/));
    await assert.rejects(
      upload(await certify(csr, { serial: 'CUIT 30000000139' })),
      refusedFor(/30000000139/),
    );
    await assert.rejects(upload(await certify(csr, { serial: '12345' })), refusedFor(/serialNumber/));
    const expired = await certify(csr, { from: now - 9 * DAY, to: now - DAY });
    await assert.rejects(upload(expired), refusedFor(/expired on 2026-11-17/));
    await assert.rejects(upload(await certify(null)), refusedFor(/CSR/));
    assert.equal((await status()).state, 'requested');
  });

  test('the right one is installed, may be uploaded again, and is told expired when it is', async () => {
    const { csr } = await ask('installed');
    const pem = await certify(csr, { to: stage.clock.now() + 10 * DAY });
    const installed = await upload(`some text before\r\n${pem.replaceAll('\n', '\r\n')}\r\n`);
    assert.equal(installed.state, 'installed');
    assert.equal(installed.origin, 'uploaded');
    assert.match(installed.fingerprint ?? '', /^[0-9a-f]{64}$/);
    assert.match(installed.subject ?? '', new RegExp(CUIT));
    assert.deepEqual(await upload(pem), installed);
    await stage.clock.advance(11 * DAY);
    assert.equal((await status()).state, 'expired');
  });

  test('two that issue in the simulator at once for a new CUIT make one certificate', async () => {
    const cuit = '30000000155';
    const count = () => stage.simulator.control.certificates().filter((one) => one.cuit === cuit).length;
    const issue = (by: StagedGateway, punto_de_venta: number) =>
      by.client.last({ lane: { ...LANE, cuit, punto_de_venta }, deadline: stage.clock.now() + 30_000 });
    const answers = await Promise.all([1, 2, 3, 4].map((punto) => issue(gateway, punto)));
    assert.deepEqual(
      answers.map((answer) => (answer.ok ? 'ok' : answer.reason)),
      ['ok', 'ok', 'ok', 'ok'],
    );
    assert.equal(count(), 1);
    const told = await gateway.client.certificate({ environment: 'simulator', cuit, name: '' });
    assert.deepEqual([told.state, told.origin], ['installed', 'simulator']);
  });

  test('one that made its key while another got a certificate signs with that one, and leaves no request', async () => {
    const cuit = '30000000163';
    const issue = (by: StagedGateway, punto_de_venta: number) =>
      by.client.last({ lane: { ...LANE, cuit, punto_de_venta }, deadline: stage.clock.now() + 30_000 });
    const certificates = certificatesStore(stage.database);
    let looked = 0;
    const late = await stage.gateway({
      stores: {
        certificates: {
          ...certificates,
          async ofTaxpayer(environment, of) {
            const rows = await certificates.ofTaxpayer(environment, of);
            // The other does all of it between the first look and the key.
            if (++looked === 1) assert.ok((await issue(gateway, 1)).ok);
            return rows;
          },
        },
      },
    });
    assert.ok((await issue(late, 2)).ok);
    assert.ok(looked > 1);
    const told = await gateway.client.certificate({ environment: 'simulator', cuit, name: '' });
    assert.deepEqual([told.installed.length, told.csr], [1, null]);
  });

  test('a server that is not the simulator is shown a certificate of our own making', async () => {
    const other = await openStage({ acceptAnyCertificate: true });
    try {
      const self = await other.gateway({ config: { automaticCertificates: { kind: 'self_signed' } } });
      const logins = countCalls(other.simulator, 'wsaa', 'loginCms');
      const deadline = other.clock.now() + 30_000;
      const answer = await self.client.authorize(
        request(1, [plain(other.today())], { send_id: 'self', deadline }),
      );
      assert.equal(answer.certainty, 'answered');
      assert.equal(logins(), 1);
      assert.deepEqual(other.simulator.control.certificates(), []);
      const told = await self.client.certificate({ environment: 'simulator', cuit: CUIT, name: '' });
      assert.equal(told.origin, 'self_signed');
    } finally {
      await other.close();
    }
  });
});
