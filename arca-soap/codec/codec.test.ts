import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readXml } from '../xml/reader.ts';
import { XmlWriter } from '../xml/writer.ts';
import { type Codec, InvalidValue } from './codec.ts';
import { list, many, optional } from './presence.ts';
import { record } from './record.ts';
import { day, decimal, digits, int, oneOf, text } from './scalars.ts';

function write(codec: Codec<unknown, unknown>, value: unknown): string {
  const writer = new XmlWriter();
  codec.encode(writer, 'x', value);
  return writer.complete();
}
const read = (codec: Codec<unknown, unknown>, xml: string): unknown => codec.decode(readXml(xml));
const refuses = (work: () => unknown, message: string): void =>
  assert.throws(work, (error) => error instanceof InvalidValue && error.message === message);

const sample = record({
  Id: int(3),
  DocNro: digits(11),
  Importe: decimal(13, 2),
  Desc: optional(text(5)),
  FchHasta: optional(day()),
  Iva: list('AlicIva', record({ Id: int(2) })),
  nota: many(text()),
});

test('fields are written in the order of their declaration, whatever order they are given in', () => {
  const value = { nota: ['a', 'b'], Iva: [{ Id: 5 }], Importe: '1.50', DocNro: '00123', Id: 1 };
  assert.equal(
    write(sample, value),
    '<x><Id>1</Id><DocNro>00123</DocNro><Importe>1.50</Importe><Iva><AlicIva><Id>5</Id></AlicIva></Iva><nota>a</nota><nota>b</nota></x>',
  );
});

test('an empty list is not written at all', () => {
  assert.equal(
    write(sample, { Id: 1, DocNro: '0', Importe: '0', Iva: [], nota: [] }),
    '<x><Id>1</Id><DocNro>0</DocNro><Importe>0</Importe></x>',
  );
});

test('empty, nil and NULL read as nothing, missing lists as empty, unknown elements not at all', () => {
  const xml =
    '<x><Nuevo>1</Nuevo><FchHasta>NULL</FchHasta><Desc /><Importe>122</Importe><DocNro>30000000007</DocNro><Id> 7 </Id><Iva nil="true"/></x>';
  assert.deepEqual(read(sample, xml), {
    Id: 7,
    DocNro: '30000000007',
    Importe: '122',
    Iva: [],
    nota: [],
  });
});

test('one list item reads as a list of one', () => {
  const xml =
    '<x><Id>1</Id><DocNro>1</DocNro><Importe>1</Importe><Iva><AlicIva><Id>5</Id></AlicIva></Iva><nota>a</nota></x>';
  assert.partialDeepStrictEqual(read(sample, xml), { Iva: [{ Id: 5 }], nota: ['a'] });
});

test('a row that is nil is no row, an empty one is refused', () => {
  const rows = list('Row', record({ Id: int() }));
  assert.deepEqual(read(rows, '<x><Row><Id>1</Id></Row><Row xsi:nil="true" /></x>'), [{ Id: 1 }]);
  refuses(() => read(rows, '<x><Row/></x>'), '0.Id: missing');
});

test('a bad value is refused by its path and never repeated', () => {
  const good = { Id: 1, DocNro: '1', Importe: '1' };
  const cases: [unknown, string][] = [
    [null, 'expected fields'],
    ['text', 'expected fields'],
    [{ ...good, Id: 1000 }, 'Id: more than 3 digits'],
    [{ ...good, Id: 1.5 }, 'Id: expected a whole number from 0 on'],
    [{ ...good, Id: -1 }, 'Id: expected a whole number from 0 on'],
    [{ ...good, Id: '1' }, 'Id: expected a whole number from 0 on'],
    [{ ...good, Id: Number.NaN }, 'Id: expected a whole number from 0 on'],
    [{ DocNro: '1', Importe: '1' }, 'Id: missing'],
    [{ ...good, DocNro: 1 }, 'DocNro: expected text'],
    [{ ...good, DocNro: '20-1' }, 'DocNro: expected digits'],
    [{ ...good, DocNro: '123456789012' }, 'DocNro: longer than 11 characters'],
    [{ ...good, Importe: 1 }, 'Importe: expected a decimal as text, 13 digits and 2 decimals at most'],
    [{ ...good, Importe: '1.005' }, 'Importe: expected a decimal as text, 13 digits and 2 decimals at most'],
    [{ ...good, Importe: '1,5' }, 'Importe: expected a decimal as text, 13 digits and 2 decimals at most'],
    [{ ...good, Importe: '1e3' }, 'Importe: expected a decimal as text, 13 digits and 2 decimals at most'],
    [{ ...good, Desc: 'toolong' }, 'Desc: longer than 5 characters'],
    [{ ...good, Desc: null }, 'Desc: expected text'],
    [{ ...good, Desc: '\u0000' }, 'Desc: character U+0000 at position 0 cannot be written in XML 1.0'],
    [{ ...good, FchHasta: '2026-01-01' }, 'FchHasta: expected yyyymmdd'],
    [{ ...good, Iva: { AlicIva: [] } }, 'Iva: expected a list'],
    [{ ...good, Iva: [{ Id: 1 }, { Id: 'x' }] }, 'Iva.1.Id: expected a whole number from 0 on'],
    [{ ...good, Ivva: [] }, 'Ivva: no such field'],
    [{ ...good, __proto__x: 1 }, '__proto__x: no such field'],
  ];
  for (const [value, message] of cases) refuses(() => write(sample, value), message);
});

test('an answer that does not fit is refused by its path', () => {
  const whole = '<Id>1</Id><DocNro>1</DocNro><Importe>1</Importe>';
  refuses(() => read(sample, '<x><Id>1</Id><DocNro>1</DocNro></x>'), 'Importe: missing');
  refuses(() => read(sample, `<x>${whole}<Id>2</Id></x>`), 'Id: found more than once');
  refuses(() => read(sample, '<x><Id>9007199254740993</Id></x>'), 'Id: expected a whole number');
  refuses(() => read(sample, '<x><Id>1<a/></Id></x>'), 'Id: expected a value, found elements');
  refuses(() => read(oneOf('A', 'R'), '<x>P</x>'), 'expected A | R');
  refuses(() => read(decimal(4, 2), '<x>NaN</x>'), 'expected a decimal');
  refuses(() => read(sample, `<x>${whole}<Iva><AlicIva/></Iva></x>`), 'Iva.0.Id: missing');
});

test("a double's exponent is spelled out without changing its value", () => {
  const cases = {
    '1E+15': '1000000000000000',
    '1.2345678901234567E+16': '12345678901234567',
    '-1.5E-05': '-0.000015',
    '1.50E1': '15',
    '12.34': '12.34',
    '122': '122',
    '0': '0',
  };
  for (const [written, expected] of Object.entries(cases)) {
    assert.equal(read(decimal(13, 2), `<x>${written}</x>`), expected);
  }
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e20, max: 1e20 }).filter((value) => value !== 0),
      (value) => {
        assert.equal(Number(read(decimal(13, 2), `<x>${value.toExponential()}</x>`)), value);
      },
    ),
  );
});

test('any decimal within its digits is written as given', () => {
  const amount = fc
    .tuple(fc.bigInt({ min: 0n, max: 9_999_999_999_999n }), fc.integer({ min: 0, max: 99 }))
    .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);
  fc.assert(fc.property(amount, (value) => assert.equal(write(decimal(13, 2), value), `<x>${value}</x>`)));
});
