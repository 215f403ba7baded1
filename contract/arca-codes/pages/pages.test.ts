import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { renderPages } from './render-pages.ts';

const FOLDER = join(import.meta.dirname, '../../../docs/reference/arca-codes');

const pages = renderPages();

test("the pages of ARCA's codes say what the catalogue says", () => {
  assert.equal(pages.size, 20);
  for (const [path, text] of pages) {
    const file = join(FOLDER, path);
    assert.ok(
      existsSync(file) && readFileSync(file, 'utf8') === text,
      `run node contract/arca-codes/pages/generate.ts: ${path}`,
    );
  }
});

test('no page is left of a service that the catalogue no longer has', () => {
  for (const language of ['es', 'en'])
    for (const name of readdirSync(join(FOLDER, language))) assert.ok(pages.has(`${language}/${name}`), name);
});
