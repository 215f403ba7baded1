/** Seeds in growing batches: most mistakes show in the first few runs, and threads take a second to start. */
export function* inBatches(runs: number): Generator<readonly number[]> {
  let from = 1;
  for (let size = 20; from <= runs; size *= 3) {
    const to = Math.min(runs, from + size - 1);
    yield Array.from({ length: to - from + 1 }, (_, index) => from + index);
    from = to + 1;
  }
}
