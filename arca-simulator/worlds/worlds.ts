// Several isolated worlds in one process: the one at the root, and others by name, made on demand and kept apart on disk.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputProblem, mustBe } from '../problem.ts';
import { fillSettings, type SimulatorOptions } from '../settings.ts';
import { lockDirectory } from './lock-directory.ts';
import { openSimulated, type Simulated } from './simulated.ts';
import type { WorldOptions } from './world-options.ts';

const MAX_WORLDS = 1000;
const NAME = /^[a-z0-9][a-z0-9_-]{0,62}$/;
const OPTIONS_FILE = 'options.json';

export interface Worlds {
  /** The world at the root. */
  readonly main: Simulated;
  /** Names, in order; the one at the root has none. */
  names(): string[];
  find(name: string): Simulated | undefined;
  options(name: string): WorldOptions | undefined;
  /** Makes a world, or finds the one that was made with these same options. */
  create(name: string, options: WorldOptions): { readonly simulated: Simulated; readonly isNew: boolean };
  /** Ends a world and forgets what it kept; `false` when there is none. */
  remove(name: string): boolean;
  close(): void;
}

export function createWorlds(base: SimulatorOptions): Worlds {
  const directory = base.state && join(base.state.directory, 'worlds');
  const unlock = base.state ? lockDirectory(base.state.directory) : () => undefined;
  const main = openMain(base, unlock);
  const open = new Map<string, Simulated>();
  const known = new Map<string, WorldOptions>(directory ? readKept(directory) : []);

  const openNamed = (name: string, options: WorldOptions): Simulated => {
    const { latencyMs, ...own } = options;
    const simulated = openSimulated(
      fillSettings({
        ...base,
        ...own,
        ...(latencyMs === undefined ? {} : { latency: () => latencyMs }),
        ...(base.state && directory ? { state: { ...base.state, directory: join(directory, name) } } : {}),
      }),
    );
    open.set(name, simulated);
    return simulated;
  };

  const find = (name: string): Simulated | undefined => {
    const options = known.get(name);
    return open.get(name) ?? (options && openNamed(name, options));
  };

  return {
    main,
    names: () => [...known.keys()].sort(),
    find,
    options: (name) => known.get(name),
    create(name, options) {
      if (!NAME.test(name))
        throw mustBe(
          'name',
          'de 1 a 63 letras minúsculas, números, guiones o guiones bajos',
          '1 to 63 lower-case letters, digits, hyphens or underscores',
        );
      const existing = find(name);
      if (existing) {
        if (!isSame(known.get(name), options)) throw otherOptions(name);
        return { simulated: existing, isNew: false };
      }
      if (known.size >= MAX_WORLDS) throw tooMany();
      if (directory) keep(join(directory, name), options);
      const simulated = openNamed(name, options);
      known.set(name, options);
      return { simulated, isNew: true };
    },
    remove(name) {
      open.get(name)?.close();
      open.delete(name);
      const existed = known.delete(name);
      if (existed && directory) rmSync(join(directory, name), { recursive: true, force: true });
      return existed;
    },
    close() {
      for (const simulated of open.values()) simulated.close();
      main.close();
      unlock();
    },
  };
}

function openMain(base: SimulatorOptions, unlock: () => void): Simulated {
  try {
    return openSimulated(fillSettings(base));
  } catch (error) {
    unlock();
    throw error;
  }
}

function readKept(directory: string): [string, WorldOptions][] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => existsSync(join(directory, name, OPTIONS_FILE)))
    .map((name) => [name, JSON.parse(readFileSync(join(directory, name, OPTIONS_FILE), 'utf8'))]);
}

function keep(directory: string, options: WorldOptions): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, OPTIONS_FILE), JSON.stringify(options));
}

function isSame(one: WorldOptions | undefined, other: WorldOptions): boolean {
  const sorted = (options: WorldOptions | undefined): string =>
    JSON.stringify(Object.entries(options ?? {}).sort(([first], [second]) => (first < second ? -1 : 1)));
  return sorted(one) === sorted(other);
}

function otherOptions(name: string): InputProblem {
  return new InputProblem(
    'name',
    {
      es: `El mundo ${name} ya existe con otras opciones.`,
      en: `The world ${name} exists with other options.`,
    },
    { es: 'Borralo primero, o usá otro nombre.', en: 'Delete it first, or use another name.' },
    409,
  );
}

function tooMany(): InputProblem {
  return new InputProblem(
    'name',
    { es: `Ya hay ${MAX_WORLDS} mundos.`, en: `There are ${MAX_WORLDS} worlds already.` },
    { es: 'Borrá los que no uses.', en: 'Delete those that are not in use.' },
    409,
  );
}
