/** How a benchmark that is a program of its own tells what it found: for people, as JSON, or both. */
import { writeFileSync } from 'node:fs';

/** `--json` writes nothing but JSON; `--json-to FILE` keeps it beside what people read. */
export function tellResult(result: object, lines: readonly string[]): void {
  const keep = process.argv.indexOf('--json-to');
  const file = keep < 0 ? undefined : process.argv[keep + 1];
  if (file !== undefined) writeFileSync(file, JSON.stringify(result));
  // Synchronously: whoever reads a pipe gets all of it, whatever ends the process.
  writeFileSync(1, process.argv.includes('--json') ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
}
