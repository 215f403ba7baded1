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
  readonly import_fastest_ms: number;
  /** CPU of the import, which a busy machine stretches less than its time. */
  readonly import_cpu_ms: number;
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
const cpu = process.cpuUsage();
const start = performance.now();
await Promise.all(timed.map((one) => import(one)));
const told = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
process.stdout.write(JSON.stringify({ told, cpu: (user + system) / 1000 }));`;
const EMITTED = './dist/index.js';
const TASKS = {
  bare: { timed: [] },
  whole: { timed: [EMITTED] },
  call: { before: EMITTED, timed: ['undici'] },
  signature: { before: EMITTED, timed: ['./dist/wsaa/signed-data.js', './dist/wsaa/read-credentials.js'] },
  source: { timed: ['./index.ts'] },
} as const satisfies Record<string, Task>;
type Name = keyof typeof TASKS;

interface Run {
  readonly told: number;
  readonly cpu: number;
  /** Of the whole process. */
  readonly wall: number;
}

function run({ before = '', timed }: Task): Run {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', timed.length === 0 ? '0' : CODE, before, ...timed],
    { cwd: PACKAGE, encoding: 'utf8' },
  );
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(stderr);
  return { told: 0, cpu: 0, ...JSON.parse(stdout || '{}'), wall };
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
  const all = (name: Name, of: keyof Run): number[] => rounds.map((round) => round.get(name)?.[of] ?? 0);
  const told = (name: Name): number => median(all(name, 'told'));
  const wall = (name: Name): number => median(all(name, 'wall'));
  return {
    import_ms: told('whole'),
    import_fastest_ms: Math.round(Math.min(...all('whole', 'told')) * 10) / 10,
    import_cpu_ms: median(all('whole', 'cpu')),
    process_ms: wall('whole'),
    bare_node_ms: wall('bare'),
    times_bare_node: Math.round((wall('whole') / wall('bare')) * 100) / 100,
    first_call_ms: told('call'),
    first_signature_ms: told('signature'),
    source_import_ms: told('source'),
  };
}
