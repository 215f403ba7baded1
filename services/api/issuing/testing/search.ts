/** Two ways to look for a wrong world: everything there is in a small one, and dice in a larger one. */
import { wrongAtAnyTime, wrongInTheEnd } from './judge-world.ts';
import { type Move, movesOf } from './model-moves.ts';
import { type Budget, createModelWorld, type Plan, type World } from './model-world.ts';
import { nameOf } from './name-world.ts';
import { StateSet } from './state-set.ts';

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
  /** Kinds of moves that were met. */
  readonly kinds: ReadonlySet<string>;
}

/**
 * Breadth first, so that what is found is found by the shortest way. In a whole world, every state must also reach an
 * end without further misfortune: nothing goes round in circles for ever.
 */
export function explore(plan: Plan, budget: Budget, most: number): Searched {
  const start = createModelWorld(budget, plan);
  const seen = new StateSet();
  const [parents, names, edges, kinds] = [[-1], ['start'], [] as number[], new Set<string>()];
  const ends: number[] = [];
  seen.add(nameOf(start));
  const pathOf = (index: number): string[] => {
    const path: string[] = [];
    for (let at = index; at > 0; at = parents[at] ?? 0) path.unshift(names[at] ?? '');
    return path;
  };
  const tell = (complete: boolean, found: Found | null): Searched => ({
    states: seen.size,
    ends: ends.length,
    complete,
    found,
    kinds,
  });

  let level: { readonly world: World; readonly index: number }[] = [{ world: start, index: 0 }];
  while (level.length > 0) {
    const following: typeof level = [];
    for (const { world, index } of level) {
      if (seen.size > most) return tell(false, null);
      const moves = movesOf(plan, world);
      if (moves.every((move) => move.fault)) {
        ends.push(index);
        const wrong = wrongInTheEnd(world);
        if (wrong !== null) return tell(false, { wrong, path: pathOf(index) });
      }
      for (const move of moves) {
        kinds.add(move.kind);
        const next = move.take();
        const added = seen.add(nameOf(next));
        if (!move.fault) edges.push(index, added.index);
        if (!added.isNew) continue;
        parents.push(index);
        names.push(`${move.kind} ${move.of}`);
        const wrong = wrongAtAnyTime(plan, next);
        if (wrong !== null) return tell(false, { wrong, path: pathOf(added.index) });
        following.push({ world: next, index: added.index });
      }
    }
    level = following;
  }
  const stuck = firstStuck(seen.size, edges, ends);
  if (stuck !== null) return tell(true, { wrong: 'it never ends', path: pathOf(stuck) });
  return tell(true, null);
}

/** A state from which no end is reached; `edges` are pairs of from and to. */
function firstStuck(states: number, edges: readonly number[], ends: readonly number[]): number | null {
  const into = Map.groupBy(
    Array.from({ length: edges.length / 2 }, (_, pair) => pair),
    (pair) => edges[pair * 2 + 1] ?? 0,
  );
  const reaches = new Uint8Array(states);
  const queue = [...ends];
  for (const end of ends) reaches[end] = 1;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const pair of into.get(at) ?? []) {
      const from = edges[pair * 2] ?? 0;
      if (reaches[from] === 1) continue;
      reaches[from] = 1;
      queue.push(from);
    }
  }
  const stuck = reaches.indexOf(0);
  return stuck < 0 ? null : stuck;
}

const LONGEST = 600;

/** Misfortunes that may come at any moment would use up the budget before anything was sent. */
const COMMON = new Set(['cancelled', 'killed', 'time jumps', 'stranger', 'lookalike', 'lease stolen']);

function choose(moves: readonly Move[], random: () => number): Move | undefined {
  const move = moves[Math.floor(random() * moves.length)];
  if (move === undefined || !COMMON.has(move.kind) || random() < 0.08) return move;
  return moves[Math.floor(random() * moves.length)];
}

/** One random life of a lane, until nothing can happen any more; `met` counts what happened. */
export function wander(
  plan: Plan,
  budget: Budget,
  random: () => number,
  met: Map<string, number>,
): Found | null {
  let world = createModelWorld(budget, plan);
  const path: string[] = [];
  for (let count = 0; count < LONGEST; count += 1) {
    const moves = movesOf(plan, world);
    const move = choose(moves, random);
    if (moves.every((one) => one.fault)) {
      const wrong = wrongInTheEnd(world);
      if (wrong !== null) return { wrong, path };
    }
    if (move === undefined) return null;
    path.push(`${move.kind} ${move.of}`);
    met.set(move.kind, (met.get(move.kind) ?? 0) + 1);
    world = move.take();
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
