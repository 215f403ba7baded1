/** `npx node bench/report/generate.ts` writes the pages on performance anew from the results that are kept. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../results.ts';
import { composePages } from './kept.ts';

for (const [path, text] of composePages()) {
  writeFileSync(join(ROOT, path), text);
  process.stdout.write(`${path}\n`);
}
