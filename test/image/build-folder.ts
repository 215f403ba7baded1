/** Carries the Dockerfile out in a folder, for want of an engine: the same files, installed by the same command. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../tidy/sources.ts';
import { contextFiles } from './context.ts';
import { type Instruction, readDockerfile } from './read-dockerfile.ts';

export interface Built {
  /** Where the image's working directory came to lie. */
  readonly app: string;
  /** Why it could not be installed. */
  readonly problem?: string;
}

/** Each stage gets a folder below `folder`; of its commands, those of npm are run. */
export function buildFolder(folder: string): Built {
  const context = contextFiles();
  let app = '';
  for (const [index, { name, instructions }] of readDockerfile().entries()) {
    const root = join(folder, name ?? `stage-${index}`);
    let directory = '/';
    for (const instruction of instructions) {
      if (instruction.name === 'WORKDIR') {
        directory = instruction.text;
        mkdirSync(join(root, directory), { recursive: true });
      }
      if (instruction.name === 'COPY') copy(instruction, join(root, directory), folder, context);
      if (instruction.name === 'RUN' && instruction.words[0] === 'npm') {
        const [command = '', ...args] = instruction.words;
        const cwd = join(root, directory);
        const { status, stderr, error } = spawnSync(command, [...args, '--loglevel=error'], {
          cwd,
          encoding: 'utf8',
          timeout: 240_000,
        });
        if (status !== 0) return { app, problem: error?.message ?? stderr };
      }
    }
    app = join(root, directory);
  }
  return { app };
}

function copy({ flags, words }: Instruction, to: string, folder: string, context: readonly string[]): void {
  const stage = flags['from'];
  const sources = words.slice(0, -1);
  const target = words.at(-1) ?? '';
  for (const source of sources) {
    if (stage !== undefined)
      cpSync(join(folder, stage, source), to, { recursive: true, verbatimSymlinks: true });
    else if (source === '.') for (const path of context) place(path, join(to, path));
    else place(source, join(to, target, source.split('/').at(-1) ?? ''));
  }
}

function place(path: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(join(ROOT, path), to);
}
