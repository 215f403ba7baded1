/** A version of the platform that does not exist yet: this one with a migration more, in a folder of its own. */
import { cpSync, mkdirSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contextFiles } from '../image/context.ts';
import { ROOT } from '../tidy/sources.ts';

export interface NextVersion {
  /** Its command line. */
  readonly arca: string;
  /** The file that it migrates with and this version does not know. */
  readonly migration: string;
}

const MIGRATIONS = 'services/api/migrations';

/** `sql` becomes the newest migration of `core`. */
export function makeNextVersion(folder: string, sql: string): NextVersion {
  for (const path of contextFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path));
  }
  linkPackages(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const known = readdirSync(join(folder, MIGRATIONS)).filter((name) => name.endsWith('.sql'));
  const migration = `${String(known.length + 1).padStart(4, '0')}-of-the-next-version.sql`;
  writeFileSync(join(folder, MIGRATIONS, migration), sql);
  return { arca: join(folder, 'app/arca.ts'), migration };
}

/** Others' packages are this version's; a workspace is where its own link leads. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.name === '@arca-api') linkPackages(source, target);
    else symlinkSync(source, target);
  }
}
