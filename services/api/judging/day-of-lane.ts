/** Which day it is for a lane: a process whose clock is behind may be told by what the lane has issued already. */
import { type Day, dayInBuenosAires } from '@arca-api/domain/calendar/day';

/** Clocks of machines that belong together differ by seconds; more is no difference but a wrong clock. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * `today` is what somebody read from a clock a moment ago, and the day of the lane's last comprobante is better where
 * it begins within the moment by which clocks differ: some process has reached it, and ARCA with it, which takes no
 * date of a month that has not begun. Any other `today` is meant, and stays.
 */
export function dayOfLane(today: Day, now: number, lastDate: Day | null): Day {
  if (lastDate === null || lastDate <= today) return today;
  const isRead = today >= dayInBuenosAires(now - CLOCKS_DIFFER_MS) && today <= dayInBuenosAires(now);
  return isRead && lastDate <= dayInBuenosAires(now + CLOCKS_DIFFER_MS) ? lastDate : today;
}
