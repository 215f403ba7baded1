/** One service at several addresses: requests take turns, and one that never left goes to the next. */
import type { Fetch } from './port.ts';

/** Nothing was sent, whatever it was. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Answers a `fetch` of paths: each is asked of one of `origins` (`http://host:port`), at least one. */
export function spreadFetch(fetch: Fetch, origins: readonly string[]): Fetch {
  let turn = 0;
  return async (path, init) => {
    const first = turn;
    turn = (turn + 1) % origins.length;
    for (let tries = 1; ; tries += 1) {
      const origin = origins[(first + tries - 1) % origins.length];
      try {
        return await fetch(`${origin}${path}`, init);
      } catch (error) {
        if (tries >= origins.length || !NEVER_LEFT.has(codeOf(error))) throw error;
      }
    }
  };
}

/** The code of the innermost cause: a failed `fetch` wraps what happened. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error.cause !== undefined) return codeOf(error.cause);
  return 'code' in error ? String(error.code) : '';
}
