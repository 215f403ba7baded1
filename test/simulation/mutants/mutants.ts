/** Every deliberate mistake: a simulation that misses one of them proves nothing. */
import type { Mutant } from './mutant.ts';
import { OF_BOOKS } from './of-books.ts';
import { OF_HOPS } from './of-hops.ts';
import { OF_NUMBERS } from './of-numbers.ts';
import { OF_OUTAGES } from './of-outages.ts';
import { OF_TRIES } from './of-tries.ts';
import { OF_WEBHOOKS } from './of-webhooks.ts';

export const MUTANTS: readonly Mutant[] = [
  ...OF_TRIES,
  ...OF_NUMBERS,
  ...OF_BOOKS,
  ...OF_HOPS,
  ...OF_OUTAGES,
  ...OF_WEBHOOKS,
];
