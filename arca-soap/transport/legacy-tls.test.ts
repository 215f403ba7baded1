import assert from 'node:assert/strict';
import { getDiffieHellman } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { SecureContextOptions } from 'node:tls';
import { Integer, Sequence } from 'asn1js';
import { createArcaClient } from '../client.ts';
import { endpointsOf } from '../endpoints.ts';
import { ArcaFailure } from '../failure.ts';
import { createTestPair } from '../loopback/certificate.ts';
import { LEGACY_TLS_HOSTS } from './agents.ts';

// Node warns of the small group each time: it is what is tried here.
process.removeAllListeners('warning');

const pair = await createTestPair();
const answer =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><FEDummyResponse><FEDummyResult><AppServer>OK</AppServer></FEDummyResult></FEDummyResponse></s:Body></s:Envelope>';

/** The second Oakley group: 1024 bits, as ARCA's host offers. */
function smallGroup(): string {
  const prime = Uint8Array.from([0, ...getDiffieHellman('modp2').getPrime()]);
  const value = [new Integer({ valueHex: prime.buffer }), new Integer({ value: 2 })];
  const der = Buffer.from(new Sequence({ value }).toBER()).toString('base64');
  return `-----BEGIN DH PARAMETERS-----\n${der}\n-----END DH PARAMETERS-----\n`;
}
const OLD: SecureContextOptions = {
  dhparam: smallGroup(),
  ciphers: 'DHE-RSA-AES256-GCM-SHA384:DHE-RSA-AES128-SHA:@SECLEVEL=0',
  maxVersion: 'TLSv1.2',
};

async function serveOldTls(options: SecureContextOptions = OLD) {
  let asked = 0;
  const server = createServer({ key: pair.privateKey, cert: pair.certificate, ...options }, (_, response) => {
    asked++;
    response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(answer);
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Trust {
  readonly legacyTlsHosts?: readonly string[];
  readonly certificateAuthorities?: string;
}

/** Calls FEDummy at the host; a failure is told by its certainty, reason and OpenSSL's code. */
async function ask(host: string, port: number, trust: Trust): Promise<string> {
  const endpoints = endpointsOf('produccion', { wsfev1: `https://${host}:${port}/wsfev1/service.asmx` });
  const arca = createArcaClient({ endpoints, now: Date.now, ...trust });
  try {
    const { result } = await arca.wsfe.dummy({}, { deadline: Date.now() + 60_000 });
    return result.AppServer ?? '';
  } catch (error) {
    assert.ok(error instanceof ArcaFailure);
    const { code } = error.cause as NodeJS.ErrnoException;
    return `${error.certainty} ${error.reason} ${code}`;
  } finally {
    await arca.close();
  }
}

test('a listed host with a Diffie-Hellman group of 1024 bits is spoken with, any other is refused', async () => {
  await using server = await serveOldTls();
  const trust = { certificateAuthorities: pair.certificate, legacyTlsHosts: ['localhost'] };
  assert.equal(await ask('localhost', server.port, trust), 'OK');
  assert.equal(server.asked(), 1);

  const refusal = 'not-sent tls_failed ERR_SSL_DH_KEY_TOO_SMALL';
  assert.equal(await ask('127.0.0.1', server.port, trust), refusal);
  const usual = { certificateAuthorities: pair.certificate };
  assert.equal(await ask('localhost', server.port, usual), refusal, 'after it was let pass elsewhere, too');
  assert.equal(server.asked(), 1);
});

test("out of the box the one listed host is ARCA's production host of WSFEv1", () => {
  assert.deepEqual(LEGACY_TLS_HOSTS, [new URL(endpointsOf('produccion').urls.wsfev1).hostname]);
  const others = (['wsaa', 'ws_sr_constancia_inscripcion', 'ws_sr_padron_a13', 'wsmtxca'] as const).map(
    (id) => new URL(endpointsOf('produccion').urls[id]).hostname,
  );
  const testing = Object.values(endpointsOf('homologacion').urls).map((url) => new URL(url).hostname);
  for (const host of [...others, ...testing]) assert.ok(!LEGACY_TLS_HOSTS.includes(host), host);
});

test('a listed host is trusted no more than others: neither a strange certificate nor an older TLS passes', async () => {
  const legacyTlsHosts = ['localhost'];
  await using server = await serveOldTls();
  assert.equal(
    await ask('localhost', server.port, { legacyTlsHosts }),
    'not-sent tls_failed DEPTH_ZERO_SELF_SIGNED_CERT',
  );
  await using older = await serveOldTls({ ...OLD, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' });
  const trust = { legacyTlsHosts, certificateAuthorities: pair.certificate };
  assert.match(await ask('localhost', older.port, trust), /^not-sent tls_failed ERR_SSL/);
  assert.equal(server.asked() + older.asked(), 0);
});
