/** Seals under the present key what a former one sealed, page by page, while endpoints are signed for and rotated. */
import { forEverybody } from '@arca-api/platform/database/scope';
import type { Sealer } from './seal.ts';
import type { SecretsStore } from './secrets.store.ts';

/** Something was sealed with a key that was not told; its message names the key, and nothing of it. */
export class UnknownSealKey extends Error {}

export interface ResealParts {
  readonly secrets: SecretsStore;
  readonly sealer: Sealer;
  /** Secrets of one page. Default: 100. */
  readonly page?: number;
}

/** Throws `UnknownSealKey` where something was sealed with a key that the sealer does not have. */
export function requireSealKeys({ secrets, sealer }: Pick<ResealParts, 'secrets' | 'sealer'>) {
  return (): Promise<void> =>
    forEverybody('whether every secret opens', async () => {
      const unknown = (await secrets.keys()).filter((key) => !sealer.keys.includes(key));
      if (unknown.length > 0)
        throw new UnknownSealKey(
          `Secrets of webhooks were sealed with keys that are not configured: ${unknown.join(', ')}.`,
        );
    });
}

/** Answers how many it sealed anew. Cut short, what is left is sealed the next time. */
export function resealSecrets({ secrets, sealer, page = 100 }: ResealParts) {
  return (): Promise<number> =>
    forEverybody('secrets are sealed anew', async () => {
      const [newest] = sealer.keys;
      let count = 0;
      let after = '';
      for (;;) {
        const rows = await secrets.sealedByOthers(newest, after, page);
        const last = rows.at(-1);
        if (last === undefined) return count;
        for (const row of rows) {
          const anew = sealer.seal(sealer.open(row.sealed, row.endpoint_id), row.endpoint_id);
          if (await secrets.reseal(row, anew)) count += 1;
        }
        after = last.id;
      }
    });
}
