// As if it were ARCA: the way from nothing to a CAE has all its steps, and each one left out is refused as ARCA would.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Bench, openBench } from '../testing/client.ts';
import { INVOICE_A } from '../testing/details.ts';
import { makeRequest } from '../testing/sign-login.ts';

const NEWCOMER = '20111111112';

let bench: Bench;
before(async () => {
  bench = await openBench({ strict: true });
});
after(() => bench.close());

test('every step from a stranger to a CAE is asked for, in order', async () => {
  const { control } = bench.simulator;
  const csr = makeRequest(bench.key, NEWCOMER, 'nuevo');
  assert.throws(() => control.issueCertificate({ csr }), /csr: .*not in the padrón/);
  control.putPerson({
    cuit: NEWCOMER,
    iva_condition: 'responsable_inscripto',
    activities: [{ id: 692000, name: 'SERVICIOS DE CONTABILIDAD' }],
  });
  const certificate = control.issueCertificate({ csr }).pem;
  const login = () => bench.login('wsfe', { certificate });
  assert.match((await login()).text, /coe\.notAuthorized/);
  control.delegate({ certificate_cuit: NEWCOMER, cuit: NEWCOMER, service: 'wsfex' });
  assert.match((await login()).text, /coe\.notAuthorized/);
  control.delegate({ certificate_cuit: NEWCOMER, cuit: NEWCOMER, service: 'wsfe' });
  const reply = await login();
  const credentials = /&lt;token&gt;(.*)&lt;\/token&gt;\s*&lt;sign&gt;(.*)&lt;\/sign&gt;/.exec(reply.text);
  assert.ok(credentials);
  const auth = `<Auth><Token>${credentials[1]}</Token><Sign>${credentials[2]}</Sign><Cuit>${NEWCOMER}</Cuit></Auth>`;
  const authorize = () => bench.authorize(1, [INVOICE_A], { auth });
  assert.match((await bench.call('FEParamGetPtosVenta', '', { auth })).text, /<Code>602</);
  assert.deepEqual((await authorize()).errors, [10005]);
  control.putPunto({ cuit: NEWCOMER, number: 1, kind: 'caea-contingency-ri', blocked: false });
  assert.deepEqual((await authorize()).errors, [10005]);
  control.putPunto({ cuit: NEWCOMER, number: 1, kind: 'ri', blocked: false });
  assert.equal((await authorize()).result, 'A');
});

test('a certificate of another authority, or of somebody who left the padrón, opens nothing', async () => {
  const { control } = bench.simulator;
  const other = await openBench();
  try {
    assert.match(
      (await bench.login('wsfe', { certificate: other.certificate() })).text,
      /cms\.cert\.untrusted/,
    );
  } finally {
    await other.close();
  }
  const cuit = '20222222223';
  control.putPerson({ cuit, iva_condition: 'monotributo', monotributo_category: 'A' });
  const { pem } = control.issueCertificate({ csr: makeRequest(bench.key, cuit, 'x') });
  control.delegate({ certificate_cuit: cuit, cuit, service: 'wsfe' });
  control.removePerson(cuit);
  assert.throws(() => control.delegate({ certificate_cuit: cuit, cuit, service: 'wsfex' }), /cuit/);
  assert.match((await bench.login('wsfe', { certificate: pem })).text, /coe\.notAuthorized/);
});

test('the known names have their puntos de venta, of each kind, and their receivers are anybody', () => {
  const { control } = bench.simulator;
  assert.deepEqual(
    control.puntos('30000000147').map(({ number, kind }) => `${number} ${kind}`),
    [
      '1 ri',
      '2 caea-contingency-ri',
      '3 export',
      '4 mtxca',
      '5 factuweb',
      '6 controlador-fiscal',
      '7 ri',
      '8 ri',
    ],
  );
  assert.equal(control.person('20333333334')?.synthetic, true);
});
