/** One process at a time on one embedded database: two at once lose data, and PGlite itself does not notice. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';
}

/**
 * Locks `directory` until the returned function is called or the process dies, however it dies.
 *
 * The lock is the kernel's, held through a SQLite file, because a file with a pid in it goes stale, and because
 * two containers that share a volume do not see each other's pids. The pid is noted beside it for the message.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const lock = new DatabaseSync(join(directory, 'lock'), { timeout: 0 });
  const owner = join(directory, 'lock.owner');
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    lock.close();
    throw new DatabaseInUse(
      `The database in ${directory} is in use by ${describeOwner(owner)}. Stop that process, or give this one a directory of its own.`,
      { cause: error },
    );
  }
  writeFileSync(owner, String(process.pid));
  return () => lock.close();
}

function describeOwner(path: string): string {
  try {
    return `process ${readFileSync(path, 'utf8')}`;
  } catch {
    return 'another process';
  }
}
