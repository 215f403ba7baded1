// What this world authorised by any of its services can be verified, and whatever differs is named by its code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { child, childText, readXml } from '../soap/read-xml.ts';
import { type Bench, ISSUER, openBench } from '../testing/client.ts';
import { INVOICE_A, INVOICE_B } from '../testing/details.ts';
import { verificationCodesPage } from '../testing/services/code-pages.ts';
import { authorizeExport, GOODS } from '../testing/services/exports.ts';
import { callVerification, questionOf, verify } from '../testing/services/verifications.ts';
import type { AuthorizedComprobante } from '../world/registers/ledger.ts';
import type { Cmp } from './cmp.ts';
import { UNREACHABLE_VERIFICATION_CODES, VERIFICATION_CODES } from './codes.ts';

let bench: Bench;
let good: Cmp;
let classB: Cmp;
before(async () => {
  bench = await openBench();
  await bench.authorize(1, [INVOICE_A]);
  await bench.authorize(6, [INVOICE_B]);
  good = questionOf(held(1));
  classB = questionOf(held(6));
});
after(() => bench.close());

function held(type: number): AuthorizedComprobante {
  const record = bench.simulator.control.ledger({ type }).at(-1);
  assert.ok(record);
  return record;
}

test('what WSFEv1, WSFEXv1 or another system authorised is told to exist, to anybody who asks', async () => {
  await authorizeExport(bench, GOODS);
  bench.simulator.control.authorizeElsewhere({ cuit: '30000000163', punto_de_venta: 3, type: 6 });
  for (const record of bench.simulator.control.ledger()) {
    const { result, notes, errors, reply } = await verify(bench, questionOf(record), { cuit: '20000000168' });
    assert.deepEqual({ result, notes, errors }, { result: 'A', notes: [], errors: [] }, reply.text);
  }
});

test('the request comes back as it was sent, with the time of its processing', async () => {
  const { reply } = await verify(bench, good);
  const echo = child(child(reply.body, 'ComprobanteConstatarResult'), 'CmpResp');
  assert.deepEqual(
    Object.fromEntries((echo?.children ?? []).map(({ name, text }) => [name, text])),
    Object.fromEntries(Object.entries(good).map(([name, value]) => [name, String(value)])),
  );
  assert.match(reply.text, /<FchProceso>20261118120000<\/FchProceso>/);
});

/** What to change in a good question, and where the code is told. */
const WRONG: Readonly<Record<number, () => Partial<Cmp>>> = {
  1: () => ({ ...good, CbteModo: 'CEA' }),
  2: () => ({ ...good, CuitEmisor: 222222222222 }),
  3: () => ({ ...good, PtoVta: 99999 }),
  4: () => ({ ...good, CbteTipo: 14 }),
  5: () => ({ ...good, CbteNro: 0 }),
  6: () => ({ ...good, CbteFch: '20261131' }),
  7: () => ({ ...good, ImpTotal: -1 }),
  8: () => ({ ...good, DocTipoReceptor: '79' }),
  9: () => ({ ...good, DocNroReceptor: 'X1' }),
  10: () => ({ ...good, CodAutorizacion: '7' }),
  100: () => ({ ...good, CodAutorizacion: '70000000000000' }),
  101: () => ({ ...good, CbteFch: '20121231' }),
  102: () => ({ ...good, CuitEmisor: 30000000163 }),
  103: () => ({ ...good, CbteTipo: 2 }),
  104: () => ({ ...good, PtoVta: 2 }),
  105: () => ({ ...good, CbteNro: 2 }),
  107: () => ({ ...good, CbteFch: '20261117' }),
  110: () => ({ ...good, ImpTotal: 122.01 }),
  111: () => ({ ...classB, DocTipoReceptor: '96' }),
  112: () => ({ ...good, DocNroReceptor: '30000000163' }),
  113: () => ({ ...good, DocTipoReceptor: '96' }),
  114: () => ({ ...good, DocNroReceptor: '' }),
  115: () => ({ ...classB, ImpTotal: 10_000_000.01, DocTipoReceptor: '', DocNroReceptor: '' }),
  116: () => ({ ...classB, ImpTotal: 10_000_000.01, DocNroReceptor: '' }),
  117: () => ({ ...classB, DocNroReceptor: '' }),
  118: () => ({ ...good, CbteTipo: 195, DocTipoReceptor: '86', DocNroReceptor: '1' }),
  150: () => ({ ...good, Opcionales: { Opcional: [] } }),
  151: () => ({ ...good, Opcionales: { Opcional: [{ Id: '1', Valor: 'a' }] } }),
  152: () => ({
    ...good,
    Opcionales: {
      Opcional: [
        { Id: '1', Valor: 'a' },
        { Id: '1', Valor: 'b' },
      ],
    },
  }),
  153: () => ({ ...good, Opcionales: { Opcional: [{ Id: '1' }] } }),
};

for (const [code, spoil] of Object.entries(WRONG)) {
  test(`${code} rejects what differs, where the service tells it`, async () => {
    const { result, errors, notes, reply } = await verify(bench, spoil());
    assert.equal(result, 'R');
    assert.ok((Number(code) <= 10 ? errors : notes).includes(Number(code)), reply.text);
    assert.deepEqual(Number(code) <= 10 ? notes : errors, []);
  });
}

test('a total may differ by one, and a receiver may be left out of class B', async () => {
  assert.equal((await verify(bench, { ...good, ImpTotal: 122 })).result, 'A');
  const { DocTipoReceptor: _type, DocNroReceptor: _number, ...anonymous } = classB;
  assert.equal((await verify(bench, anonymous)).result, 'A');
});

