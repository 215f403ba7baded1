/** What the house forbids, a test forbids: the law of the tree, derived from the source as it is. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { ARROWS, ARROWS_OF_TESTS, DRIVERS, ROOFS, WIRE_NAMES } from './tidy/boundaries.ts';
import { findCircles } from './tidy/circles.ts';
import { EXCEPTIONS } from './tidy/exceptions.ts';
import { notExpanding } from './tidy/expanding.ts';
import {
  type Import,
  manifests,
  packageOf,
  projectFiles,
  ROOT,
  readSources,
  rootDependencies,
  type Source,
} from './tidy/sources.ts';

const files = projectFiles();
const sources = readSources(files);
const byPath = new Map(sources.map((source) => [source.path, source]));
const shipped = sources.filter((source) => !source.isTest);

interface Breach {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** A rule with its name; what it finds must be nothing but the listed exceptions, each of them needed. */
function rule(name: string, find: () => Iterable<Breach>): void {
  test(name, () => {
    const breaches = [...find()];
    const excused = EXCEPTIONS.filter((exception) => exception.rule === name);
    const unexcused = breaches.filter(({ file }) => !excused.some((exception) => exception.file === file));
    assert.deepEqual(
      unexcused.map(({ file, line, what }) => `${file}:${line} ${what}`),
      [],
    );
    const needless = excused.filter(({ file }) => !breaches.some((breach) => breach.file === file));
    assert.deepEqual(needless, [], 'exceptions that are no longer needed');
  });
}

function* imports(
  of: readonly Source[],
  isWrong: (one: Import, source: Source) => string | null,
): Iterable<Breach> {
  for (const source of of) {
    for (const one of source.imports) {
      const what = isWrong(one, source);
      if (what !== null) yield { file: source.path, line: one.line, what };
    }
  }
}

function* matches(
  of: readonly Source[],
  pattern: RegExp,
  text: (source: Source) => string = (source) => source.bare,
): Iterable<Breach> {
  for (const source of of) {
    for (const match of text(source).matchAll(pattern)) {
      yield {
        file: source.path,
        line: text(source).slice(0, match.index).split('\n').length,
        what: match[0].trim(),
      };
    }
  }
}

const within = (folder: string) => (source: Source) => source.path.startsWith(`${folder}/`);
const isService = within('services');
const isPackage = (one: Import): boolean => one.target === null && !isBuiltin(one.specifier);

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

test('the source is read: every import of ours leads to a file', () => {
  assert.ok(sources.length > 300, `${sources.length} files`);
  assert.ok(sources.flatMap((source) => source.imports).length > 1000);
  const lost = sources.flatMap((source) =>
    source.imports
      .filter(({ target }) => target !== null && !files.includes(target))
      .map(({ line, specifier }) => `${source.path}:${line} ${specifier}`),
  );
  assert.deepEqual(lost, []);
});

rule('imports between workspaces follow the arrows', () =>
  imports(sources, ({ target, specifier }, { workspace, isTest }) => {
    const to = target === null ? undefined : byPath.get(target)?.workspace;
    if (to === undefined || to === workspace || ROOFS.includes(workspace)) return null;
    const allowed = [...(ARROWS[workspace] ?? []), ...(isTest ? (ARROWS_OF_TESTS[workspace] ?? []) : [])];
    return allowed.includes(to) ? null : `${workspace} imports ${specifier}`;
  }),
);

rule('a workspace is named by its package, never by a path out of one', () =>
  imports(sources, ({ target, specifier }, { workspace }) => {
    if (!specifier.startsWith('.') || target === null || target === 'package.json') return null;
    const to = byPath.get(target)?.workspace;
    return to === undefined || to === workspace || ROOFS.includes(workspace) ? null : specifier;
  }),
);

rule('services choose no driver: they are handed their ports', () =>
  imports(shipped.filter(isService), ({ target }) =>
    target !== null && DRIVERS.test(target) ? target : null,
  ),
);

rule('types are all that the sdk takes of the contract', () =>
  imports(shipped.filter(within('sdk')), ({ target, specifier, typeOnly }) =>
    target !== null && !specifier.startsWith('.') && !typeOnly ? specifier : null,
  ),
);

rule('the environment is read by app/config.ts alone', () =>
  matches(
    shipped.filter(({ path }) => path !== 'app/config.ts'),
    // The command line hands it over whole, unread.
    /\bprocess\s*\.\s*env\b(?!\))|\bprocess\s*\[/g,
  ),
);

