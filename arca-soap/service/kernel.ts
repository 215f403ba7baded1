/** What every call of one client shares. */
import type { Dispatcher } from 'undici';
import type { Endpoints } from '../endpoints.ts';
import type { Timekeeper } from '../transport/post.ts';

/**
 * How long a call may take and what may end it early.
 *
 * @example
 * const call: CallOptions = { deadline: Date.now() + 30_000, signal: controller.signal };
 */
export interface CallOptions {
  /**
   * Milliseconds since the epoch, by the client's `now`: nothing is sent from then on, and nothing awaited.
   * A deadline that has passed before anything was written fails as `not-sent`.
   */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The client's parts as calls see them.
 *
 * @example
 * const wscdc = bindService(arca.kernel, wscdcDescriptor);
 */
export interface Kernel {
  readonly endpoints: Endpoints;
  readonly time: Timekeeper;
  readonly maxResponseBytes: number;
  dispatcherFor(url: URL): Promise<Dispatcher>;
}
