// Kept state is an append-only file of JSON lines, written before the answer that depends on it leaves.
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

export interface Journal<Entry> {
  /** Everything that was there when it was opened, oldest first. */
  readonly past: readonly Entry[];
  /** Returns once the line is written, and flushed to the disk when asked for. */
  append(entry: Entry): void;
  /** Everything there is now. */
  all(): readonly Entry[];
  /** Puts these in the place of everything, at once or not at all. */
  replace(entries: readonly Entry[]): void;
  close(): void;
}

/** A journal in memory, gone with the process. */
export function memoryJournal<Entry>(): Journal<Entry> {
  let entries: Entry[] = [];
  return {
    past: [],
    append: (entry) => void entries.push(entry),
    all: () => [...entries],
    replace(others) {
      entries = [...others];
    },
    close: () => undefined,
  };
}

/**
 * Opens `journal.jsonl` in `directory`. A torn last line (the process died while writing it) is cut off; a bad line
 * anywhere else is damage, and is refused with its number.
 */
export function openJournal<Entry>(directory: string, sync: boolean): Journal<Entry> {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'journal.jsonl');
  const { entries, length } = readWhole<Entry>(path);
  let file = openSync(path, existsSync(path) ? 'r+' : 'w+', 0o600);
  ftruncateSync(file, length);
  let position = length;
  return {
    past: entries,
    append(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      writeAll(file, line, position);
      if (sync) fdatasyncSync(file);
      position += line.length;
    },
    all: () => readWhole<Entry>(path).entries,
    replace(others) {
      const bytes = Buffer.from(others.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      const next = openSync(`${path}.new`, 'w+', 0o600);
      writeAll(next, bytes, 0);
      if (sync) fdatasyncSync(next);
      renameSync(`${path}.new`, path);
      closeSync(file);
      file = next;
      position = bytes.length;
    },
    close: () => closeSync(file),
  };
}

function writeAll(file: number, bytes: Buffer, position: number): void {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(file, bytes, written, bytes.length - written, position + written);
  }
}

/** The whole lines of a file, and how many bytes they are. */
function readWhole<Entry>(path: string): { readonly entries: Entry[]; readonly length: number } {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
  const entries = whole
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
  return { entries, length: whole.length };
}
