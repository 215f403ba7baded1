import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeText } from './encode.ts';
import { fitSize, fitText, truncate, widthOf, wrapText } from './shape.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.lorem({ maxCount: 60 }),
);

test('no wrapped line is wider than its column and no letter is lost', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 20, max: 300 }), (text, width) => {
      const lines = wrapText('Helvetica', 8, text, width);
      for (const line of lines) assert.ok(widthOf('Helvetica', 8, line) <= width + 0.01, line);
      const letters = (value: string) => value.replace(/ /g, '');
      const whole = text
        .split(/\r\n|[\n\r\u2028\u2029]/)
        .map(encodeText)
        .join('');
      assert.equal(letters(lines.join('')), letters(whole));
    }),
  );
});

test('fitted text keeps to its lines and width, however long it is', () => {
  fc.assert(
    fc.property(
      anyText,
      fc.integer({ min: 40, max: 250 }),
      fc.integer({ min: 1, max: 3 }),
      (text, width, max) => {
        const { size, lines } = fitText('Helvetica-Bold', 12, text, width, max);
        assert.ok(lines.length <= max);
        for (const line of lines) assert.ok(widthOf('Helvetica-Bold', size, line) <= width + 0.01, line);
      },
    ),
  );
});

test('a name that is too long is made smaller before it is cut, and the cut shows', () => {
  const name = 'Compañía Argentina de Distribución Mayorista';
  assert.ok(fitText('Helvetica', 12, name, 230, 1, 8).size < 12);
  assert.ok(truncate('Helvetica', 12, encodeText(name), 100).endsWith('\x85'));
});

test('a figure is never cut, only made smaller', () => {
  const size = fitSize('Helvetica', 8, '9.999.999.999.999,99', 40);
  assert.ok(size < 8 && size > 0);
  assert.ok(Math.abs(widthOf('Helvetica', size, '9.999.999.999.999,99') - 40) < 0.01);
});

test('wrapping a very long word takes time in proportion to its length', () => {
  const lines = wrapText('Helvetica', 8, 'x'.repeat(100_000), 140);
  assert.equal(lines.join('').length, 100_000);
});
