/** What operators watch: numbers by name. No label ever holds what customers can make up without end (CUITs, ids, paths). */

/** A number that is watched, under the name that Prometheus has it by. */
export interface Metric {
  /** `arca_…`, in base units: `_seconds`, `_total`. */
  readonly name: string;
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram, ascending. */
  readonly buckets?: readonly number[];
}

/** A value for every label of the metric. */
export type Labels = Readonly<Record<string, string>>;

export interface Reading {
  readonly metric: Metric;
  readonly labels: Labels;
  readonly value: number;
}

export interface Metrics {
  /** Adds to a counter, one when left out. */
  count(metric: Metric, labels: Labels, by?: number): void;
  /** Adds one value to a histogram. */
  observe(metric: Metric, labels: Labels, value: number): void;
  /**
   * Says how gauges are read. `read` is called only when somebody looks, once for all who look within a few seconds, and
   * what it does not tell then is not shown: whatever it fails to tell is missing rather than old. Ends when the
   * returned function is called.
   */
  watch(name: string, metrics: readonly Metric[], read: () => Promise<readonly Reading[]>): () => void;
}

/** The numbers as a scraper takes them. */
export interface MetricsPage {
  readonly contentType: string;
  text(): Promise<string>;
}
