// An export is told apart by its Id, numbered in its lane, and can be found again by a client that lost the answer.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { child, childText } from '../soap/read-xml.ts';
import { type Bench, ISSUER, openBench } from '../testing/client.ts';
import { authorizeExport, callExport, GOODS, SERVICE } from '../testing/services/exports.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const lastId = async (): Promise<string | undefined> =>
  childText(child((await callExport(bench, 'FEXGetLast_ID', '')).result, 'FEXResultGet'), 'Id');

test('goods and services are authorised with a CAE, and the ledger holds them', async () => {
  for (const cmp of [GOODS, SERVICE]) {
    const { reply, code, block } = await authorizeExport(bench, cmp);
    assert.equal(code, 0, reply.text);
    assert.match(block?.['Cae'] ?? '', /^\d{14}$/);
    assert.equal(block?.['Resultado'], 'A');
    assert.equal(block?.['Reproceso'], 'N');
  }
  const [goods] = bench.simulator.control.ledger({ cuit: ISSUER, type: 19 });
  assert.equal(goods?.source, 'wsfex');
  assert.equal(goods?.cmp?.Imp_total, '250.00');
  assert.equal(goods?.detail.ImpTotal, 250);
});

test('the same Id with the same data gives the same CAE again, and authorises nothing', async () => {
  const first = await authorizeExport(bench, GOODS);
  const before = bench.simulator.control.ledger().length;
  const again = await authorizeExport(bench, first.sent);
  assert.equal(again.block?.['Cae'], first.block?.['Cae']);
  assert.equal(again.block?.['Reproceso'], 'S');
  assert.equal(bench.simulator.control.ledger().length, before);
});

test('twenty at once with one Id and one number authorise one export, and nineteen hear of it', async () => {
  const before = bench.simulator.control.ledger().length;
  const { control } = bench.simulator;
  const Id = control.ledger().reduce((most, { cmp }) => Math.max(most, cmp?.Id ?? 0), 0) + 1;
  const Cbte_nro = control.ledger({ type: 19, punto_de_venta: 8 }).length + 1;
  const cmp = { ...GOODS, Punto_vta: 8, Id, Cbte_nro };
  const answers = await Promise.all(Array.from({ length: 20 }, () => authorizeExport(bench, cmp)));
  assert.equal(control.ledger().length, before + 1);
  assert.equal(new Set(answers.map(({ block }) => block?.['Cae'])).size, 1);
  const again = answers.filter(({ block }) => block?.['Reproceso'] === 'S');
  assert.equal(again.length, 19);
});

test('an export is kept with its Id over a restart', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'exports-'));
  const first = await openBench({ state: { directory }, replayWindow: 0 });
  const { sent, block } = await authorizeExport(first, GOODS).finally(() => first.close());
  const second = await openBench({ state: { directory }, replayWindow: 0 });
  const again = await authorizeExport(second, sent).finally(() => second.close());
  rmSync(directory, { recursive: true, force: true });
  assert.deepEqual([again.block?.['Cae'], again.block?.['Reproceso']], [block?.['Cae'], 'S']);
});

test('the same Id with other data is refused, and so is one that is not greater than the last', async () => {
  const { sent } = await authorizeExport(bench, GOODS);
  const other = await authorizeExport(bench, { ...sent, Cliente: 'Otro' });
  assert.equal(other.code, 1014);
  const id = Number(await lastId());
  await authorizeExport(bench, { ...GOODS, Id: id + 10 });
  assert.equal((await authorizeExport(bench, { ...GOODS, Id: id + 5 })).code, 1014);
  assert.equal((await authorizeExport(bench, { ...GOODS, Id: -1 })).code, 1014);
  assert.equal(await lastId(), String(id + 10));
});

test('a refused comprobante spends neither its number nor its Id', async () => {
  const id = await lastId();
  const refused = await authorizeExport(bench, { ...GOODS, Cliente: '' });
  assert.equal(refused.code, 1650);
  assert.equal(refused.block, undefined);
  assert.equal(await lastId(), id);
  assert.equal((await authorizeExport(bench, { ...GOODS, Id: refused.sent.Id ?? 0 })).code, 0);
});

test('the last comprobante of a lane is its number and date, and a lane without any stands at 0', async () => {
  const { sent } = await authorizeExport(bench, GOODS);
  const ask = async (punto: number): Promise<string | undefined> => {
    const inAuth = `<Pto_venta>${punto}</Pto_venta><Cbte_Tipo>19</Cbte_Tipo>`;
    const { result } = await callExport(bench, 'FEXGetLast_CMP', '', { inAuth });
    return childText(child(result, 'FEXResult_LastCMP'), 'Cbte_nro');
  };
  assert.equal(await ask(5), String(sent.Cbte_nro));
  assert.equal(await ask(6), '0');
});

test('a comprobante is told as it was sent, with its CAE; one that does not exist is a block of zeros', async () => {
  const { sent, block } = await authorizeExport(bench, GOODS);
  const ask = async (number = 0): Promise<Awaited<ReturnType<typeof callExport>>> =>
    callExport(
      bench,
      'FEXGetCMP',
      `<Cmp><Cbte_tipo>19</Cbte_tipo><Punto_vta>5</Punto_vta><Cbte_nro>${number}</Cbte_nro></Cmp>`,
    );
  const found = child((await ask(sent.Cbte_nro)).result, 'FEXResultGet');
  assert.equal(childText(found, 'Cae'), block?.['Cae']);
  assert.equal(childText(found, 'Cliente'), GOODS.Cliente);
  assert.equal(childText(found, 'Imp_total'), '250.00');
  assert.equal(childText(child(child(found, 'Items'), 'Item'), 'Pro_total_item'), '250.00');
  const missing = await ask(999);
  assert.equal(missing.code, 1020);
  assert.equal(childText(child(missing.result, 'FEXResultGet'), 'Cbte_nro'), '0');
});

test('a service is authorised at the rate that the service itself tells, in any currency', async () => {
  for (const currency of ['DOL', '060', '033', '019']) {
    const { result } = await callExport(bench, 'FEXGetPARAM_Ctz', `<Mon_id>${currency}</Mon_id>`);
    const Moneda_ctz = childText(child(result, 'FEXResultGet'), 'Mon_ctz') ?? '';
    const { code, reply } = await authorizeExport(bench, { ...SERVICE, Moneda_Id: currency, Moneda_ctz });
    assert.equal(code, 0, reply.text);
  }
});
