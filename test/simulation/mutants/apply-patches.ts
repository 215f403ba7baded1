/** Puts a mistake into a file's text; one whose place is not found exactly once is out of date. */
import type { Patch } from './mutant.ts';

export function applyPatches(file: string, source: string, patches: readonly Patch[]): string {
  let text = source;
  for (const { find, put } of patches) {
    const places = text.split(find).length - 1;
    if (places !== 1) throw new Error(`${file} has ${places} places like this: ${find}`);
    text = text.replace(find, () => put);
  }
  return text;
}
