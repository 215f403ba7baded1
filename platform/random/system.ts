/** Chance from the operating system: the only place that draws it. */
import { randomFillSync } from 'node:crypto';
import type { Clock } from '../clock/port.ts';
import { identifiers } from './identify.ts';
import type { Random } from './port.ts';

export function systemRandom(clock: Clock): Random {
  const bytes = drawnAhead();
  return {
    bytes,
    number: () => Buffer.from(bytes(6)).readUIntBE(0, 6) / 2 ** 48,
    id: identifiers(() => clock.now(), bytes),
  };
}

/** How much is drawn at once: asking the operating system costs more than what it answers. */
const AHEAD = 4096;

/** Each byte is handed out once, and wiped where it was. */
function drawnAhead(): (length: number) => Uint8Array {
  const pool = new Uint8Array(AHEAD);
  let used = AHEAD;
  return (length) => {
    if (length > AHEAD / 8) return randomFillSync(new Uint8Array(length));
    if (used + length > AHEAD) {
      randomFillSync(pool);
      used = 0;
    }
    const bytes = pool.slice(used, used + length);
    pool.fill(0, used, used + length);
    used += length;
    return bytes;
  };
}
