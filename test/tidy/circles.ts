/** Files that import each other, however long the way around: Tarjan's strongly connected components. */
import type { Source } from './sources.ts';

/** Each circle once, sorted; imports of types count, because they too say who must know whom. */
export function findCircles(sources: readonly Source[]): readonly (readonly string[])[] {
  const targets = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ target }) => (target === null ? [] : [target])),
    ]),
  );
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];

  const visit = (path: string): void => {
    order.set(path, order.size);
    lowest.set(path, order.get(path) ?? 0);
    open.push(path);
    for (const target of targets.get(path) ?? []) {
      if (!targets.has(target)) continue;
      if (!order.has(target)) visit(target);
      if (open.includes(target)) {
        lowest.set(path, Math.min(lowest.get(path) ?? 0, lowest.get(target) ?? 0));
      }
    }
    if (lowest.get(path) !== order.get(path)) return;
    const circle = open.splice(open.indexOf(path));
    if (circle.length > 1 || targets.get(path)?.includes(path) === true) circles.push(circle.sort());
  };
  for (const path of targets.keys()) if (!order.has(path)) visit(path);
  return circles;
}
