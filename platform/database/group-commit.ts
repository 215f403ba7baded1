/** Many writers share one transaction: what arrives while one is being committed forms the next. */
import { DatabaseFailure } from './database-failure.ts';
import { currentScope, joinScopes } from './scope.ts';

export interface GroupCommitOptions<Item, Result> {
  /**
   * Commits all items or none; answers one result for each, in order. It runs with all within reach that was for any of
   * those who handed them in: that no item takes what another may reach is for it to see to.
   */
  commit(items: readonly Item[]): Promise<readonly Result[]>;
  /** Items in one commit at most. */
  readonly limit: number;
  /**
   * Awaited after each commit before the next begins, for writers in no hurry: what comes meanwhile is one group, where it
   * would have been many. Left out: the next begins at once.
   */
  pause?(): Promise<void>;
}

interface Entry<Item, Result> {
  readonly item: Item;
  /** Of whoever handed it in. */
  readonly scope: string;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Answers `submit`, which resolves once its item is committed.
 *
 * Nothing waits for a group to fill: alone, an item is committed at once. Groups are committed one after another in
 * the order of arrival. A group that fails is committed again item by item, so that only the bad ones fail; not so one
 * that may have been kept all the same, or found no database.
 */
export function groupCommit<Item, Result>(
  options: GroupCommitOptions<Item, Result>,
): (item: Item) => Promise<Result> {
  const { commit, limit, pause } = options;
  const waiting: Entry<Item, Result>[] = [];
  let busy = false;

  const commitGroup = async (entries: readonly Entry<Item, Result>[]): Promise<void> => {
    try {
      const results = await joinScopes(
        entries.map(({ scope }) => scope),
        () => commit(entries.map(({ item }) => item)),
      );
      if (results.length !== entries.length)
        throw new Error(`a group of ${entries.length} was answered with ${results.length} results`);
      for (const [index, entry] of entries.entries()) entry.resolve(results[index] as Result);
    } catch (error) {
      const [first, ...others] = entries;
      if (others.length === 0) return first?.reject(error);
      if (error instanceof DatabaseFailure && !error.isOfOneTry) {
        for (const entry of entries) entry.reject(error);
        return;
      }
      for (const entry of entries) await commitGroup([entry]);
    }
  };

  const work = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      await commitGroup(waiting.splice(0, limit));
      if (pause !== undefined) await pause();
    }
    busy = false;
  };

  return (item) =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({ item, scope: currentScope(), resolve, reject });
      if (!busy) void work();
    });
}
