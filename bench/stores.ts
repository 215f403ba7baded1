/** Which of the stores asked for answer here. */
import type { Store } from './results.ts';

export interface FoundStore {
  readonly store: Store;
  /** What it says of itself; `null` where the platform brings it along. */
  readonly version: string | null;
}

export async function findStores(
  wanted: readonly Store[],
  say: (text: string) => void,
): Promise<readonly FoundStore[]> {
  const found: FoundStore[] = [];
  for (const store of wanted) {
    if (store === 'embedded') found.push({ store, version: null });
    else say('real PostgreSQL is not measured: the platform has no driver for it yet\n');
  }
  return found;
}
