/** The real network, over connections that are kept open between requests. */
import { Agent, fetch, type RequestInit as UndiciInit } from 'undici';
import type { Fetch } from './port.ts';

export interface UndiciFetchOptions {
  /** Connections to one host at most; 64 when left out. */
  readonly connections?: number;
  readonly connectTimeoutMs?: number;
  readonly keepAliveMs?: number;
}

export interface NetworkFetch {
  readonly fetch: Fetch;
  /** Lets requests in flight end and closes the connections. */
  close(): Promise<void>;
}

/** Each request's deadline is its `AbortSignal`; only connecting has a limit of its own. */
export function undiciFetch(options: UndiciFetchOptions = {}): NetworkFetch {
  const dispatcher = new Agent({
    connections: options.connections ?? 64,
    connect: { timeout: options.connectTimeoutMs ?? 10_000 },
    keepAliveTimeout: options.keepAliveMs ?? 30_000,
  });
  return {
    fetch: async (input, init) =>
      (await fetch(input, { ...(init as UndiciInit | undefined), dispatcher })) as unknown as Response,
    close: () => dispatcher.close(),
  };
}
