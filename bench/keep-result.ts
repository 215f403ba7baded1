/** Writes what was measured where it is kept, or where it is only looked at; answers its path from the root. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type describeRun, type Result, ROOT, type Row } from './results.ts';
import { measureYardstick } from './yardstick.ts';

export function keepResult(
  run: ReturnType<typeof describeRun>,
  rows: readonly Row[],
  name: string,
  keep: boolean,
): string {
  const machine = { ...run.machine, yardstick_ms: [...run.machine.yardstick_ms, measureYardstick()] };
  const result: Result = { ...run, machine, rows };
  const folder = join(ROOT, ...(keep ? ['bench', 'results'] : ['dist', 'bench']));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${run.at.slice(0, 16).replaceAll(':', '')}-${name}.json`);
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file.slice(ROOT.length + 1);
}
