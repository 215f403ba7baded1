/** A query beside one's own transaction would wait for ever on one connection, so it fails at once instead. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { KyselyPlugin } from 'kysely';

export interface NestingGuard {
  /** Runs a transaction's work. */
  inside<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Throws inside a transaction that is still open. */
  check(): void;
  /** For query builders handed out outside transactions: checks before each query. */
  readonly plugin: KyselyPlugin;
}

export function nestingGuard(): NestingGuard {
  const current = new AsyncLocalStorage<{ open: boolean }>();
  const check = () => {
    if (!current.getStore()?.open) return;
    throw new Error('a query was made beside the open transaction: make it with the transaction handed in');
  };
  return {
    async inside(work) {
      const transaction = { open: true };
      try {
        return await current.run(transaction, work);
      } finally {
        transaction.open = false;
      }
    },
    check,
    plugin: {
      transformQuery({ node }) {
        check();
        return node;
      },
      transformResult: async ({ result }) => result,
    },
  };
}
