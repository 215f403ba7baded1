import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readXml, UnreadableXml } from './reader.ts';
import { escapeText, IllegalXmlText, XmlWriter } from './writer.ts';

const isXmlCharacter = (c: string): boolean => {
  const point = c.codePointAt(0) ?? 0;
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return (point < 0xd800 || point > 0xdfff) && point !== 0xfffe && point !== 0xffff;
};
const anyText = fc
  .array(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), { maxLength: 40 })
  .map((units) => [...units.join('')].filter(isXmlCharacter).join(''));
const markupText = fc
  .array(fc.constantFrom('<', '>', '&', ']]>', '"', "'", '\r\n', '\r', '\t', ' ', 'á', '😀', '&amp;', '<!--'))
  .map((parts) => parts.join(''));

test('any text that XML can carry survives being written and read', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, markupText), (value) => {
      const writer = new XmlWriter();
      writer.leaf('Desc', value);
      assert.equal(readXml(writer.complete()).text, value);
    }),
    { numRuns: 2000 },
  );
});

test('text that XML cannot carry is refused with its position and without the text', () => {
  for (const [value, index, codePoint] of [
    ['ab\u0000', 2, 0],
    ['\u0008', 0, 8],
    ['x\ud800y', 1, 0xd800],
    ['\udc00', 0, 0xdc00],
    ['😀\ufffe', 2, 0xfffe],
    ['secret\uffff', 6, 0xffff],
  ] as const) {
    assert.throws(
      () => escapeText(value),
      (error) =>
        error instanceof IllegalXmlText &&
        error.index === index &&
        error.codePoint === codePoint &&
        !error.message.includes('secret'),
    );
  }
});

test('a redacted document has every secret replaced and nothing else changed', () => {
  const writer = new XmlWriter();
  writer.raw('<a>');
  writer.secret('Token', 'a<b&c');
  writer.leaf('Cuit', '20267565393');
  writer.secret('Sign', 's');
  writer.close('a');
  assert.equal(
    writer.redacted(),
    '<a><Token>REDACTED</Token><Cuit>20267565393</Cuit><Sign>REDACTED</Sign></a>',
  );
  assert.equal(readXml(writer.complete()).child('Token')?.text, 'a<b&c');
});

test('whatever is not one whole plain document is refused', () => {
  const deep = `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`;
  const refused: Record<string, string> = {
    empty: '',
    blank: ' \n ',
    text: 'BL1234567890123 2026-10-02 10:00:00 500',
    truncated: '<a><b>1</b>',
    'truncated inside a tag': '<a><b>1</',
    mismatched: '<a><b>1</a></b>',
    'wrong case': '<a>1</A>',
    'two roots': '<a/><b/>',
    'trailing text': '<a/>x',
    'unquoted attribute': '<a b=c/>',
    'html with a void tag': '<html><body><br>502</body></html>',
    doctype: '<!DOCTYPE html><a/>',
    bomb: '<!DOCTYPE z [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><z>&b;</z>',
    external: '<!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/passwd">]><z>&x;</z>',
    'unknown entity': '<a>&aacute;</a>',
    'illegal character reference': '<a>&#0;</a>',
    'too deep': deep,
  };
  for (const [why, xml] of Object.entries(refused)) {
    assert.throws(() => readXml(xml), UnreadableXml, why);
  }
});

test('every truncation of an answer is refused', () => {
  const xml =
    '<?xml version="1.0"?><s:Envelope xmlns:s="u"><s:Body><R><CAE>71263951827464</CAE></R></s:Body></s:Envelope>';
  for (let length = 0; length < xml.length; length++) {
    assert.throws(() => readXml(xml.slice(0, length)), UnreadableXml, `cut at ${length}`);
  }
});

test('names are local, character references and CDATA are read, hostile names are only names', () => {
  const root = readXml('<a:x xmlns:a="u"><__proto__>&#243;&#xE1;</__proto__><c><![CDATA[<&>]]></c></a:x>');
  assert.equal(root.name, 'x');
  assert.equal(root.child('__proto__')?.text, 'óá');
  assert.equal(root.child('c')?.text, '<&>');
});

test('xsi:nil is seen', () => {
  const root = readXml('<a xmlns:xsi="u"><b xsi:nil="true"/><c xsi:nil="false"/></a>');
  assert.equal(root.child('b')?.isNil, true);
  assert.equal(root.child('c')?.isNil, false);
});
