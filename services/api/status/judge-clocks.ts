/** Whether the clocks of api and gateway agree well enough for a deadline to mean the same to both. Pure. */

/** Past this, a call has lost so much of its time, or been given so much more, that somebody must look. */
export const CLOCKS_APART_MS = 15_000;

export interface ClockReading {
  /** Our clock before the question and after the answer. */
  readonly asked: number;
  readonly heard: number;
  /** The gateway's, somewhere between the two. */
  readonly theirs: number;
}

/** How far the gateway's clock is ahead, as little as the answer allows: `0` where it may be none. */
export function clockAhead({ asked, heard, theirs }: ClockReading): number {
  if (theirs > heard) return theirs - heard;
  return theirs < asked ? theirs - asked : 0;
}

export const areApart = (aheadMs: number): boolean => Math.abs(aheadMs) >= CLOCKS_APART_MS;
