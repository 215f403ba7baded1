/** `node docs/architecture/generate.ts` brings documents up to date with the code; `--check` only says whether they are. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillIn, knownPages } from './known.ts';

for (const [page, parts] of Object.entries(await knownPages())) {
  const path = join(import.meta.dirname, '../..', page);
  const document = await readFile(path, 'utf8');
  const filled = fillIn(document, parts);
  if (filled === document) process.stdout.write(`${page} agrees with the code\n`);
  else if (process.argv.includes('--check')) {
    process.stderr.write(`${page} disagrees with the code: run node docs/architecture/generate.ts\n`);
    process.exitCode = 1;
  } else {
    await writeFile(path, filled);
    process.stdout.write(`${page} was brought up to date\n`);
  }
}
