/** One at a time under each name, in the order in which they came. */
export interface Turns {
  take<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/**
 * ARCA may want the `Id`s of a CUIT to grow: two exports of its, sent at once, must not overtake each other. Another
 * process may still get in between; then the one that came late is refused, and counted anew.
 */
export function createTurns(): Turns {
  const lines = new Map<string, Promise<unknown>>();
  return {
    async take(name, work) {
      const before = lines.get(name) ?? Promise.resolve();
      const mine = before.then(work, work);
      lines.set(name, mine);
      try {
        return await mine;
      } finally {
        if (lines.get(name) === mine) lines.delete(name);
      }
    },
  };
}
