// The tables that clients fill their lists from: complete, as published, and of the issuer where they are its own.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { child, type XmlNode } from '../../soap/read-xml.ts';
import { type Bench, ISSUER, NOON, openBench } from '../../testing/client.ts';
import { missing, readParams } from '../../testing/recordings.ts';
import { PUNTO_KINDS, type PuntoKind } from '../../world/registers/puntos-de-venta.ts';

const skip = missing !== undefined && process.env['CI'] !== 'true' ? missing : false;

let bench: Bench;
before(async () => {
  bench = await openBench({ puntosDeVenta: { accepted: 9999, listed: 0 } });
});
beforeEach(() => {
  bench.simulator.control.reset();
  bench.simulator.control.freezeClock(NOON);
});
after(() => bench.close());

type Listed = Readonly<Record<string, string>>;

async function list(operation: string, inside = '', cuit = ISSUER): Promise<Listed[]> {
  const { body } = await bench.call(operation, inside, { cuit });
  const rows = child(child(body, `${operation}Result`), 'ResultGet')?.children ?? [];
  return rows.map((row: XmlNode) => Object.fromEntries(row.children.map(({ name, text }) => [name, text])));
}

async function codeOf(operation: string, inside = '', cuit = ISSUER): Promise<number> {
  const { text } = await bench.call(operation, inside, { cuit });
  return Number(/<Err><Code>(\d+)/.exec(text)?.[1]);
}

// Rows that came after the answers of 2021, and the texts that changed with class M.
const TABLES: readonly (readonly [operation: string, table: string, later: readonly string[]])[] = [
  ['FEParamGetTiposCbte', 'CbteTipo', []],
  ['FEParamGetTiposConcepto', 'Concepto', []],
  ['FEParamGetTiposDoc', 'DocTipo', ['30', '31']],
  ['FEParamGetTiposIva', 'Iva', []],
  ['FEParamGetTiposMonedas', 'Monedas', []],
  ['FEParamGetTiposTributos', 'Tributos', []],
  ['FEParamGetTiposOpcional', 'Opcionales', ['2901', '2902']],
];

for (const [operation, table, later] of TABLES) {
  test(`${operation} lists every published row, and only the later ones besides`, { skip }, async () => {
    const listed = await list(operation);
    const published = readParams(table).map(({ Id, Desc, FchDesde, FchHasta }) => ({
      Id: String(Id),
      // Class M ended on 2025-12-01.
      Desc: String(Desc).replace(/ M$/, ' A con leyenda OPERACIÓN SUJETA A RETENCIÓN'),
      FchDesde,
      FchHasta,
    }));
    assert.deepEqual(
      listed.filter(({ Id = '' }) => !later.includes(Id)),
      published,
    );
    assert.deepEqual(
      listed
        .map(({ Id }) => Id)
        .filter((id = '') => later.includes(id))
        .sort(),
      later,
    );
  });
}

test('FEParamGetTiposPaises lists every published country', { skip }, async () => {
  const published = readParams('PaisesExport').map((row) =>
    String(row['Id'] ?? row['Codigo'] ?? row['DST_Codigo']),
  );
  const listed = (await list('FEParamGetTiposPaises')).map(({ Id }) => Id);
  assert.ok(listed.length > 250);
  assert.deepEqual([...listed].sort(), [...published].sort());
});

test('FEParamGetCondicionIvaReceptor says for each class the conditions that the manual gives it', {
  skip,
}, async () => {
  for (const clase of ['A', 'ALEY', 'B', 'C', '49']) {
    const expected = readParams('CondicionIvaReceptor')
      .filter(({ clases }) => (clases as readonly string[]).includes(clase))
      .map(({ Id, Desc }) => `${Id} ${Desc}`);
    const listed = await list('FEParamGetCondicionIvaReceptor', `<ClaseCmp>${clase}</ClaseCmp>`);
    assert.deepEqual(listed.map(({ Id, Desc }) => `${Id} ${Desc}`).sort(), expected.sort(), clase);
    assert.ok(listed.every(({ Cmp_Clase = '' }) => Cmp_Clase.split('/').includes(clase)));
  }
});

test('a row of a later version is not listed before its day', async () => {
  bench.simulator.control.asOf('2026-08-31');
  const ids = (await list('FEParamGetTiposOpcional')).map(({ Id }) => Id);
  assert.ok(ids.includes('27') && !ids.includes('2901'));
});

test('FEParamGetPtosVenta lists every kind that speaks with a web service, by number, and no other', async () => {
  const { control } = bench.simulator;
  assert.equal(await codeOf('FEParamGetPtosVenta'), 602);
  const kinds = Object.keys(PUNTO_KINDS) as PuntoKind[];
  for (const [index, kind] of kinds.entries())
    control.putPunto({ cuit: ISSUER, number: 90 - index, kind, blocked: index === 1 });
  const listed = await list('FEParamGetPtosVenta');
  assert.deepEqual(
    listed.map(({ Nro, EmisionTipo, Bloqueado }) => [Number(Nro), EmisionTipo, Bloqueado]),
    kinds
      .map((kind, index) => [90 - index, PUNTO_KINDS[kind], index === 1 ? 'S' : 'N'] as const)
      .filter(([, { emission }]) => emission !== 'other')
      .map(([number, { text }, blocked]) => [number, text, blocked])
      .reverse(),
  );
});

test('FEParamGetActividades lists what the issuer does, its main activity first, and nothing that ended', async () => {
  const agro = await list('FEParamGetActividades', '', '33000000359');
  assert.deepEqual(
    agro.map(({ Id, Orden }) => [Id, Orden]),
    [
      ['101011', '1'],
      ['106110', '2'],
      ['120010', '3'],
    ],
  );
  assert.equal(await codeOf('FEParamGetActividades', '', '20000000257'), 602);
});

const quote = (currency: string, day = ''): string => `<MonId>${currency}</MonId><FchCotiz>${day}</FchCotiz>`;

async function rate(currency: string, day = ''): Promise<{ rate: number; day: string | undefined }> {
  const { text } = await bench.call('FEParamGetCotizacion', quote(currency, day));
  const of = (name: string): string | undefined => new RegExp(`<${name}>([^<]+)<`).exec(text)?.[1];
  return { rate: Number(of('MonCotiz')), day: of('FchCotiz') };
}

test('FEParamGetCotizacion has a close for each business day, and by default the last one', async () => {
  const monday = await rate('DOL', '20261116');
  const tuesday = await rate('DOL', '20261117');
  assert.deepEqual([monday.day, tuesday.day], ['20261116', '20261117']);
  assert.notEqual(monday.rate, tuesday.rate);
  assert.deepEqual(await rate('DOL'), tuesday);
  assert.deepEqual(await rate('DOL', '20261116'), monday);
  // No close on a Sunday, nor one that has not happened yet.
  assert.equal(await codeOf('FEParamGetCotizacion', quote('DOL', '20261115')), 602);
  assert.equal(await codeOf('FEParamGetCotizacion', quote('DOL', '20261118')), 602);
});

test('every currency of the table has a rate, and pesos are worth one', async () => {
  for (const { Id = '' } of await list('FEParamGetTiposMonedas')) {
    const { rate: pesos } = await rate(Id, '20261117');
    assert.ok(Id === 'PES' ? pesos === 1 : pesos > 0, Id);
  }
});
