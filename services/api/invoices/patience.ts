/** How long a caller is willing to wait for the CAE: `Prefer: wait=<seconds>` (RFC 7240). */
const DEFAULT_S = 8;
const LONGEST_S = 60;

/** Milliseconds. What cannot be read means the default. */
export function patienceMs(prefer: string | string[] | undefined): number {
  const text = Array.isArray(prefer) ? prefer.join(',') : (prefer ?? '');
  const wait = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?/i.exec(text)?.[1];
  const seconds = wait === undefined ? DEFAULT_S : Math.min(Number(wait), LONGEST_S);
  return seconds * 1000;
}
