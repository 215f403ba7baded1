/** The rules of the house rest on reading source right: what is code, what is words, what is imported. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankComments, blankStrings } from './blank.ts';
import { readSources } from './sources.ts';

const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

test('comments go, and what only looks like one stays', () => {
  assert.equal(words(blankComments('a /* b */ + c // d\ne')), 'a + c e');
  assert.equal(words(blankComments("const url = 'http://x'; // y")), "const url = 'http://x';");
  assert.equal(
    words(blankComments('const r = /[/*]"/.test(s); b / c / d;')),
    'const r = /[/*]"/.test(s); b / c / d;',
  );
});

test('quoted text goes, and expressions inside templates stay', () => {
  assert.equal(words(blankStrings("const a = 'Date.now()' + b;")), 'const a = + b;');
  const template = ['`x $', '{f({ a: `y $', '{Date.now()} z` })} k`'].join('');
  assert.ok(blankStrings(template).includes('Date.now()'));
  assert.ok(!/[xyzk]/.test(blankStrings(template)));
});

test('nothing moves: lines and columns stay where they were', () => {
  const text = "/* a\nb */ import { c } from './d.ts';\n";
  assert.equal(blankComments(text).length, text.length);
  assert.equal(blankComments(text).indexOf('import'), text.indexOf('import'));
});

test('every kind of import is seen, and whether it outlives its types', () => {
  const [source] = readSources(['test/world.ts']);
  const clock = source?.imports.find(({ specifier }) => specifier.endsWith('/clock/port'));
  assert.deepEqual(
    [clock?.typeOnly, clock?.names, clock?.target],
    [true, ['Clock'], 'platform/clock/port.ts'],
  );
  const simulator = source?.imports.find(({ specifier }) => specifier === 'arca-simulator');
  assert.deepEqual(
    [simulator?.typeOnly, simulator?.names, simulator?.target],
    [false, ['createSimulator'], 'arca-simulator/index.ts'],
  );
});
