// Each code of WSFEXv1 is answered to a request that deserves it, and to none of the good ones.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { type Bench, ISSUER, openBench } from '../testing/client.ts';
import { root } from '../testing/recordings.ts';
import { exportCodesPage } from '../testing/services/code-pages.ts';
import { EXPORT_CASES } from '../testing/services/export-cases.ts';
import { authorizeExport, callExport, GOODS, without } from '../testing/services/exports.ts';
import { EXPORT_CODES, UNREACHABLE_EXPORT_CODES } from './codes.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
beforeEach(() => bench.simulator.control.reset());
after(() => bench.close());

for (const [name, prepare] of Object.entries(EXPORT_CASES)) {
  const code = Number(name);
  test(`${name}: ${EXPORT_CODES[code]?.message}`, async () => {
    const cmp = await prepare(bench);
    const { control } = bench.simulator;
    const before = control.ledger().length;
    const answer = await authorizeExport(bench, cmp);
    if (code < 100) {
      assert.equal(answer.code, 0, answer.reply.text);
      assert.ok(answer.block?.['Motivos_Obs']?.split(',').includes(name), answer.reply.text);
      assert.equal(answer.block?.['Resultado'], code === 21 ? 'R' : 'A');
    } else {
      assert.equal(answer.code, code, answer.reply.text);
      assert.equal(answer.block, undefined);
    }
    assert.equal(control.ledger().length - before, code < 100 && code !== 21 ? 1 : 0);
  });
}

/** Codes of the other operations and of the whole service, each with its request. */
const OTHERS: Readonly<Record<number, () => Promise<{ readonly code: number }>>> = {
  1000: () => callExport(bench, 'FEXGetLast_ID', '', { auth: '<Otro/>' }),
  1001: async () => {
    const { token, sign } = await bench.ticket('wsfex');
    const auth = `<Auth><Token>${token}</Token><Sign>${sign}</Sign><Cuit>20000000168</Cuit></Auth>`;
    return callExport(bench, 'FEXGetLast_ID', '', { auth });
  },
  1002: async () => {
    const { token, sign } = await bench.ticket('wsfex');
    return callExport(bench, 'FEXAuthorize', '', {
      auth: `<Auth><Token>${token}</Token><Sign>${sign}</Sign></Auth>`,
    });
  },
  1003: () => callExport(bench, 'FEXGetPARAM_Ctz', '<Mon_id>DOL</Mon_id><FchCotiz>20261117</FchCotiz>'),
  1020: () => callExport(bench, 'FEXGetCMP', '<Cmp><Cbte_tipo>19</Cbte_tipo></Cmp>'),
  1606: () =>
    callExport(bench, 'FEXGetLast_CMP', '', { inAuth: '<Pto_venta>5</Pto_venta><Cbte_Tipo>1</Cbte_Tipo>' }),
  1607: () => {
    bench.simulator.control.putPunto({ cuit: ISSUER, number: 5, kind: 'ri', blocked: false });
    const inAuth = '<Pto_venta>5</Pto_venta><Cbte_Tipo>19</Cbte_Tipo>';
    return callExport(bench, 'FEXGetLast_CMP', '', { inAuth });
  },
  1810: () => callExport(bench, 'FEXCheck_Permiso', '<ID_Permiso></ID_Permiso><Dst_merc>203</Dst_merc>'),
  2054: () => callExport(bench, 'FEXGetPARAM_MON_CON_COTIZACION', ''),
  ...Object.fromEntries(
    ([500, 501, 502] as const).map((code) => [
      code,
      () => {
        bench.simulator.control.addFault({ kind: 'arca-error', service: 'wsfex', code, times: 1 });
        return callExport(bench, 'FEXGetLast_ID', '');
      },
    ]),
  ),
};

for (const [name, ask] of Object.entries(OTHERS)) {
  test(`${name} outside FEXAuthorize`, async () => {
    assert.equal((await ask()).code, Number(name));
  });
}

test('every code of the manual is enforced with a test, or it is said why not', {
  skip: existsSync(join(root, 'codes')) ? false : `no codes in ${root}`,
}, () => {
  const table: { readonly codes: readonly { readonly code: number }[] } = JSON.parse(
    readFileSync(join(root, 'codes', 'wsfexv1.json'), 'utf8'),
  );
  const tested = new Set([...Object.keys(EXPORT_CASES), ...Object.keys(OTHERS)].map(Number));
  const missing = [...new Set(table.codes.map(({ code }) => code))].filter((code) => !tested.has(code));
  assert.deepEqual(
    missing.sort((one, other) => one - other),
    Object.keys(UNREACHABLE_EXPORT_CODES).map(Number),
  );
});

test('what is nearly wrong is authorised: the last cent, the last day, the longest text', async () => {
  const good = [
    { ...GOODS, Fecha_cbte: '20261113', Moneda_ctz: '1000' },
    { ...GOODS, Imp_total: '250.01' },
    { ...GOODS, Cliente: 'x'.repeat(200), Domicilio_cliente: 'x'.repeat(300), Obs: 'x'.repeat(1000) },
    { ...without(GOODS, 'Moneda_ctz'), CanMisMonExt: 'S' },
    {
      ...GOODS,
      Permiso_existente: 'S',
      Permisos: { Permiso: [{ Id_permiso: '26001EC01000123A', Dst_merc: 203 }] },
    },
  ];
  for (const cmp of good) {
    const { code, reply } = await authorizeExport(bench, { ...cmp, Punto_vta: 7 });
    bench.simulator.control.reset();
    assert.equal(code, 0, reply.text);
  }
});

test('the reference page says what is enforced', () => {
  const page = readFileSync(
    join(import.meta.dirname, '../../docs/reference/arca-simulator/wsfexv1-codes.md'),
    'utf8',
  );
  assert.equal(page, exportCodesPage(), 'run node arca-simulator/testing/services/generate.ts');
});
