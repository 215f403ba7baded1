/** Seeds in growing batches: most mistakes show in the first few runs, and threads take a second to start. */
export function* inBatches(runs: number, first = 1): Generator<readonly number[]> {
  const last = first + runs - 1;
  let from = first;
  for (let size = 20; from <= last; size *= 3) {
    const to = Math.min(last, from + size - 1);
    yield Array.from({ length: to - from + 1 }, (_, index) => from + index);
    from = to + 1;
  }
}
