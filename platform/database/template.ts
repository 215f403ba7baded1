/** A fresh PostgreSQL cluster takes seconds to initialise; a copy of one takes a fraction of that. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

/** An empty cluster as a tarball, made in `templateDirectory` the first time anyone asks. */
export async function loadTemplate(templateDirectory: string): Promise<Blob> {
  const path = join(templateDirectory, `pglite-${await version()}.tar`);
  if (!existsSync(path)) await makeTemplate(path);
  return new WholeBlob(await readFile(path));
}

/** PGlite wants a blob and reads all of it: Node's own would copy its forty megabytes piece by piece. */
class WholeBlob extends Blob {
  readonly #bytes: Buffer<ArrayBuffer>;
  constructor(bytes: Buffer<ArrayBuffer>) {
    super([]);
    this.#bytes = bytes;
  }
  override async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.#bytes;
    const isAlone = byteOffset === 0 && byteLength === buffer.byteLength;
    return isAlone ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  }
}

async function makeTemplate(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const pglite = await PGlite.create();
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  // Test files start side by side: each renames a whole template of its own into place.
  const partial = `${path}.${randomUUID()}`;
  try {
    await writeFile(partial, new Uint8Array(await dump.arrayBuffer()));
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}

async function version(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
  return JSON.parse(await readFile(fileURLToPath(manifest), 'utf8')).version;
}
