/** Brings files that are already written to the disk, with the names they have. */
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything below `directory`, and the directory itself. */
export async function flushTree(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    await (entry.isDirectory() ? flushTree(path) : flushPath(path));
  }
  await flushPath(directory);
}

/** One file, or the names in one directory. */
export async function flushPath(path: string): Promise<void> {
  const handle = await open(path, 'r').catch((error) => {
    // Windows opens no directories.
    if (process.platform === 'win32') return null;
    throw error;
  });
  try {
    // Windows flushes only what is open for writing; its directories keep names by themselves.
    if (process.platform !== 'win32') await handle?.sync();
  } finally {
    await handle?.close();
  }
}
