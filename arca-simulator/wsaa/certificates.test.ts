// Certificates must pass verifiers that look at more than the signature, and serve clients that know no cipher but RSA's.
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { get } from 'node:https';
import { after, before, test } from 'node:test';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import { createSimulator, type Simulator } from '../simulator.ts';
import { makeKey, makeRequest } from '../testing/sign-login.ts';

let simulator: Simulator;
let url: string;
before(async () => {
  simulator = createSimulator();
  url = `${(await simulator.listen({ https: true })).wsfe}?wsdl`;
});
after(() => simulator.close());

const idsOf = (pem: string): readonly string[] =>
  (pki.Certificate.fromBER(new X509Certificate(pem).raw).extensions ?? []).map(({ extnID }) => extnID);

/** Hexadecimal digits of a key's identifier: the subject's own, or its issuer's. */
function keyIn(pem: string, id: '2.5.29.14' | '2.5.29.35'): string {
  const { extensions } = pki.Certificate.fromBER(new X509Certificate(pem).raw);
  const value: unknown = extensions?.find(({ extnID }) => extnID === id)?.parsedValue;
  const key = value instanceof pki.AuthorityKeyIdentifier ? value.keyIdentifier : value;
  assert.ok(key instanceof asn1.OctetString);
  return Buffer.from(key.valueBlock.valueHexView).toString('hex');
}

test('each certificate says what it is for, whose key it has and whose key certified it', () => {
  const authority = simulator.control.authority();
  const { pem } = simulator.control.issueCertificate({ csr: makeRequest(makeKey(), '30000000147', 'a') });
  const server = simulator.certificate() ?? '';
  const [basic, usage, own, issuer] = ['2.5.29.19', '2.5.29.15', '2.5.29.14', '2.5.29.35'];
  assert.deepEqual(idsOf(authority), [basic, usage, own]);
  assert.deepEqual(idsOf(pem), [basic, usage, own, issuer]);
  assert.deepEqual(idsOf(server), [basic, usage, own, issuer, '2.5.29.37', '2.5.29.17']);
  for (const one of [pem, server]) {
    assert.equal(keyIn(one, '2.5.29.35'), keyIn(authority, '2.5.29.14'));
    assert.notEqual(keyIn(one, '2.5.29.14'), keyIn(authority, '2.5.29.14'));
    assert.ok(new X509Certificate(one).checkIssued(new X509Certificate(authority)));
  }
});

test("over TLS it serves clients that offer what ARCA's own example does, and modern ones", async () => {
  for (const ciphers of ['AES256-SHA', 'AES256-SHA:@SECLEVEL=1', 'ECDHE-RSA-AES256-GCM-SHA384']) {
    const status = await new Promise((resolve, reject) => {
      get(
        url,
        { ca: simulator.control.authority(), ciphers, maxVersion: 'TLSv1.2', agent: false },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      ).on('error', reject);
    });
    assert.equal(status, 200, ciphers);
  }
});
