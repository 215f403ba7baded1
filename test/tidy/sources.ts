/** Every file of the project as the rules of the house see it: where it lives, what it says, what it imports. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { blankComments, blankStrings } from './blank.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Import {
  /** As written. */
  readonly specifier: string;
  readonly line: number;
  /** Gone once types are erased. */
  readonly typeOnly: boolean;
  /** The names it takes, without their new names; empty for `*`, side effects and dynamic imports. */
  readonly names: readonly string[];
  /** File of ours it leads to, relative to the root; `null` for packages and for what does not exist. */
  readonly target: string | null;
}

export interface Source {
  /** Relative to the root, with slashes. */
  readonly path: string;
  readonly workspace: string;
  readonly isTest: boolean;
  readonly text: string;
  /** The text without comments: same length, same lines. */
  readonly code: string;
  /** The code without what stands in quotes, either. */
  readonly bare: string;
  readonly imports: readonly Import[];
}

/** Files that git keeps or would keep, relative to the root. */
export function projectFiles(): readonly string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return listed
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))
    .sort();
}

/** `services/api/x.ts` → `services/api`; `test/x.ts` → `test`. */
export function workspaceOf(path: string): string {
  const parts = path.split('/');
  return parts.slice(0, parts[0] === 'services' ? 2 : 1).join('/');
}

/** Tests, the stages they play on, the suites that drivers pass and what writes reference pages: nothing of it runs in an installation. */
export function isTestCode(path: string): boolean {
  return (
    /\.test\.ts$/.test(path) ||
    /\/(testing|specimens|loopback|recordings|reference)\//.test(path) ||
    /\/conformance(-[a-z-]+)?\.ts$/.test(path) ||
    /^(test|bench)\//.test(path)
  );
}

export function readSources(files: readonly string[] = projectFiles()): readonly Source[] {
  const names = packageNames();
  return files
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      const code = blankComments(text);
      return {
        path,
        workspace: workspaceOf(path),
        isTest: isTestCode(path),
        text,
        code,
        bare: blankStrings(code),
        imports: importsOf(path, code, names),
      };
    });
}

/** Name of each workspace's package → its folder. */
function packageNames(): ReadonlyMap<string, string> {
  return new Map(manifests().map(({ folder, name }) => [name, folder]));
}

export interface Manifest {
  readonly folder: string;
  readonly name: string;
  readonly dependencies: readonly string[];
}

/** Every workspace's `package.json`; what lies deeper, as foreign clients do, is no workspace. */
export function manifests(): readonly Manifest[] {
  return projectFiles()
    .filter((path) => path === `${workspaceOf(path)}/package.json`)
    .map((path) => {
      const { name, dependencies = {} } = JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as {
        name: string;
        dependencies?: Record<string, string>;
      };
      return { folder: dirname(path), name, dependencies: Object.keys(dependencies) };
    });
}

/** What the root brings for tests and tools. */
export function rootDependencies(): readonly string[] {
  const root = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies?: Record<string, string>;
  };
  return Object.keys(root.devDependencies ?? {});
}

const STATIC = /^(?:import|export)\b([^'";]*?)\bfrom\s*(['"])([^'"\n]+)\2/gm;
const SIDE_EFFECT = /^import\s*(['"])([^'"\n]+)\1/gm;
const DYNAMIC = /\bimport\(\s*(['"])([^'"\n]+)\1\s*\)/g;

function importsOf(path: string, code: string, names: ReadonlyMap<string, string>): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: string, index: number, typeOnly: boolean, taken: readonly string[]): void => {
    const line = code.slice(0, index).split('\n').length;
    found.push({ specifier, line, typeOnly, names: taken, target: targetOf(path, specifier, names) });
  };
  for (const match of code.matchAll(STATIC)) {
    const clause = match[1] ?? '';
    const listed = (/\{([^}]*)\}/.exec(clause)?.[1] ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const erased = /^\s*type\s/.test(clause);
    const values = listed.filter((name) => !name.startsWith('type '));
    const typeOnly = erased || (/^\s*\{/.test(clause) && values.length === 0);
    const taken = (typeOnly ? listed : values).map((name) => name.replace(/^type\s+|\s+as\s.*$/g, ''));
    add(match[3] ?? '', match.index, typeOnly, taken);
  }
  for (const match of code.matchAll(SIDE_EFFECT)) add(match[2] ?? '', match.index, false, []);
  for (const match of code.matchAll(DYNAMIC)) add(match[2] ?? '', match.index, false, []);
  return found;
}

function targetOf(path: string, specifier: string, names: ReadonlyMap<string, string>): string | null {
  if (specifier.startsWith('.')) return normalize(join(dirname(path), specifier)).replaceAll('\\', '/');
  const name = packageOf(specifier);
  const folder = names.get(name);
  if (folder === undefined) return null;
  const rest = specifier.slice(name.length + 1);
  return rest === '' ? `${folder}/index.ts` : `${folder}/${rest}.ts`;
}

/** `@scope/name/deep` → `@scope/name`; `name/deep` → `name`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
