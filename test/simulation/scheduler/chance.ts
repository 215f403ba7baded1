/** Everything left to chance in a run, from one seed. */

export interface Chance {
  /** In [0, 1). */
  number(): number;
  /** True once in `1 / probability` times. */
  happens(probability: number): boolean;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Another source of chance, which does not move this one however much is drawn from it. */
  branch(): Chance;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  // mulberry32, as in platform/random.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const number = () => next() / 2 ** 32;
  const between = (from: number, to: number) => from + Math.floor(number() * (to - from + 1));
  return {
    number,
    between,
    happens: (probability) => number() < probability,
    pick(items) {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new Error('there is nothing to pick from');
      return item;
    },
    branch: () => createChance(next()),
  };
}
