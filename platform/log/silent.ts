/** Says nothing, for tests that do not listen. */
import type { Log } from './port.ts';

const nothing = () => {};

export const silentLog: Log = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  child: () => silentLog,
};
