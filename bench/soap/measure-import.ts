/** What importing `arca-soap` costs a cold process: the package as it is published (emitted by tsc), and its source. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PACKAGE = join(ROOT, 'arca-soap');
const TIMES = 15;

/** Medians, in milliseconds. */
export interface ImportCost {
  /** Of `import('arca-soap')` alone. */
  readonly import_ms: number;
  /** Of a process that does nothing else, from its start to its end. */
  readonly process_ms: number;
  readonly bare_node_ms: number;
  readonly times_bare_node: number;
  /** What the first call loads besides. */
  readonly first_call_ms: number;
  /** What the first signature loads besides. */
  readonly first_signature_ms: number;
  readonly source_import_ms: number;
}

/** What a process does before the clock starts, then against the clock: all of them imports. */
interface Task {
  readonly before?: string;
  readonly timed: readonly string[];
}
const CODE = `
const [, before, ...timed] = process.argv;
if (before) await import(before);
const start = performance.now();
await Promise.all(timed.map((one) => import(one)));
process.stdout.write(String(performance.now() - start));`;
const EMITTED = './dist/index.js';
const TASKS = {
  bare: { timed: [] },
  whole: { timed: [EMITTED] },
  call: { before: EMITTED, timed: ['undici'] },
  signature: { before: EMITTED, timed: ['asn1js', 'pkijs', 'node:crypto'] },
  source: { timed: ['./index.ts'] },
} as const satisfies Record<string, Task>;
type Name = keyof typeof TASKS;

function run({ before = '', timed }: Task): { readonly told: number; readonly wall: number } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', timed.length === 0 ? '0' : CODE, before, ...timed],
    { cwd: PACKAGE, encoding: 'utf8' },
  );
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(stderr);
  return { told: Number(stdout), wall };
}

const median = (values: readonly number[]): number =>
  Math.round((values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0) * 10) / 10;

export function measureImport(): ImportCost {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const emitted = spawnSync(process.execPath, [tsc, '-p', join(PACKAGE, 'tsconfig.json')], {
    encoding: 'utf8',
  });
  if (emitted.status !== 0) throw new Error(emitted.stdout);
  const names = Object.keys(TASKS) as Name[];
  // In turns, so that whatever else the machine does falls on all of them.
  const rounds = Array.from({ length: TIMES }, () => new Map(names.map((name) => [name, run(TASKS[name])])));
  const told = (name: Name): number => median(rounds.map((round) => round.get(name)?.told ?? 0));
  const wall = (name: Name): number => median(rounds.map((round) => round.get(name)?.wall ?? 0));
  return {
    import_ms: told('whole'),
    process_ms: wall('whole'),
    bare_node_ms: wall('bare'),
    times_bare_node: Math.round((wall('whole') / wall('bare')) * 100) / 100,
    first_call_ms: told('call'),
    first_signature_ms: told('signature'),
    source_import_ms: told('source'),
  };
}
