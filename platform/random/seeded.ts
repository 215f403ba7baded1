/** Chance that repeats: the same seed gives the same world, so that a failure can be lived through again. */
import type { Clock } from '../clock/port.ts';
import { identifiers } from './identify.ts';
import type { Random } from './port.ts';

export function seededRandom(seed: number, clock: Clock): Random {
  const next = mulberry(seed);
  const bytes = (length: number) => Uint8Array.from({ length }, () => next() >>> 24);
  return {
    bytes,
    number: () => next() / 2 ** 32,
    id: identifiers(() => clock.now(), bytes),
  };
}

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough to shuffle a simulation, never for secrets. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
