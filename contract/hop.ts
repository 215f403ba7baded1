/** One hop from one of our services to another: over sockets, or in memory within one process. */
import type { z } from 'zod';

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** A hop between services that failed: nothing is known about what it asked for. */
export class HopFailure extends Error {
  /** `null`: there was no answer. */
  readonly status: number | null;
  readonly body: unknown;

  constructor(path: string, status: number | null, body: unknown, cause?: unknown) {
    super(`${path} answered ${status ?? 'nothing'}`, cause === undefined ? undefined : { cause });
    this.name = 'HopFailure';
    this.status = status;
    this.body = body;
  }
}

export interface HopOptions {
  readonly fetch: Fetch;
  readonly baseUrl: string;
  /** Headers that prove who is calling; asked for anew at each call. */
  readonly credentials: () => Promise<Record<string, string>> | Record<string, string>;
}

/** Answers `call`, which rejects with a `HopFailure` for whatever is not the answer that was agreed on. */
export function createHop(options: HopOptions) {
  return async function call<Answer>(
    method: 'GET' | 'POST',
    path: string,
    answer: z.ZodType<Answer>,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<Answer> {
    let response: Response;
    try {
      response = await options.fetch(`${options.baseUrl}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(await options.credentials()) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (cause) {
      throw new HopFailure(path, null, null, cause);
    }
    const content: unknown = await response.json().catch(() => null);
    if (!response.ok) throw new HopFailure(path, response.status, content);
    const parsed = answer.safeParse(content);
    if (!parsed.success) throw new HopFailure(path, response.status, content, parsed.error);
    return parsed.data;
  };
}
