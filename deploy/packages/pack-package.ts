/** Makes of a workspace the package that is published: plain JavaScript with its types, which any Node 24 runs as it is. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The workspaces that others install by themselves. */
export const PUBLISHED = ['arca-soap', 'arca-simulator'] as const;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/** Emits and packs a workspace into `destination`; returns the path of the tarball. */
export function packPackage(workspace: string, destination: string): string {
  const source = join(ROOT, workspace);
  const manifest: Manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const staged = join(destination, workspace);
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged, { recursive: true });
  emit(source, staged, [...Object.values(manifest.exports), ...Object.values(manifest.bin ?? {})]);
  writeFileSync(join(staged, 'package.json'), `${JSON.stringify(published(manifest), null, 2)}\n`);
  copyFileSync(join(source, 'README.md'), join(staged, 'README.md'));
  copyFileSync(join(ROOT, 'LICENSE'), join(staged, 'LICENSE'));
  const told = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', destination],
    {
      cwd: staged,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  const [{ filename = '' } = {}] = JSON.parse(told) as { filename?: string }[];
  return join(destination, filename);
}

/** Everything that the entries reach: tests and what they play with stay behind. */
function emit(source: string, staged: string, entries: readonly string[]): void {
  const config = join(staged, 'tsconfig.json');
  const options = {
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    rootDir: source,
    outDir: staged,
    typeRoots: [join(ROOT, 'node_modules/@types')],
  };
  const extend = relative(staged, join(ROOT, 'tsconfig.json'));
  const files = entries.map((entry) => join(source, entry));
  writeFileSync(
    config,
    JSON.stringify({ extends: extend, compilerOptions: options, files, include: [], exclude: [] }),
  );
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', config], {
      stdio: ['ignore', 2, 2],
    });
  } finally {
    rmSync(config);
  }
}

/** The manifest with its entries as they were emitted. */
function published(manifest: Manifest): object {
  const { private: _private, scripts: _scripts, ...rest } = manifest as Manifest & Record<string, unknown>;
  const emitted = (path: string, extension: string): string => path.replace(/\.ts$/, extension);
  return {
    ...rest,
    exports: Object.fromEntries(
      Object.entries(manifest.exports).map(([name, path]) => [
        name,
        { types: emitted(path, '.d.ts'), default: emitted(path, '.js') },
      ]),
    ),
    ...(manifest.bin
      ? {
          bin: Object.fromEntries(
            Object.entries(manifest.bin).map(([name, path]) => [name, emitted(path, '.js')]),
          ),
        }
      : {}),
    files: ['**/*.js', '**/*.d.ts'],
  };
}
