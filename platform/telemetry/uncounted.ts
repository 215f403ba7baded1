/** Nobody watches, and nothing is counted. */
import type { Metrics } from './port.ts';

export const uncounted: Metrics = {
  count() {},
  observe() {},
  watch: () => () => {},
};
