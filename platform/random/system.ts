/** Chance from the operating system: the only place that draws it. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock/port.ts';
import { identifiers } from './identify.ts';
import type { Random } from './port.ts';

export function systemRandom(clock: Clock): Random {
  const bytes = (length: number) => new Uint8Array(randomBytes(length));
  return {
    bytes,
    number: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
    id: identifiers(() => clock.now(), bytes),
  };
}
