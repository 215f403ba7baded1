/** One request to the public API, as anybody else would make it; a refusal comes back as what it says. */
import type { Server } from './client-config.ts';

export interface Problem {
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly message?: Words;
  readonly fix?: Words;
  /** Of ARCA's rejection: what was asked for, as it is kept. */
  readonly invoice?: { readonly id: string };
  readonly errors?: readonly { code: string; path: string; message: Words; fix: Words }[];
}

export interface Words {
  readonly es: string;
  readonly en: string;
}

/** The API refused, in its own words. */
export class ApiRefused extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.title);
    this.name = 'ApiRefused';
    this.status = status;
    this.problem = problem;
  }
}

/** Nobody answered there. */
export class ApiUnreachable extends Error {
  constructor(api: string, cause: unknown) {
    super(`No responde nadie en ${api}. / Nobody answers at ${api}.`, { cause });
    this.name = 'ApiUnreachable';
  }
}

// biome-ignore lint/suspicious/noExplicitAny: answers of every shape are shown as they are
export type Answer = any;

export async function callApi(
  server: Server,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), type: 'application/json' };
  const response = await askApi(server, method, path, { ...sent, headers });
  return response.json().catch(() => null);
}

export interface Asking {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** Of the body. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** The answer as it comes, once it is known to be no refusal. */
export async function askApi(
  { api, key }: Server,
  method: string,
  path: string,
  { body, type, headers = {}, signal }: Asking = {},
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`${api}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(type === undefined ? {} : { 'content-type': type }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ApiUnreachable(api, cause);
  }
  if (response.ok) return response;
  const answer: unknown = await response.json().catch(() => null);
  throw new ApiRefused(
    response.status,
    isProblem(answer) ? answer : { code: 'unknown', title: `HTTP ${response.status}` },
  );
}

function isProblem(answer: unknown): answer is Problem {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'title' in answer;
}
