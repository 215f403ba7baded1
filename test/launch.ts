/** Runs the command line as a person would, in a process of its own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ARCA = fileURLToPath(new URL('../app/arca.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `arca` is another version's program, where it is not to be this one's. */
export function launch(args: readonly string[], environment: Record<string, string> = {}, arca = ARCA) {
  // What this process was told must not leak into the one under test.
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(ARCA_|(DATABASE|REDIS)_URL$)/.test(name)),
  );
  const child = spawn(process.execPath, [arca, ...args], {
    env: { ...clean, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  return { child, ended, told: () => out, said: () => err };
}
