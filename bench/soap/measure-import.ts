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
  /** What the first signature loads and does besides. */
  readonly first_signature_ms: number;
  readonly source_import_ms: number;
}

const timed = (work: string): string =>
  `const start = performance.now(); ${work}; process.stdout.write(String(performance.now() - start));`;

function run(code: string): { readonly told: number; readonly wall: number } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: PACKAGE,
    encoding: 'utf8',
  });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(stderr);
  return { told: Number(stdout), wall };
}

const median = (values: readonly number[]): number =>
  Math.round((values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0) * 10) / 10;

export async function measureImport(): Promise<ImportCost> {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const emitted = spawnSync(process.execPath, [tsc, '-p', join(PACKAGE, 'tsconfig.json')], {
    encoding: 'utf8',
  });
  if (emitted.status !== 0) throw new Error(emitted.stdout);
  const codes = {
    bare: '0',
    whole: timed("await import('./dist/index.js')"),
    call: `await import('./dist/index.js'); ${timed("await import('undici')")}`,
    signature: `const { signCms } = await import('./dist/index.js'); ${timed("await Promise.all([import('asn1js'), import('pkijs')])")}`,
    source: timed("await import('./index.ts')"),
  } as const;
  const seen = { bare: [], whole: [], call: [], signature: [], source: [] } as Record<
    keyof typeof codes,
    ReturnType<typeof run>[]
  >;
  // In turns, so that whatever else the machine does falls on all of them.
  for (let i = 0; i < TIMES; i++) {
    for (const name of Object.keys(codes) as (keyof typeof codes)[]) seen[name].push(run(codes[name]));
  }
  const told = (name: keyof typeof codes): number => median(seen[name].map((one) => one.told));
  const wall = (name: keyof typeof codes): number => median(seen[name].map((one) => one.wall));
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
