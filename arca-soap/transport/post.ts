/** One POST that, when it fails, knows whether any byte of the request can have left. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { type ConnectionFailure, plainCause, reasonOf } from './connection-failure.ts';

/** Time as an argument, so that deadlines also run on a simulated clock. */
export interface Timekeeper {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects when the signal aborts first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** What to send, and within which bounds. */
export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly dispatcher: Dispatcher;
  readonly time: Timekeeper;
  /** Milliseconds since the epoch: nothing is written from then on, and nothing awaited. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  readonly maxResponseBytes: number;
}

/** As far as the exchange went. */
export interface Received {
  /** When the request began to leave; `null` when nothing did. */
  readonly startedAt: number | null;
  readonly status: number | null;
  readonly dateHeader: string | null;
  readonly body: string | null;
}

/** A whole HTTP answer, or the failure and what is certain about it. */
export type PostOutcome =
  | (Received & { readonly ok: true; readonly status: number; readonly body: string })
  | (Received & {
      readonly ok: false;
      readonly certainty: 'not-sent' | 'unknown';
      readonly reason: ConnectionFailure;
      readonly cause: unknown;
    });

/** Node's timers overflow beyond this. */
const LONGEST_SLEEP = 2 ** 31 - 1;

/**
 * Sends one request and reads its answer. Never throws.
 *
 * The dispatcher calls `onRequestStart` once it holds an established (for https: handshaken) connection and before
 * it writes the first byte. What fails before that call was provably not sent; whatever fails after it may have
 * arrived, a reset on a reused keep-alive socket too.
 */
export function post(request: Post): Promise<PostOutcome> {
  const { time, deadline, signal } = request;
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    let startedAt: number | null = null;
    let status: number | null = null;
    let headers: IncomingHttpHeaders = {};
    let size = 0;
    let isSettled = false;
    const chunks: Buffer[] = [];
    const watch = new AbortController();

    const received = (): Received => ({
      startedAt,
      status,
      dateHeader: first(headers.date),
      body: status === null ? null : decode(chunks, first(headers['content-type'])),
    });
    const settle = (outcome: PostOutcome): void => {
      isSettled = true;
      // With a reason of its own, or an exception would be made, stack and all, for nobody to see.
      watch.abort('settled');
      signal?.removeEventListener('abort', onAbort);
      resolve(outcome);
    };
    const fail = (reason: ConnectionFailure, cause: unknown): void => {
      if (isSettled) return;
      settle({
        ok: false,
        certainty: startedAt === null ? 'not-sent' : 'unknown',
        reason,
        cause,
        ...received(),
      });
      controller?.abort(new Error(`given up: ${reason}`));
    };
    const onAbort = (): void => fail('aborted', signal?.reason);
    const watchDeadline = async (): Promise<void> => {
      while (!isSettled) {
        const left = deadline - time.now();
        // Written this way round so that a deadline that is no number counts as passed.
        if (!(left > 0)) return fail('deadline_passed', undefined);
        if (left === Number.POSITIVE_INFINITY) return;
        await time.sleep(Math.min(left, LONGEST_SLEEP), watch.signal);
      }
    };

    if (signal?.aborted) return onAbort();
    if (!(time.now() < deadline)) return fail('deadline_passed', undefined);
    signal?.addEventListener('abort', onAbort, { once: true });
    watchDeadline().catch((error: unknown) => fail('aborted', error));

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(starting) {
        // A request that was given up while it waited for a connection, or that a dispatcher starts again, stops here.
        if (isSettled) return starting.abort(new Error('given up before it was sent'));
        if (startedAt !== null) return starting.abort(new Error('a request is written once'));
        controller = starting;
        if (time.now() >= deadline) return fail('deadline_passed', undefined);
        startedAt = time.now();
      },
      onResponseStart(_, statusCode, responseHeaders) {
        if (statusCode < 200) return;
        status = statusCode;
        headers = responseHeaders;
      },
      onResponseData(_, chunk) {
        size += chunk.length;
        if (size > request.maxResponseBytes) fail('response_too_large', undefined);
        else chunks.push(chunk);
      },
      onResponseEnd() {
        if (isSettled) return;
        const { body, ...rest } = received();
        if (status === null || body === null) return fail('connection_lost', undefined);
        settle({ ok: true, ...rest, status, body });
      },
      onResponseError(_, error) {
        fail(reasonOf(error, startedAt !== null), plainCause(error));
      },
    };
    try {
      request.dispatcher.dispatch(
        {
          origin: request.url.origin,
          path: `${request.url.pathname}${request.url.search}`,
          method: 'POST',
          headers: { ...request.headers },
          body: request.body,
          // The deadline bounds the whole call.
          headersTimeout: 0,
          bodyTimeout: 0,
        },
        handler,
      );
    } catch (error) {
      fail(reasonOf(error, startedAt !== null), plainCause(error));
    }
  });
}

function first(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}

/** A stray byte in one message must not make a whole answer unreadable, so decoding never fails. */
function decode(chunks: readonly Buffer[], contentType: string | null): string {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  const bytes = Buffer.concat(chunks);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
