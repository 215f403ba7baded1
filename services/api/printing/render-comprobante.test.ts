import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsqr from 'jsqr';
import type { PrintableComprobante } from './printable.ts';
import { readDrawn, textOf } from './read-drawn.ts';
import { renderComprobante, titleOf } from './render-comprobante.ts';
import { sampleA, sampleB, sampleLine, samples } from './samples.ts';

const a4 = (p: PrintableComprobante) => renderComprobante(p, { copies: ['original'], format: 'a4' });
const ticket = (p: PrintableComprobante) => renderComprobante(p, { copies: [], format: 'ticket80' });
const sample = (name: string): PrintableComprobante => samples()[name] ?? assert.fail(`no sample ${name}`);

function assertPrints(pdf: Uint8Array, words: readonly string[]): void {
  const text = textOf(pdf);
  for (const word of words) assert.ok(text.includes(word), `«${word}» is missing in:\n${text}`);
}

test('class A prints net prices with their IVA, the totals by rate, other taxes and the CAE', () => {
  assertPrints(a4(sampleA()), [
    'ORIGINAL',
    'A',
    'COD. 001',
    'FACTURA',
    'N° 00003-00000101',
    '22/11/2026',
    '30-00000000-7',
    '01/03/2019',
    'Alíc. IVA',
    'Subtotal c/IVA',
    '9.248,69',
    'IVA 21%:',
    '$ 27.623,53',
    'IVA 2,5%:',
    'Per./Ret. Ingresos Brutos',
    'Importe Total:',
    '$ 163.110,35',
    'CAE N°:',
    '76470000000101',
    'Fecha de Vto. de CAE:',
    '02/12/2026',
    'Página 1 de 1',
  ]);
});

test('class B prints final prices and both lines of the transparency block, also when one is zero', () => {
  const pdf = a4(sampleB());
  assertPrints(pdf, [
    'COD. 006',
    'A CONSUMIDOR FINAL',
    'Imp. Bonif.',
    'Régimen de Transparencia Fiscal al Consumidor (Ley 27.743)',
    'IVA Contenido: $ ',
    'Otros Impuestos Nacionales Indirectos: $ 0,00',
  ]);
  assert.ok(!textOf(pdf).includes('Alíc. IVA'));
});

test('class C says nothing of IVA but the conditions, and prints the billed period', () => {
  const text = textOf(a4(sample('c')));
  assert.deepEqual(text.match(/.*IVA.*/g), ['Condición frente al IVA:', 'Condición frente al IVA:']);
  assertPrints(a4(sample('c')), [
    'Período Facturado Desde:',
    '01/11/2026',
    'Fecha de Vto. para el pago:',
    '28.123.456',
  ]);
});

test('notes, FCE, foreign currency, export and the legends beside the letter print what is theirs', () => {
  assertPrints(a4(sample('nc-a')), [
    'NOTA DE CRÉDITO',
    'Comprobantes asociados:',
    'Factura A 00003-00000099 del 20/11/2026',
  ]);
  assertPrints(a4(sample('fce')), [
    'COD. 201',
    'CBU: 0000003100010000000001',
    'Sistema de Circulación Abierta',
    'Son: Pesos ciento sesenta y tres mil',
    'título ejecutivo',
  ]);
  assertPrints(a4(sample('usd')), [
    'Dólar estadounidense (USD) – Tipo de cambio: 1.478,50',
    'USD 163.110,35',
  ]);
  assertPrints(a4(sample('e')), ['País de destino:', 'Incoterm:', 'FOB – Buenos Aires']);
  assertPrints(a4(sample('a-retencion')), ['OPERACIÓN SUJETA A RETENCIÓN']);
  assertPrints(a4(sample('a-monotributo')), [
    'PAGO EN CBU INFORMADA',
    'Ley Nº 27.618',
    'Observaciones de ARCA',
    '10217: ',
  ]);
});

test('the ticket prints the same figures in one column of 80 mm', () => {
  for (const name of Object.keys(samples())) {
    const p = sample(name);
    const pdf = ticket(p);
    assertPrints(pdf, [p.letter, `CAE N°: ${p.authorization.code}`, '00003-', p.total.label]);
    assert.equal(readDrawn(pdf)[0]?.width, 226.77);
  }
});

test('a test comprobante says across the page that it has no validity, and never that it is authorised', () => {
  const warning = 'COMPROBANTE DE PRUEBA \x96 SIN VALIDEZ FISCAL';
  for (const render of [a4, ticket]) {
    const live = sampleB();
    const test = render({ ...live, mode: 'test' });
    assert.ok(drawnBytes(test).includes(warning));
    assert.ok(!textOf(test).includes('Comprobante Autorizado'));
    assert.ok(!drawnBytes(render(live)).includes(warning));
    assert.ok(textOf(render(live)).includes('Comprobante Autorizado'));
  }
});

