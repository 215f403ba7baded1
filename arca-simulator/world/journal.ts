// Kept state is an append-only file of JSON lines, written before the answer that depends on it leaves.
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

export interface Journal<Entry> {
  /** Everything written before, oldest first. */
  readonly past: readonly Entry[];
  /** Returns once the line is written, and flushed to the disk when asked for. */
  append(entry: Entry): void;
  close(): void;
}

/** A journal that keeps nothing. */
export function memoryJournal<Entry>(): Journal<Entry> {
  return { past: [], append: () => undefined, close: () => undefined };
}

/**
 * Opens `journal.jsonl` in `directory`. A torn last line (the process died while writing it) is cut off; a bad line
 * anywhere else is damage, and is refused with its number.
 */
export function openJournal<Entry>(directory: string, sync: boolean): Journal<Entry> {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'journal.jsonl');
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
  const past = whole
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line, index) => {
      try {
        return JSON.parse(line) as Entry;
      } catch {
        throw new Error(`${path}: line ${index + 1} is damaged.`);
      }
    });
  const file = openSync(path, existsSync(path) ? 'r+' : 'w+', 0o600);
  ftruncateSync(file, whole.length);
  let position = whole.length;
  return {
    past,
    append(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      let written = 0;
      while (written < line.length) {
        written += writeSync(file, line, written, line.length - written, position + written);
      }
      if (sync) fdatasyncSync(file);
      position += line.length;
    },
    close: () => closeSync(file),
  };
}
