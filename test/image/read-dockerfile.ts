/** A Dockerfile as data, as far as ours goes; what it does not know, it refuses. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tidy/sources.ts';

export interface Instruction {
  readonly name: string;
  /** `--from=dependencies` → `from: 'dependencies'`. */
  readonly flags: Readonly<Record<string, string>>;
  /** Its words; of a JSON list its entries. */
  readonly words: readonly string[];
  /** What was written after the flags. */
  readonly text: string;
}

export interface Stage {
  readonly name: string | null;
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

const KNOWN = [
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'LABEL',
  'RUN',
  'USER',
  'VOLUME',
  'WORKDIR',
];

export function readDockerfile(path = 'deploy/Dockerfile'): readonly Stage[] {
  const lines = readFileSync(join(ROOT, path), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
    .join('\n')
    .replace(/\s*\\\n\s*/g, ' ')
    .split('\n');
  const stages: { name: string | null; base: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const { name, flags, words, text } = readInstruction(line);
    if (name === 'FROM') stages.push({ base: words[0] ?? '', name: words[2] ?? null, instructions: [] });
    else if (!KNOWN.includes(name)) throw new Error(`${path}: ${name} is not known here`);
    else stages.at(-1)?.instructions.push({ name, flags, words, text });
  }
  return stages;
}

function readInstruction(line: string): Instruction {
  const [name = '', ...rest] = line.trim().split(/\s+/);
  const flags: Record<string, string> = {};
  while (rest[0]?.startsWith('--') === true) {
    const [flag = '', value = ''] = rest.shift()?.slice(2).split('=') ?? [];
    flags[flag] = value;
  }
  const text = rest.join(' ');
  const words = text.startsWith('[') ? (JSON.parse(text) as string[]) : rest;
  return { name: name.toUpperCase(), flags, words, text };
}

/** The last of a name in a stage, which is the one that holds. */
export function last(stage: Stage | undefined, name: string): Instruction {
  const found = stage?.instructions.findLast((instruction) => instruction.name === name);
  if (found === undefined) throw new Error(`the image has no ${name}`);
  return found;
}

/** Variables that a stage sets. */
export function environmentOf(stage: Stage | undefined): Readonly<Record<string, string>> {
  const pairs = (stage?.instructions ?? [])
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ words }) => words.map((word) => word.split('=') as [string, string]));
  return Object.fromEntries(pairs);
}
