/** What the pages on performance say is what was measured. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { ROOT } from '../results.ts';
import { composePages } from './kept.ts';

it('the pages on performance tell the kept results, and nothing else', () => {
  for (const [path, text] of composePages()) {
    assert.equal(readFileSync(join(ROOT, path), 'utf8'), text, 'run node bench/report/generate.ts');
  }
});
