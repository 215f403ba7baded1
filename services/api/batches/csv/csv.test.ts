import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Refusal } from '@arca-api/contract/errors';
import { MOST_LINES, type ReadLine } from '../batch.ts';
import { lineReader } from '../read-line.ts';
import { findDecimalSign } from './find-decimal-sign.ts';
import { readDecimal } from './read-decimal.ts';
import { readHeader } from './read-header.ts';
import { findSeparator, type SplitCsvOptions, splitCsv } from './split-csv.ts';

const PLAIN: SplitCsvOptions = { charset: null, decimal: null };

async function read(text: string | Uint8Array, options: Partial<SplitCsvOptions> = {}): Promise<ReadLine[]> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const { layout, lines } = await splitCsv(bytes, { ...PLAIN, ...options });
  const reader = lineReader(layout);
  return lines.map(({ source }) => reader(source));
}

const codes = (error: unknown): readonly string[] => {
  assert.ok(error instanceof Refusal, String(error));
  return error.detail.faults?.map(({ code, path }) => `${code} ${path}`.trim()) ?? [error.code];
};
const refusal = (text: string | Uint8Array, options: Partial<SplitCsvOptions> = {}) =>
  read(text, options).then(() => assert.fail('it was taken'), codes);

describe('an amount', () => {
  test('is read in the one way it can be meant', () => {
    const meant: Readonly<Record<string, string>> = {
      '1234': '1234',
      '1234,56': '1234.56',
      '1234.56': '1234.56',
      '1.234,56': '1234.56',
      '1,234.56': '1234.56',
      '1.500.000': '1500000',
      '1,500,000': '1500000',
      '0,125': '0.125',
      '1234.567': '1234.567',
      '$ 1.234,50': '1234.50',
      '$1\u00a0234,50': '1234.50',
      '-12,5': '-12.5',
      '10,5 %': '10.5',
    };
    for (const [text, value] of Object.entries(meant)) {
      const told = readDecimal(text, null);
      assert.equal(told !== null && 'value' in told ? told.value : told, value, text);
    }
  });

  test('that could be thousands or decimals is not guessed, and is told by the rest of the file', () => {
    assert.deepEqual(readDecimal('1.500', null), { ambiguous: '1.500' });
    assert.deepEqual(readDecimal('12,345', null), { ambiguous: '12,345' });
    const either = (text: string, sign: 'comma' | 'point') => readDecimal(text, sign);
    assert.deepEqual(either('1.500', 'comma'), { value: '1500', sign: null });
    assert.deepEqual(either('1.500', 'point'), { value: '1.500', sign: null });
    assert.deepEqual(either('1,500', 'point'), { value: '1500', sign: null });
    const header = readHeader(['descripcion', 'precio']);
    const sign = (...prices: string[]) =>
      findDecimalSign(
        header,
        prices.map((price) => ['1,5', price]),
      );
    assert.equal(sign('1.500', '20,50'), 'comma');
    assert.equal(sign('1.500', '20.50'), 'point');
    assert.equal(sign('1.500', '20.50', '20,50'), null);
    assert.equal(sign('1.500', '800'), null);
  });

  test('that is none is no number', () => {
    for (const text of ['', 'doce', '1,2,3', '1.23.456', '1..2', '1,234,56', '1e5', '--1', '١٢']) {
      assert.equal(readDecimal(text, null), null, text);
    }
  });
});

test('a row of a spreadsheet in Spanish is the invoice it means', async () => {
  const [row] = await read(
    'Referencia;Tipo;Punto de venta;Cliente;Documento;Condición frente al IVA;Fecha;Descripción;Cantidad;Precio unitario;IVA %;Unidad;Descripción 2;Precio 2;IVA 2;IVA incluido;Moneda;metadata.sucursal;#interno;error\n' +
      'A-1;Factura A;0003;Ñandú S.A.;30-00000013-9;Resp. Inscripto;5/11/26;"Cinta; ""ancha""\n2"" x 10";1,5;1.234,50;21,00%;Kilos;Flete;500;10,5;Sí;u$s;Centro;x;y\n',
  );
  assert.deepEqual(row?.faults, []);
  assert.deepEqual(row?.body, {
    external_id: 'A-1',
    kind: 'invoice',
    letter: 'A',
    punto_de_venta: 3,
    recipient: { name: 'Ñandú S.A.', cuit: '30-00000013-9', iva_condition: 'responsable_inscripto' },
    issue_date: '2026-11-05',
    lines: [
      {
        description: 'Cinta; "ancha"\n2" x 10',
        quantity: '1.5',
        unit_price: '1234.50',
        iva: '21',
        unit: 'kg',
      },
      { description: 'Flete', unit_price: '500', iva: '10.5' },
    ],
    prices_include_iva: true,
    currency: 'USD',
    metadata: { sucursal: 'Centro' },
  });
  assert.equal(row?.columns.get('lines[1].iva'), 'IVA 2');
});

test('the titles that the API itself uses are understood, and a line left empty is not there', async () => {
  const [row] = await read(
    'external_id,description,unit_price,iva,description_2,unit_price_2,description_3,unit_price_3\n' +
      'b,Uno,10.5,exento,,,Tres,30\n',
  );
  assert.deepEqual(row?.body, {
    external_id: 'b',
    lines: [
      { description: 'Uno', unit_price: '10.5', iva: 'exempt' },
      { description: 'Tres', unit_price: '30' },
    ],
  });
  assert.equal(row?.columns.get('lines[1].unit_price'), 'unit_price_3');
});

