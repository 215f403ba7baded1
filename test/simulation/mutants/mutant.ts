/** A deliberate mistake in the code that issues, or that tells of it, as data: one that somebody could make, and that has to be noticed. */

export interface Patch {
  /** From the root of the repository. */
  readonly file: string;
  /** Found exactly once in it, or the mutation is out of date and the suite fails. */
  readonly find: string;
  readonly put: string;
}

/** Seeds among which one notices it. From `first` on where those that do are few: a hunt from scratch finds one in 2,000 runs all the same. */
export interface BySeeds {
  readonly first: number;
  readonly runs: number;
}

/** A test that notices it where no world can: it is run with the mistake in the code. */
export interface ByTest {
  readonly file: string;
  readonly test: string;
}

export interface Mutant {
  readonly name: string;
  readonly patches: readonly Patch[];
  /** What would hide the mistake, taken away with it; taken away alone it breaks no promise. */
  readonly safeguards: readonly Patch[];
  readonly noticed: BySeeds | ByTest;
}

export const patch = (file: string, find: string, put: string): Patch => ({ file, find, put });

export const mutant = (name: string, noticed: Mutant['noticed'], ...patches: readonly Patch[]): Mutant => ({
  name,
  noticed,
  patches,
  safeguards: [],
});

export const without = (one: Mutant, ...safeguards: readonly Patch[]): Mutant => ({ ...one, safeguards });

/** By `runs` seeds from `first` on. */
export const seeds = (first: number, runs: number): BySeeds => ({ first, runs });

export const ISSUING = 'services/api/issuing';
export const GATEWAY = 'services/arca-gateway';