test('every fault of the request is told at once', async () => {
  const { errors } = await verify(bench, { CbteModo: 'X', CuitEmisor: 1, PtoVta: 0 });
  assert.deepEqual(errors, [1, 2, 3, 4, 5, 6, 10]);
});

test('a refused ticket is told with the request, and without a time of processing', async () => {
  const { token, sign } = await bench.ticket('wscdc');
  const auth = (one: string, other: string, cuit = ISSUER): string =>
    `<Auth><Token>${one}</Token><Sign>${other}</Sign><Cuit>${cuit}</Cuit></Auth>`;
  const text = async (with_: string): Promise<string> => {
    const { reply, result } = await verify(bench, good, { auth: with_ });
    assert.equal(result, 'R');
    assert.doesNotMatch(reply.text, /FchProceso/);
    const errors = child(child(reply.body, 'ComprobanteConstatarResult'), 'Errors');
    return `${childText(errors?.children[0], 'Code')} ${child(errors?.children[0], 'Msg')?.text}`;
  };
  const hash = '600 ValidacionDeToken: Error al verificar hash: VerificacionDeHash: ';
  assert.equal(await text(auth('abc', 'abc')), `${hash}Error al convertir de Base64 al token: abc`);
  assert.equal(await text(auth('', '')), `${hash}No validó la firma digital. `);
  assert.match(await text(auth(token, sign, '20000000168')), /^601 /);
  bench.simulator.control.putPerson({ cuit: ISSUER, active: false });
  assert.match(await text(auth(token, sign)), /^602 /);
  bench.simulator.control.putPerson({ cuit: ISSUER, active: true });
  const { text: bare } = await callVerification(bench, 'DocumentosTipoConsultar', '', { auth: '<Otro/>' });
  assert.match(bare, /<Code>500<\/Code><Msg>Campo Auth no fue ingresado o esta mal formado\.<\/Msg>/);
});

test('tables have their rows, and the options none', async () => {
  const rows = async (operation: string): Promise<number> => {
    const { result } = await callVerification(bench, operation, '');
    return child(result, 'ResultGet')?.children.length ?? 0;
  };
  assert.equal(await rows('ComprobantesModalidadConsultar'), 3);
  assert.ok((await rows('ComprobantesTipoConsultar')) > 50);
  assert.ok((await rows('DocumentosTipoConsultar')) > 30);
  const { text } = await callVerification(bench, 'OpcionalesTipoConsultar', '');
  assert.match(text, /<Code>503<\/Code><Msg>Sin Resultados: - Metodo OpcionalesTipoConsultar<\/Msg>/);
  const dummy = await callVerification(bench, 'ComprobanteDummy', '', { auth: '' });
  assert.match(dummy.text, /<AppServer>OK<\/AppServer>/);
});

test('a failure of the service itself comes by its code', async () => {
  for (const code of [500, 501, 502] as const) {
    bench.simulator.control.addFault({ kind: 'arca-error', service: 'wscdc', code, times: 1 });
    assert.deepEqual((await verify(bench, good)).errors, [code]);
  }
});

test('what a CAEA covers is good until its report is overdue, from its own puntos de venta', async () => {
  const fresh = await openBench();
  try {
    const { control } = fresh.simulator;
    control.putPunto({ cuit: ISSUER, number: 20, kind: 'caea-ri', blocked: false });
    const reply = await fresh.call('FECAEASolicitar', '<Periodo>202611</Periodo><Orden>2</Orden>');
    const caea = /<CAEA>(\d{14})<\/CAEA>/.exec(reply.text)?.[1];
    assert.ok(caea, reply.text);
    const asked: Cmp = { ...good, CbteModo: 'CAEA', CodAutorizacion: caea, PtoVta: 20 };
    const coming = await verify(fresh, asked);
    assert.deepEqual([coming.result, ...coming.notes], ['A', 200]);
    assert.deepEqual((await verify(fresh, { ...asked, PtoVta: 1 })).notes, [109]);
    assert.deepEqual((await verify(fresh, { ...asked, CbteFch: '20261101' })).notes, [107]);
    assert.deepEqual((await verify(fresh, { ...asked, CbteModo: 'CAE' })).notes, [100]);
    control.advanceClock(60 * 24 * 60 * 60 * 1000);
    const late = await verifyLater(fresh, asked);
    assert.deepEqual(late, [106]);
  } finally {
    await fresh.close();
  }
});

/** With a ticket of today: the one at hand has expired. */
async function verifyLater(late: Bench, cmp: Cmp): Promise<readonly number[]> {
  const reply = await late.login('wscdc');
  const ticket = readXml(childText(reply.body, 'loginCmsReturn') ?? '<none/>');
  const [token, sign] = (child(ticket, 'credentials')?.children ?? []).map(({ text }) => text);
  const auth = `<Auth><Token>${token}</Token><Sign>${sign}</Sign><Cuit>${ISSUER}</Cuit></Auth>`;
  return (await verify(late, cmp, { auth })).notes;
}

test('every code has a test, or is about papers that are not kept here', () => {
  const elsewhere = new Set([106, 109, 200, 500, 501, 502, 503, 600, 601, 602]);
  const tested = Object.keys(WRONG).map(Number);
  const rest = Object.keys(VERIFICATION_CODES)
    .map(Number)
    .filter((code) => !tested.includes(code) && !elsewhere.has(code));
  assert.deepEqual(rest, Object.keys(UNREACHABLE_VERIFICATION_CODES).map(Number));
});

test('the reference page says what is enforced', () => {
  const page = readFileSync(
    join(import.meta.dirname, '../../docs/reference/arca-simulator/wscdc-codes.md'),
    'utf8',
  );
  assert.equal(page, verificationCodesPage(), 'run node arca-simulator/testing/services/generate.ts');
});
