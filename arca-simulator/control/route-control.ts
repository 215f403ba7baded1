// The control API over HTTP: JSON in, JSON out, a bearer token when one is configured.
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Answer } from '../service.ts';
import { UnusableRequest } from '../wsaa/issue-certificate.ts';
import type { Control } from './control.ts';
import { ROUTES } from './routes.ts';

/** Answers one request under `/control`. Bad input is a 4xx with `error`, never a 500. */
export function routeControl(
  control: Control,
  token: string | undefined,
  request: IncomingMessage,
  url: URL,
  body: string,
): Answer {
  if (token !== undefined && !isToken(request.headers.authorization, token))
    return json(401, { error: 'A bearer token is needed.' });
  const path = url.pathname.replace(/^\/control\/?/, '');
  const [noun = '', id] = path.split('/');
  const methods = Object.hasOwn(ROUTES, noun) ? ROUTES[noun] : undefined;
  if (!methods || path.split('/').length > 2)
    return json(404, { error: 'Not found.', nouns: Object.keys(ROUTES) });
  const method = request.method ?? '';
  const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!run) return json(405, { error: `One of ${Object.keys(methods).join(', ')} is expected.` });
  let input: Readonly<Record<string, unknown>>;
  try {
    input = parse(body);
  } catch {
    return json(400, { error: 'A JSON object is expected.' });
  }
  try {
    const result = run(control, { id, input, query: url.searchParams });
    if (result === undefined) return json(404, { error: 'Not found.' });
    return json(request.method === 'POST' && noun !== 'reset' && noun !== 'clock' ? 201 : 200, result);
  } catch (error) {
    if (error instanceof TypeError || error instanceof UnusableRequest)
      return json(422, { error: error.message });
    throw error;
  }
}

function parse(body: string): Readonly<Record<string, unknown>> {
  if (body.trim() === '') return {};
  const value: unknown = JSON.parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError('not an object');
  return value as Readonly<Record<string, unknown>>;
}

function isToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function json(status: number, value: unknown): Answer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}
