/** `npm run pack [-- name…]`: the packages that others install by themselves, as tarballs in `dist/`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLISHED, packPackage, ROOT } from './pack-package.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !PUBLISHED.some((known) => known === name));
if (unknown.length > 0) {
  process.stderr.write(
    `No se publica / not published: ${unknown.join(', ')}. Hay / there are: ${PUBLISHED.join(', ')}\n`,
  );
  process.exit(1);
}
const destination = join(ROOT, 'dist');
mkdirSync(destination, { recursive: true });
for (const name of asked.length > 0 ? asked : PUBLISHED)
  process.stdout.write(`${packPackage(name, destination)}\n`);
