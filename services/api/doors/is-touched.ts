/** Rules say nothing about fields that could not be read, nor about what lies inside them. */
export function isTouched(path: string, broken: readonly string[]): boolean {
  return broken.some(
    (place) => place === path || place === '' || path.startsWith(`${place}.`) || path.startsWith(`${place}[`),
  );
}