rule('a store knows no verb, no door and no job', () =>
  imports(
    sources.filter(({ path }) => path.endsWith('.store.ts')),
    ({ target, specifier, typeOnly }) => {
      if (target === null || target.endsWith('.store.ts')) return null;
      if (/\.(route|job|tool)\.ts$/.test(target)) return specifier;
      // A verb is what stands above a store: its own imports say so.
      return !typeOnly && reachesStore(target, new Set()) ? `${specifier} stands above a store` : null;
    },
  ),
);

function reachesStore(path: string, seen: Set<string>): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  return (byPath.get(path)?.imports ?? []).some(
    ({ target, typeOnly }) =>
      target !== null && !typeOnly && (target.endsWith('.store.ts') || reachesStore(target, seen)),
  );
}

rule('a door writes no SQL and calls no store', () =>
  imports(
    sources.filter(({ path }) => /\.(route|tool)\.ts$/.test(path)),
    ({ target, specifier, typeOnly }) =>
      !typeOnly && (specifier === 'kysely' || target?.endsWith('.store.ts') === true) ? specifier : null,
  ),
);

rule('SQL by hand is written in stores and migrations', () =>
  imports(shipped.filter(isService), ({ specifier, names, typeOnly }, { path }) =>
    specifier === 'kysely' && !typeOnly && names.includes('sql') && !path.endsWith('.store.ts')
      ? 'sql of kysely'
      : null,
  ),
);

rule('domain takes decimal.js, inside domain/money, and nothing else', () =>
  imports(shipped.filter(within('domain')), (one, { path }) => {
    if (isBuiltin(one.specifier)) return one.specifier;
    if (!isPackage(one)) return null;
    return one.specifier === 'decimal.js' && path.startsWith('domain/money/') ? null : one.specifier;
  }),
);

rule('domain has no clock, no chance and no process', () =>
  matches(
    shipped.filter(within('domain')),
    /\b(new Date|Date\.(now|parse|UTC)|Math\.random|process|performance|crypto|setTimeout|setInterval|fetch|console)\b/g,
  ),
);

/** Packages that stand alone bind their defaults in one file: that of the client. */
const CLIENTS = ['arca-soap/client.ts', 'sdk/client.ts'];

rule('time and chance are arguments', () =>
  matches(
    shipped.filter(
      ({ path }) => /^(contract|sdk|services|arca-soap)\//.test(path) && !CLIENTS.includes(path),
    ),
    /\b(Date\.now\(|new Date\(\)|Math\.random|setTimeout|setInterval|randomUUID)/g,
  ),
);

rule('nothing is exported by default', () => matches(sources, /^export\s+default\b|\bas\s+default\b/gm));

rule('nothing is cast to any', () =>
  // Tests look into answers of every shape.
  matches(shipped, /\bas\s+any\b|:\s*any\b|\bany\[\]|(?<![\w)\]])<any>/g),
);

rule('nothing is left for later', () =>
  // In halves, so that this file keeps its own rule.
  matches(sources, new RegExp(`\\b(?:${'TO'}${'DO'}|${'FIX'}${'ME'})\\b`, 'g'), ({ text }) => text),
);

rule("ARCA's wire names stop at the two translators", () =>
  matches(
    shipped.filter(({ path }) => !/^(arca-soap|arca-simulator)\/|\/(to|from)-[a-z0-9-]+\.ts$/.test(path)),
    WIRE_NAMES,
  ),
);

