// A CAE is fourteen digits that are never given twice; ARCA's start with 7, the year's last digit and the week.

import { hashText } from './random.ts';
import { isoWeek } from './time/calendar.ts';

const STEP = 13;

/** The CAE number `given` (0, 1, 2, ...) of a world. */
export function nextCae(seed: number, today: string, given: number): string {
  const start = hashText(`cae${seed}`) % 1_000_000_000;
  const rest = String(start + given * STEP)
    .padStart(10, '0')
    .slice(-10);
  return `7${today[3]}${isoWeek(today)}${rest}`;
}
