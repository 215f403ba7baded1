/** Files in a folder: a file is either whole or not there, whenever the process dies. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkContentType } from './check-content-type.ts';
import { checkKey } from './check-key.ts';
import type { Files } from './port.ts';

// One file holds both, so that they are replaced together: the content type on the first line, then the body.
const lineEnd = 0x0a;

export function diskFiles(directory: string): Files {
  // The ending keeps a file from standing where another key needs a folder.
  const pathOf = (key: string) => {
    checkKey(key);
    return join(directory, `${key}.file`);
  };
  return {
    async put(key, body, contentType) {
      const path = pathOf(key);
      checkContentType(contentType);
      await mkdir(dirname(path), { recursive: true });
      const partial = join(directory, `${randomUUID()}.partial`);
      try {
        const file = await open(partial, 'wx');
        try {
          await file.writeFile(Buffer.concat([Buffer.from(`${contentType}\n`), body]));
          // Otherwise a power loss may keep the new name and lose the bytes.
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(partial, path);
      } finally {
        await rm(partial, { force: true });
      }
    },
    async get(key) {
      const bytes = await readOrNull(pathOf(key));
      if (bytes === null) return null;
      const end = bytes.indexOf(lineEnd);
      return { contentType: bytes.toString('latin1', 0, end), body: new Uint8Array(bytes.subarray(end + 1)) };
    },
    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
    async link(key) {
      checkKey(key);
      return null;
    },
  };
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
