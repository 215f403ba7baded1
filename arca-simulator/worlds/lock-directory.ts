// One process at a time on a folder of state: two would write over each other's lines, and neither would notice.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { InputProblem } from '../problem.ts';

/**
 * Locks `directory` until the returned function is called or the process dies, however it dies: the lock is the
 * kernel's, held through a SQLite file, since a file with a process number in it goes stale.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const lock = new DatabaseSync(join(directory, 'lock'), { timeout: 0 });
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    lock.close();
    if (error instanceof Error && error.message.includes('locked')) throw inUse(directory);
    throw error;
  }
  return () => lock.close();
}

function inUse(directory: string): InputProblem {
  return new InputProblem(
    'directory',
    {
      es: `Otro simulador está usando la carpeta ${directory}.`,
      en: `Another simulator is using the folder ${directory}.`,
    },
    { es: 'Detenelo, o elegí otra carpeta.', en: 'Stop it, or choose another folder.' },
    409,
  );
}
