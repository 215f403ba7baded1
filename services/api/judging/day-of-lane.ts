/** Which day it is for a lane: a process whose clock is behind may be told by what the lane has issued already. */
import { type Day, dayInBuenosAires } from '@arca-api/domain/calendar/day';

/** Clocks of machines that belong together differ by seconds; more is no difference but a wrong clock. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * The day by the clock, or that of the lane's last comprobante where it begins within the moment by which clocks differ:
 * some process has reached it, and ARCA with it, which takes no date of a month that has not begun.
 */
export function dayOfLane(now: number, lastDate: Day | null): Day {
  const today = dayInBuenosAires(now);
  const isReached = lastDate !== null && lastDate <= dayInBuenosAires(now + CLOCKS_DIFFER_MS);
  return isReached && lastDate > today ? lastDate : today;
}
