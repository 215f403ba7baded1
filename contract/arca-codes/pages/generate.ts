/** `node contract/arca-codes/pages/generate.ts` writes the pages of ARCA's codes from the catalogue. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderPages } from './render-pages.ts';

const FOLDER = join(import.meta.dirname, '../../../docs/reference/arca-codes');

for (const [path, text] of renderPages()) {
  const file = join(FOLDER, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
