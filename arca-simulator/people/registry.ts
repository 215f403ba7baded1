// The one place where a number becomes a taxpayer: registered first, then derived, unless it does not exist.
import { isCuit } from './cuit.ts';
import type { Person } from './person.ts';
import { NON_EXISTENT, SEED_PEOPLE } from './seed-people.ts';
import { synthesizePerson } from './synthesize-person.ts';

export interface Registry {
  find(cuit: string): Person | undefined;
  put(person: Person): void;
  /** Registered people, in order of CUIT; synthetic ones are not listed. */
  list(): Person[];
  findByDocument(document: string): Person[];
  reset(): void;
}

export function createRegistry(): Registry {
  const people = new Map<string, Person>();
  const reset = (): void => {
    people.clear();
    for (const person of SEED_PEOPLE) people.set(person.cuit, person);
  };
  reset();
  return {
    find(cuit) {
      const known = people.get(cuit);
      if (known) return known;
      return isCuit(cuit) && !NON_EXISTENT.includes(cuit) ? synthesizePerson(cuit) : undefined;
    },
    put(person) {
      people.set(person.cuit, person);
    },
    list: () => [...people.values()].sort((one, other) => one.cuit.localeCompare(other.cuit)),
    findByDocument(document) {
      const wanted = String(Number(document));
      const found = [...people.values()].filter((person) => person.document === wanted);
      if (found.length > 0 || !/^\d{7,8}$/.test(document)) return found;
      const male = `20${document.padStart(8, '0')}`;
      const candidate = Array.from({ length: 10 }, (_, digit) => `${male}${digit}`).find(isCuit);
      return candidate && !NON_EXISTENT.includes(candidate) ? [synthesizePerson(candidate)] : [];
    },
    reset,
  };
}