rule('every file opens with a sentence on why it exists', function* () {
  // A test says why in its titles.
  for (const { path, text } of sources.filter(({ path }) => !path.endsWith('.test.ts'))) {
    const opening = text.replace(/^#!.*\n/, '').trimStart();
    const comment = /^\/\*\*?([\s\S]*?)\*\/|^\/\/(.*)/.exec(opening);
    const words = (comment?.[1] ?? comment?.[2] ?? '').trim().split(/\s+/);
    // A door's opening names its paths.
    if (words.length < 2) yield { file: path, line: 1, what: 'no opening sentence' };
  }
});

rule('suffixes are a closed list', function* () {
  for (const { path } of sources) {
    const parts = basename(path).split('.');
    const suffix = parts.length > 2 ? parts.slice(1, -1).join('.') : null;
    if (suffix !== null && !['route', 'job', 'tool', 'store', 'test'].includes(suffix)) {
      yield { file: path, line: 1, what: `.${suffix}.ts` };
    }
  }
});

rule('migrations of a schema are numbered from 1, each number once', function* () {
  const numbered = files.filter((path) => /\/migrations\/[^/]+\.sql$/.test(path)).sort();
  const folders = Map.groupBy(numbered, (path) => dirname(path));
  for (const paths of folders.values()) {
    for (const [index, path] of paths.entries()) {
      const expected = String(index + 1).padStart(4, '0');
      if (!basename(path).startsWith(`${expected}-`))
        yield { file: path, line: 1, what: `expected ${expected}-` };
    }
  }
});

rule('a migration that says it expands only adds', function* () {
  for (const path of files.filter((file) => /\/migrations\/[^/]+\.sql$/.test(file)))
    for (const what of notExpanding(readFileSync(join(ROOT, path), 'utf8')))
      yield { file: path, line: 1, what };
});

rule('no folder is a drawer for what found no noun', function* () {
  for (const path of files) {
    const drawer = path
      .split('/')
      .slice(0, -1)
      .find((part) => /^(src|lib|utils?|helpers?|common|types|shared|misc)$/.test(part));
    if (drawer !== undefined) yield { file: path, line: 1, what: drawer };
  }
});

rule('no import comes back to where it started', function* () {
  for (const circle of findCircles(sources)) {
    const [first = ''] = circle;
    yield { file: first, line: 1, what: circle.join(' → ') };
  }
});

for (const { folder, name, dependencies } of manifests()) {
  rule(`${name} depends on exactly what it imports`, function* () {
    const own = sources.filter(({ workspace }) => workspace === folder);
    const needed = new Set<string>();
    const borrowed = new Set([...rootDependencies(), name]);
    for (const source of own) {
      for (const { specifier, line } of source.imports) {
        if (specifier.startsWith('.') || isBuiltin(specifier)) continue;
        const wanted = packageOf(specifier);
        needed.add(wanted);
        const isThere =
          dependencies.includes(wanted) ||
          (source.isTest && (borrowed.has(wanted) || manifests().some((other) => other.name === wanted)));
        if (!isThere)
          yield { file: source.path, line, what: `${wanted} is missing in ${folder}/package.json` };
      }
    }
    for (const dependency of dependencies.filter((one) => !needed.has(one))) {
      yield { file: `${folder}/package.json`, line: 1, what: `${dependency} is imported nowhere` };
    }
  });
}

rule('the project speaks of itself alone', function* () {
  const foreign = [
    ['/wo', 'rk/'],
    ['shared', '/design'],
    ['registry', '.npmjs'],
  ].map((halves) => halves.join(''));
  for (const path of files.filter((file) => !/\.(png|jpg|ico|woff2?|pdf)$/.test(file))) {
    const text = readFileSync(join(ROOT, path), 'utf8');
    for (const word of foreign) {
      const index = text.indexOf(word);
      if (index >= 0) yield { file: path, line: text.slice(0, index).split('\n').length, what: word };
    }
  }
});

test('the lock file names no host', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { resolved?: string }>;
  };
  const hosts = Object.entries(lock.packages).filter(
    ([, { resolved }]) => resolved?.includes('://') === true,
  );
  assert.deepEqual(
    hosts.map(([path]) => path),
    [],
  );
});

test('the lock file knows the programs of every workspace: a fresh installation can run them', () => {
  interface Manifest {
    readonly bin?: Readonly<Record<string, string>>;
  }
  const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  const { packages } = read('package-lock.json') as { packages: Record<string, Manifest> };
  const programs = (bin: Manifest['bin']) =>
    Object.entries(bin ?? {}).map(([name, path]) => `${name} ${path.replace(/^\.\//, '')}`);
  const workspaces = Object.keys(packages).filter((path) => path !== '' && !path.startsWith('node_modules/'));
  assert.ok(workspaces.includes('arca-simulator'));
  for (const path of workspaces) {
    const manifest = read(join(path, 'package.json')) as Manifest;
    assert.deepEqual(programs(packages[path]?.bin), programs(manifest.bin), path);
  }
});

test('every exception names a rule that exists', () => {
  const names = readFileSync(import.meta.filename, 'utf8');
  const unknown = EXCEPTIONS.filter(
    ({ rule: name }) => !names.includes(name.replace(/^\S+(?= depends on)/, '')),
  );
  assert.deepEqual(unknown, []);
});
