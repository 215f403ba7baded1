// The one place where a number becomes a taxpayer: registered first, then derived, unless it does not exist.
import { isCuit } from './cuit.ts';
import type { Person } from './person.ts';
import { populate } from './seed/populate.ts';
import { NON_EXISTENT, SEED_PEOPLE } from './seed/seed-people.ts';
import { synthesizePerson } from './synthesize-person.ts';

export interface Registry {
  find(cuit: string): Person | undefined;
  /** Whether it is somebody, and not a stranger derived from the number. */
  isRegistered(cuit: string): boolean;
  put(person: Person): void;
  /** From now on nobody has this number. */
  remove(cuit: string): void;
  /** Registered people, in order of CUIT; synthetic ones are not listed. */
  list(): Person[];
  findByDocument(document: string): Person[];
  reset(): void;
}

export function createRegistry(seed: number): Registry {
  const people = new Map<string, Person>();
  const nobody = new Set<string>();
  const first = [...populate(seed), ...SEED_PEOPLE];
  const reset = (): void => {
    people.clear();
    nobody.clear();
    for (const cuit of NON_EXISTENT) nobody.add(cuit);
    for (const person of first) people.set(person.cuit, person);
  };
  reset();
  return {
    find(cuit) {
      const known = people.get(cuit);
      if (known) return known;
      return isCuit(cuit) && !nobody.has(cuit) ? synthesizePerson(cuit) : undefined;
    },
    isRegistered: (cuit) => people.has(cuit),
    put(person) {
      nobody.delete(person.cuit);
      people.set(person.cuit, person);
    },
    remove(cuit) {
      people.delete(cuit);
      nobody.add(cuit);
    },
    list: () => [...people.values()].sort((one, other) => one.cuit.localeCompare(other.cuit)),
    findByDocument(document) {
      const wanted = String(Number(document));
      const found = [...people.values()].filter((person) => person.document === wanted);
      if (found.length > 0 || !/^\d{7,8}$/.test(document)) return found;
      const male = `20${document.padStart(8, '0')}`;
      const candidate = Array.from({ length: 10 }, (_, digit) => `${male}${digit}`).find(isCuit);
      return candidate && !nobody.has(candidate) ? [synthesizePerson(candidate)] : [];
    },
    reset,
  };
}