test('a CAEA is called CAEA', () => {
  const p = {
    ...sampleA(),
    authorization: { kind: 'caea', code: '36470000000001', expires_on: null },
  } as const;
  assertPrints(a4(p), ['CAEA N°:']);
  assert.ok(!textOf(a4(p)).includes('Fecha de Vto. de CAE'));
});

test('the same comprobante gives the same bytes, another one others', () => {
  for (const render of [a4, ticket]) {
    assert.deepEqual(render(sampleA()), render(sampleA()));
    assert.notDeepEqual(render(sampleA(101)), render(sampleA(102)));
  }
});

test('the file is titled as people would look for it', () => {
  assert.equal(titleOf(sampleB()), 'Factura B 00003-00000101');
  assert.equal(titleOf(sample('nc-a')), 'Nota de Crédito A 00003-00000101');
  assert.equal(titleOf(sample('fce')), 'Factura de Crédito Electrónica MiPyMEs (FCE) A 00003-00000101');
  assert.ok(Buffer.from(a4(sampleB())).includes('(Factura B 00003-00000101)'));
});

test('300 lines go over pages that repeat the header and number themselves, with totals and CAE on the last alone', () => {
  const p = {
    ...sampleA(),
    lines: Array.from({ length: 300 }, (_, i) => ({ ...sampleLine(i), description: `Artículo ${i}` })),
  };
  const pages = readDrawn(a4(p));
  // Under this header a page holds 32 rows of one line, and the last more than the 12 that are left for it.
  assert.equal(pages.length, 10);
  const printed = pages.map(({ texts }) => texts.map(({ text }) => text));
  printed.forEach((texts, i) => {
    assert.ok(texts.includes(`Página ${i + 1} de 10`));
    assert.ok(texts.includes('N° 00003-00000101') && texts.includes('Producto / Servicio'));
    assert.equal(texts.includes('CAE N°:'), i === 9);
    assert.equal(texts.includes('Importe Total:'), i === 9);
  });
  const articles = printed.flat().filter((text) => text.startsWith('Artículo '));
  assert.deepEqual(
    articles,
    p.lines.map(({ description }) => description),
  );
});

test('each copy has its pages and the drawing is stored once', () => {
  const copies = ['original', 'duplicado', 'triplicado'] as const;
  const three = renderComprobante(sampleA(), { copies, format: 'a4' });
  assert.equal(
    Buffer.from(three)
      .toString('latin1')
      .match(/\/Type \/Page\n/g)?.length,
    3,
  );
  assert.ok(three.length < a4(sampleA()).length * 1.3);
});

test('what is not there leaves no label behind', () => {
  const p = sampleA();
  const bare: PrintableComprobante = {
    ...p,
    sale_terms: null,
    receiver: { ...p.receiver, address: null },
    issuer: {
      ...p.issuer,
      trade_name: null,
      address: null,
      gross_income_number: '',
      activities_started_on: null,
      footer: null,
    },
    lines: p.lines.map((line) => ({ ...line, code: null })),
    other_taxes: [],
  };
  const text = textOf(a4(bare));
  for (const label of [
    'Condición de venta',
    'Domicilio',
    'Ingresos Brutos',
    'Inicio de Actividades',
    'Moneda',
    'Código',
    'Otros Tributos\n',
    'Notas',
    'Observaciones',
    'Período',
    'asociados',
  ]) {
    assert.ok(!text.includes(label), label);
  }
});

test('the QR on the page is ARCA’s URL to the letter', () => {
  for (const render of [a4, ticket]) {
    const p = sampleB();
    const runs = readDrawn(render(p)).at(-1)?.runs ?? [];
    assert.equal(scan(runs), p.qr_url);
    // Not mirrored, which some scanners forgive and some do not: finders at both ends of the top row only.
    const side = Math.max(...runs.map(([x, , width]) => x + width));
    const ends = (row: number) =>
      runs.filter(([, y]) => y === row).filter(([x, , width]) => x + width === side);
    assert.deepEqual(ends(side - 1), [[side - 7, side - 1, 7]]);
    assert.notDeepEqual(ends(0), [[side - 7, 0, 7]]);
  }
});

function scan(runs: readonly (readonly [number, number, number])[]): string | undefined {
  const modules = Math.max(...runs.map(([x, , width]) => x + width));
  const side = (modules + 8) * 4;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [x, y, width] of runs) {
    for (let row = 0; row < 4; row++) {
      const top = (modules - 1 - y + 4) * 4 + row;
      for (let i = 0; i < width * 4; i++) {
        const at = (top * side + (x + 4) * 4 + i) * 4;
        pixels.fill(0, at, at + 3);
      }
    }
  }
  return jsqr.default(pixels, side, side)?.data;
}

function drawnBytes(pdf: Uint8Array): string {
  return readDrawn(pdf)
    .map((page) => page.content)
    .join('\n');
}
