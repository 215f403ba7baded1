// The control API over HTTP: JSON in, JSON out, a bearer token when one is configured.
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Input } from '../../input.ts';
import { InputProblem } from '../../problem.ts';
import type { Answer } from '../../service.ts';
import type { Simulated } from '../../worlds/simulated.ts';
import type { Worlds } from '../../worlds/worlds.ts';
import { ROUTES } from '../routes.ts';
import {
  answerOf,
  notAnObject,
  notFound,
  unauthorized,
  unknownOne,
  wrongMethod,
} from './problem-document.ts';
import type { Target } from './route.ts';
import { SERVER_ROUTES } from './server-routes.ts';

/** Answers one request under `/control` of a world. Bad input is a 4xx with a problem document, never a 500. */
export function routeControl(
  worlds: Worlds,
  { control, world }: Simulated,
  request: IncomingMessage,
  url: URL,
  path: string,
  body: string,
  refuseFor: Target['refuseFor'],
): Answer {
  if (!isAuthorized(world.settings.token, request)) return unauthorized();
  const isMain = world === worlds.main.world;
  const [, , noun = '', ...names] = path.replace(/\/$/, '').split('/');
  const routes = isMain ? { ...ROUTES, ...SERVER_ROUTES } : ROUTES;
  const methods = Object.hasOwn(routes, noun) ? routes[noun as keyof typeof routes] : undefined;
  if (!methods || names.length > (methods.names ?? 1)) return notFound(Object.keys(routes));
  const method = request.method ?? '';
  const run = Object.hasOwn(methods.run, method) ? methods.run[method] : undefined;
  if (!run) return wrongMethod(Object.keys(methods.run));
  const input = parse(body);
  if (!input) return notAnObject();
  try {
    const result = run(
      { control, worlds, origin: url.origin, refuseFor },
      { names: names.map(decode), input, query: url.searchParams },
    );
    if (result === undefined) return unknownOne();
    return json(method === 'POST' && methods.creates !== false ? 201 : 200, result);
  } catch (error) {
    if (error instanceof InputProblem) return answerOf(error);
    throw error;
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function parse(body: string): Input | undefined {
  if (body.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return value as Input;
  } catch {
    return undefined;
  }
}

/** Whether a request may use the controls: everybody where no token guards them. */
export function isAuthorized(token: string | undefined, { headers }: IncomingMessage): boolean {
  if (token === undefined) return true;
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function json(status: number, value: unknown): Answer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}
