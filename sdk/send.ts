/** One call to the API: repeated while repeating is safe and may help, and never twice in effect. */
import type { Problem } from './documents.ts';
import { ArcaApiError, ArcaApiUnreachable } from './errors.ts';
import { readRetryAfter, waitBefore } from './retry-after.ts';

/** What the client needs of its surroundings; every one of them has a default. */
export interface Surroundings {
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly chance: () => number;
  readonly newKey: () => string;
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

export interface SendOptions extends Surroundings {
  readonly key: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Tries after the first. */
  readonly retries: number;
  /** Milliseconds after which one try is given up. */
  readonly timeoutMs: number;
}

export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** A body that is no JSON. */
  readonly file?: { readonly type: string; readonly content: string | Uint8Array<ArrayBuffer> };
  readonly idempotencyKey?: string;
  /** Seconds that the server may take to get the CAE before it answers 202. */
  readonly waitSeconds?: number;
  /** Asked again it would happen again: where no answer came, or one that may be of somebody else, the caller is told. */
  readonly once?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A server that asks for more patience than this is told to the caller instead. */
const LONGEST_RETRY_AFTER_MS = 60_000;

/** Too many requests, or nobody there who could have begun: statuses that say nothing against trying again. */
const AGAIN = new Set([429, 502, 503, 504]);

/** A successful answer, read to its end. */
export interface Arrived {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** Throws {@link ArcaApiError} or {@link ArcaApiUnreachable}. */
export type Send = (outgoing: Outgoing) => Promise<Arrived>;

/** The answer's JSON; the caller names its shape. */
export function readJson<Shape>({ bytes }: Arrived): Shape {
  return JSON.parse(new TextDecoder().decode(bytes)) as Shape;
}

export function createSend(options: SendOptions): Send {
  return async (outgoing) => {
    const { signal, once = false } = outgoing;
    for (let attempt = 1, mayBeDone = false; ; attempt += 1) {
      signal?.throwIfAborted();
      const isLast = attempt > options.retries;
      let retryAfter: string | null = null;
      try {
        const response = await attemptOnce(options, outgoing);
        if (response.ok) {
          // Read here, so that an answer cut short is asked for again like one that never came.
          const bytes = new Uint8Array(await response.arrayBuffer());
          return { status: response.status, headers: response.headers, bytes };
        }
        if (mayBeDone && outgoing.method === 'DELETE' && response.status === 404) {
          await response.body?.cancel();
          return { status: 204, headers: response.headers, bytes: new Uint8Array() };
        }
        retryAfter = response.headers.get('retry-after');
        // What is too much is said before anything begins.
        const isRefusedUndone = response.status === 429;
        mayBeDone ||= !isRefusedUndone;
        const wait = waitBefore(attempt, retryAfter, options.now(), 0);
        const mayAsk = AGAIN.has(response.status) && (!once || isRefusedUndone);
        if (isLast || !mayAsk || wait > LONGEST_RETRY_AFTER_MS) {
          const retryAfterMs = readRetryAfter(retryAfter, options.now());
          throw new ArcaApiError(response.status, await readProblem(response), retryAfterMs);
        }
        await response.body?.cancel();
      } catch (error) {
        if (error instanceof ArcaApiError) throw error;
        signal?.throwIfAborted();
        if (isLast || once) throw new ArcaApiUnreachable(outgoing.idempotencyKey, error);
        mayBeDone = true;
      }
      await options.sleep(waitBefore(attempt, retryAfter, options.now(), options.chance()), signal);
    }
  };
}

function attemptOnce(options: SendOptions, outgoing: Outgoing): Promise<Response> {
  const { method, path, query = {}, body, file, idempotencyKey, waitSeconds, signal } = outgoing;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const headers: Record<string, string> = { authorization: `Bearer ${options.key}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (file !== undefined) headers['content-type'] = file.type;
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  if (waitSeconds !== undefined) headers['prefer'] = `wait=${waitSeconds}`;
  const timeout = AbortSignal.timeout(options.timeoutMs);
  return options.fetch(`${options.baseUrl}${path}${search.size === 0 ? '' : `?${search}`}`, {
    method,
    headers,
    // A redirect would carry the key to another place.
    redirect: 'error',
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(file === undefined ? {} : { body: file.content }),
  });
}

async function readProblem(response: Response): Promise<Problem | null> {
  if (!(response.headers.get('content-type') ?? '').includes('application/problem+json')) return null;
  // A problem document cut short tells no more than its status.
  return (await response.json().catch(() => null)) as Problem | null;
}
