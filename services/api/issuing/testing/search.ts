/** Two ways to look for a wrong world: everything there is in a small one, and dice in a larger one. */
import { nameOf, wrongAtAnyTime, wrongInTheEnd } from './judge-world.ts';
import { movesOf } from './model-moves.ts';
import { createModelWorld, type Plan, type World } from './model-world.ts';

export interface Found {
  readonly wrong: string;
  /** What happened, in order. */
  readonly path: readonly string[];
}

export interface Searched {
  readonly states: number;
  readonly ends: number;
  /** The search ended because nothing was left, not because of `most`. */
  readonly complete: boolean;
  readonly found: Found | null;
}

type Budget = Parameters<typeof createModelWorld>[0];

/** Breadth first, so that what is found is found by the shortest way. */
export function explore(plan: Plan, budget: Budget, most: number): Searched {
  interface Node {
    readonly world: World;
    readonly name: string;
    readonly from: Node | null;
  }
  const start: Node = { world: createModelWorld(budget), name: 'start', from: null };
  const seen = new Set([nameOf(start.world)]);
  let level: Node[] = [start];
  let ends = 0;
  const pathOf = (node: Node | null): string[] => (node === null ? [] : [...pathOf(node.from), node.name]);
  while (level.length > 0) {
    const following: Node[] = [];
    for (const node of level) {
      const wrong = wrongAtAnyTime(plan, node.world) ?? wrongInTheEnd(plan, node.world);
      if (wrong !== null)
        return { states: seen.size, ends, complete: false, found: { wrong, path: pathOf(node) } };
      if (seen.size > most) return { states: seen.size, ends, complete: false, found: null };
      const moves = movesOf(plan, node.world);
      if (moves.every((move) => move.fault)) ends += 1;
      for (const move of moves) {
        const world = move.take();
        const name = nameOf(world);
        if (seen.has(name)) continue;
        seen.add(name);
        following.push({ world, name: move.name, from: node });
      }
    }
    level = following;
  }
  return { states: seen.size, ends, complete: true, found: null };
}

/** One random life of a lane, until nothing can happen any more. */
export function wander(plan: Plan, budget: Budget, random: () => number): Found | null {
  let world = createModelWorld(budget);
  const path: string[] = [];
  for (let count = 0; count < 400; count += 1) {
    const moves = movesOf(plan, world);
    const move = moves[Math.floor(random() * moves.length)];
    if (move === undefined || moves.every((one) => one.fault)) {
      const wrong = wrongInTheEnd(plan, world);
      if (wrong !== null || move === undefined) return wrong === null ? null : { wrong, path };
    }
    path.push(move?.name ?? '');
    world = move?.take() ?? world;
    const wrong = wrongAtAnyTime(plan, world);
    if (wrong !== null) return { wrong, path };
  }
  return { wrong: 'it never ends', path };
}

/** Mulberry32: small, seeded, good enough for dice. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
