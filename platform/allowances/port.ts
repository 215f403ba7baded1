/** How much may still be done of something: shared by whoever shares the store, and lost without harm. */

/** A quota that comes back evenly: used up, it is whole again after `windowMs`. */
export interface Allowance {
  /** Whose and of what; whoever names the same key draws on the same quota. */
  readonly key: string;
  /** Units when whole; more than 0. */
  readonly quota: number;
  /** Milliseconds until what was used up has come back; more than 0. */
  readonly windowMs: number;
  /** Units asked for, 0 or more; more than the quota counts as all of it. 0 only looks. */
  readonly cost: number;
}

export interface Drawn {
  /** Whether all were granted; otherwise nothing was taken from any. */
  readonly granted: boolean;
  /** Units in use of each allowance, in the order asked and after the answer; with the fraction that is still to come back. */
  readonly used: readonly number[];
}

export interface Allowances {
  /**
   * Takes from all of them or from none, in one step however many ask at once. What was used never comes back faster
   * than its quota says, nor does it stay longer when the clock is set back. Whoever cannot know (a store that is away)
   * throws.
   */
  draw(allowances: readonly Allowance[]): Promise<Drawn>;
}
