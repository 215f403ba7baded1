import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRelations } from './read-relations.ts';

const encode = (text: string) => Buffer.from(text).toString('base64');
const sso = (relations: string) =>
  encode(
    `<?xml version="1.0"?>\n<sso version="2.0"><operation><login>${relations}</login></operation></sso>`,
  );

test('the CUITs of a token are read whatever the order of attributes, and none is made up', () => {
  assert.deepEqual(
    readRelations(
      sso(
        '<relations><relation key="30000000139" reltype="4"/><relation reltype="4" key="30000000147"/></relations>',
      ),
    ),
    ['30000000139', '30000000147'],
  );
  assert.deepEqual(readRelations(sso('<relations/>')), []);
  assert.deepEqual(readRelations(sso('<relations><relation key="123"/></relations>')), []);
});

test('a token that says nothing readable says nothing against anybody, however large or strange', () => {
  for (const token of [
    '',
    'x',
    '%%%',
    encode('<html/>'),
    encode('<sso>no list</sso>'),
    'A'.repeat(3_000_000),
  ])
    assert.equal(readRelations(token), null);
  const hostile = encode(`<sso><relations>${'<relation '.repeat(200_000)}`);
  assert.deepEqual(readRelations(hostile), []);
});