test('what cannot be read in a cell is told with its column, and never passes as something else', async () => {
  const [row] = await read(
    'descripcion;precio;fecha;condicion_iva;tipo;iva_incluido\nX;1.500;31-13;RX;Remito;quizás\n',
  );
  assert.deepEqual(
    row?.faults.map(({ code, path }) => `${path} ${code}`),
    [
      'lines[0].unit_price batch.decimal_ambiguous',
      'issue_date field.invalid_format',
      'recipient.iva_condition field.invalid_value',
      'kind field.invalid_value',
      'prices_include_iva field.invalid_value',
    ],
  );
  assert.match(row?.faults[0]?.message.es ?? '', /«1\.500» puede ser 1500 o 1,500/);
  const lines = row?.body?.['lines'] as readonly { unit_price: string }[];
  assert.equal(lines[0]?.unit_price, '«1.500»');
});

test('a day that no calendar has is told as it was written, and how one is written', async () => {
  const [row] = await read('descripcion;precio;fecha\nX;1,5;31/02/2026\n');
  assert.equal(row?.faults[0]?.message.es, '«31/02/2026» no es una fecha que exista.');
  assert.match(row?.faults[0]?.fix.es ?? '', /día\/mes\/año/);
});

test('each program’s way of saving is read: UTF-8 with its mark, Windows-1252, UTF-16, commas, tabs, a told separator', async () => {
  const file = (sign: string) => `descripción${sign}precio\nAño${sign}1000\n`;
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file('\t'), 'utf16le')]);
  const saved: readonly (Uint8Array | string)[] = [
    `\ufeff${file(';')}`,
    Buffer.from(file(';'), 'latin1'),
    utf16,
    Buffer.from(utf16).swap16(),
    file(','),
    file('\t').replaceAll('\n', '\r\n'),
    file(';').replaceAll('\n', '\r'),
    `sep=|\n${file('|')}`,
  ];
  for (const text of saved) {
    const [row] = await read(text);
    assert.deepEqual(row?.body, { lines: [{ description: 'Año', unit_price: '1000' }] }, String(text));
  }
  const [named] = await read(Buffer.from(file(';'), 'latin1'), { charset: 'iso-8859-1' });
  assert.ok(JSON.stringify(named?.body).includes('Año'));
  assert.deepEqual(await refusal(file(';'), { charset: 'klingon' }), ['request.unsupported_media_type']);
  assert.equal(findSeparator('"a;b;c",d\n'), ',');
});

test('rows are numbered as a spreadsheet numbers them, and empty ones are passed over', async () => {
  const { lines } = await splitCsv(Buffer.from('\n\ndescripcion;precio\n;\nA;1\n\n"B\nb";2\n;;\nC;3'), PLAIN);
  assert.deepEqual(
    lines.map(({ line }) => line),
    [5, 7, 9],
  );
});

test('a row that does not fit the columns is a fault of that row alone', async () => {
  const rows = await read('descripcion,precio,iva\nCafé,1234,56,21\nTé,10\nMate,10,21,,\nYerba,20,21\n');
  assert.deepEqual(
    rows.map(({ faults }) => faults.map(({ code }) => code)),
    [['batch.cells_and_columns'], ['batch.cells_and_columns'], [], []],
  );
});

test('a file that means nothing is refused whole, with every reason', async () => {
  assert.deepEqual(await refusal(''), ['batch.empty']);
  assert.deepEqual(await refusal('\n;;\n'), ['batch.empty']);
  assert.deepEqual(await refusal('descripcion;precio\n'), ['batch.empty']);
  assert.deepEqual(await refusal('descripcion;precio;condicion_iba;Precio unitario\nA;1;;\n'), [
    'batch.column_unknown condicion_iba',
    'batch.column_repeated Precio unitario',
  ]);
  assert.deepEqual(await refusal('cuit;iva\n1;21\n'), [
    'batch.column_missing descripcion',
    'batch.column_missing precio',
  ]);
  assert.deepEqual(await refusal('descripcion;precio\nA;1\n"cortado;2\nB;3\n'), ['batch.open_quote']);
  assert.deepEqual(await refusal(Buffer.from('504b0304aaaa', 'hex')), ['batch.not_text']);
});

test('an inch sign opens nothing, and a NUL is a fault of its line', async () => {
  const { lines } = await splitCsv(Buffer.from('descripcion;precio\nCaño 1/2";10\nA\0;2\n'), PLAIN);
  assert.deepEqual(
    lines.map(({ source, fault }) => [source, fault?.code ?? null]),
    [
      ['["Caño 1/2\\"","10"]', null],
      ['["A\ufffd","2"]', 'field.control_characters'],
    ],
  );
});

test('one line more than a file may have is one too many', async () => {
  const file = (lines: number) => `descripcion;precio\n${'A;1\n'.repeat(lines)}`;
  assert.equal((await read(file(MOST_LINES))).length, MOST_LINES);
  assert.deepEqual(await refusal(file(MOST_LINES + 1)), ['batch.too_many_lines']);
});
