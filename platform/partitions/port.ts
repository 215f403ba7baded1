/** A table in partitions by month, of which what is old enough is dropped a month at a time. */

export interface Partitioned {
  readonly schema: string;
  readonly table: string;
  /**
   * For how long at least rows are kept, in milliseconds, counted from the end of their month; left out: for ever.
   * A month is dropped whole, whatever is in it: nothing may lean on its rows for longer.
   */
  readonly forMs?: number;
}

/** What was done to one month: `crowded` and `taken` mean that somebody should look. */
export interface Tended {
  readonly done: 'made' | 'moved' | 'dropped' | 'crowded' | 'taken';
  readonly partition: string;
  /** Rows that were moved out of the default partition, or wait there. */
  readonly rows: number;
}
