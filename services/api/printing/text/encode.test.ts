import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeText } from './encode.ts';

const windows1252 = new TextDecoder('windows-1252');
const printed = (text: unknown): string => windows1252.decode(Buffer.from(encodeText(text), 'latin1'));

test('Spanish prints as it is written, also when its accents come apart', () => {
  assert.equal(printed('¿Ñandú, pingüino y café? «€ 5» – “sí”…'), '¿Ñandú, pingüino y café? «€ 5» – “sí”…');
  assert.equal(printed('n\u0303andu\u0301'), 'ñandú');
});

test('letters outside WinAnsi lose only what cannot be drawn', () => {
  assert.equal(printed('Łódź Świętokrzyska'), 'Lódz Swietokrzyska');
  assert.equal(printed('→ ≤ № ﬁ −5 ⅓'), '-> <= N° fi -5 1/3');
});

test('what has no close spelling is one question mark a character, joiners and modifiers none', () => {
  assert.equal(printed('日本'), '??');
  assert.equal(printed('가'), '?');
  assert.equal(printed('ok 👍🏽!'), 'ok ?!');
  assert.equal(printed('a\ud800b'), 'a?b');
  assert.equal(printed('a\u200bb\u00adc'), 'abc');
});

test('control characters become spaces and holes in the data print nothing', () => {
  assert.equal(printed('a\tb\u0000c\u007fd'), 'a b c d');
  assert.equal(printed(null), '');
  assert.equal(printed(undefined), '');
  assert.equal(printed({}), '');
});

test('any text encodes to printable WinAnsi bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      for (const character of encodeText(text)) {
        const byte = character.charCodeAt(0);
        assert.ok(byte >= 0x20 && byte <= 0xff && byte !== 0x7f, `${byte} of ${JSON.stringify(text)}`);
      }
    }),
    { numRuns: 1000 },
  );
});
