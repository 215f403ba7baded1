/** `node docs/architecture/generate.ts` brings services.md up to date with the code; `--check` only says whether it is. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillIn, knownParts } from './known.ts';

const path = join(import.meta.dirname, 'services.md');
const document = await readFile(path, 'utf8');
const filled = fillIn(document, await knownParts());
if (filled === document) process.stdout.write('services.md agrees with the code\n');
else if (process.argv.includes('--check')) {
  process.stderr.write('services.md disagrees with the code: run node docs/architecture/generate.ts\n');
  process.exitCode = 1;
} else {
  await writeFile(path, filled);
  process.stdout.write('services.md was brought up to date\n');
}
