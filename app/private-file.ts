/** What a file's permissions say of the secret inside: who else may read or replace it. */
import { statSync } from 'node:fs';

export type Exposure = 'private' | 'readable' | 'writable';

/** `readable`: by anybody on this machine. `writable`: others could put their own in its place. Links are followed. */
export function exposureOf(path: string): Exposure {
  // Its permissions are told in other ways there.
  if (process.platform === 'win32') return 'private';
  const { mode } = statSync(path);
  if ((mode & 0o022) !== 0) return 'writable';
  return (mode & 0o004) === 0 ? 'private' : 'readable';
}
