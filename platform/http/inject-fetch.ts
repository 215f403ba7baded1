/** The network of a process that talks to itself: the same requests and responses, without sockets. */
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Fetch } from './port.ts';

// A URL needs a host; in one process any will do.
const base = 'http://in-process';

export function injectFetch(server: FastifyInstance): Fetch {
  return async (input, init = {}) => {
    init.signal?.throwIfAborted();
    const { pathname, search, host } = new URL(input, base);
    const headers = new Headers(init.headers);
    headers.set('host', host);
    const options: InjectOptions = { method: (init.method ?? 'GET') as 'GET', url: pathname + search };
    if (init.body !== undefined && init.body !== null) options.payload = await readBody(init.body, headers);
    options.headers = Object.fromEntries(headers);
    const answer = await untilAborted(server.inject(options), init.signal ?? undefined);
    return toResponse(answer);
  };
}

async function readBody(body: RequestInit['body'], headers: Headers): Promise<string | Buffer> {
  if (typeof body === 'string') {
    if (!headers.has('content-type')) headers.set('content-type', 'text/plain;charset=UTF-8');
    return body;
  }
  const request = new Response(body);
  const type = request.headers.get('content-type');
  if (type !== null && !headers.has('content-type')) headers.set('content-type', type);
  return Buffer.from(await request.arrayBuffer());
}

type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;

/** Whoever called stops waiting; the handler runs on, as it may on a real network. */
function untilAborted(answer: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  if (signal === undefined) return answer;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function toResponse({ statusCode, headers, rawPayload }: Answer): Response {
  const pairs: [string, string][] = [];
  for (const [name, value] of Object.entries(headers))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) pairs.push([name, String(one)]);
  const bodiless = statusCode === 204 || statusCode === 205 || statusCode === 304;
  return new Response(bodiless ? null : new Uint8Array(rawPayload), {
    status: statusCode,
    headers: pairs,
  });
}
