/** What a pace is judged by. */
import type { Begun } from '../tables.ts';

/** The most that begin within any one second, of pairs in order. */
export function mostInASecond(begun: readonly Begun[]): number {
  let most = 0;
  let from = 0;
  let within = 0;
  for (const [at, count] of begun) {
    within += count;
    for (let first = begun[from]; first !== undefined && first[0] <= at - 1000; first = begun[from]) {
      within -= first[1];
      from += 1;
    }
    most = Math.max(most, within);
  }
  return most;
}
