/** Keys become paths, so they are held to what is a plain name everywhere. */

const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/;
// Windows gives these names to devices, with any ending.
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

export class FileKeyError extends Error {
  override readonly name = 'FileKeyError';
}

/** Throws unless `key` is up to ten names of letters, digits, `.`, `_`, `-` (none begins with a dot), parted by `/`. */
export function checkKey(key: string): void {
  const segments = key.split('/');
  const sound = segments.every((name) => segment.test(name) && !name.endsWith('.') && !device.test(name));
  if (segments.length > 10 || !sound)
    throw new FileKeyError(`not a key for a file: ${JSON.stringify(key.slice(0, 200))}`);
}
