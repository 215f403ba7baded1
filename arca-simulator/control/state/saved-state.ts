// A world as one document, to be put away and brought back, in the same simulator or in another.
import { createHash } from 'node:crypto';
import { type Input, onlyKnown } from '../../input.ts';
import { InputProblem, mustBe } from '../../problem.ts';
import type { WorldEvent } from '../../world/events.ts';
import type { ClockState } from '../../world/time/clock.ts';
import type { World } from '../../world/world.ts';

const FORMAT = 'arca-simulator/state/1';

/**
 * Everything that made a world what it is, its authority's key included, and where its clock stands. The digest keeps
 * out what was cut short or edited by hand: such a world could not have come to be.
 */
export interface SavedState {
  readonly format: typeof FORMAT;
  /** SHA-256 of clock and events, hexadecimal. */
  readonly digest: string;
  readonly clock: ClockState;
  readonly events: readonly WorldEvent[];
}

export function saveState(world: World): SavedState {
  const clock = world.clock.state();
  const events = world.events();
  return { format: FORMAT, digest: digestOf(clock, events), clock, events };
}

/** Throws an `InputProblem`, with nothing changed, when `saved` is not what {@link saveState} told. */
export function restoreState(world: World, saved: Input): void {
  onlyKnown(saved, ['format', 'digest', 'clock', 'events']);
  const { format, digest, clock, events } = saved as unknown as SavedState;
  if (format !== FORMAT) throw mustBe('format', FORMAT, FORMAT);
  if (!Array.isArray(events)) throw mustBe('events', 'una lista', 'a list');
  if (typeof clock !== 'object' || clock === null) throw mustBe('clock', 'un objeto', 'an object');
  if (digestOf(clock, events) !== digest) throw altered();
  world.become(events);
  world.clock.restore(clock);
}

function digestOf(clock: ClockState, events: readonly WorldEvent[]): string {
  return createHash('sha256')
    .update(JSON.stringify([clock, events]))
    .digest('hex');
}

function altered(): InputProblem {
  return new InputProblem(
    'digest',
    {
      es: 'El estado está cortado o se cambió después de guardarlo.',
      en: 'The state is cut short, or it was changed after it was saved.',
    },
    { es: 'Mandalo tal como lo devolvió GET state.', en: 'Send it as GET state told it.' },
  );
}
