// One request from the wire: which world it is for, and whether it is a control, a WSDL, or a call under the fault plan.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { unknownOne } from '../control/http/problem-document.ts';
import { isAuthorized, routeControl } from '../control/http/route-control.ts';
import type { Answer } from '../service.ts';
import type { Simulated } from '../worlds/simulated.ts';
import type { Worlds } from '../worlds/worlds.ts';
import { callService } from './call-service.ts';
import { decodeBody } from './decode-body.ts';
import { deliver, send } from './deliver.ts';
import { describeService } from './describe-service.ts';
import { MAX_BODY, MAX_STATE, readBody } from './read-body.ts';

export async function handleRequest(
  worlds: Worlds,
  request: IncomingMessage,
  response: ServerResponse,
  refuseFor: (milliseconds: number) => void,
): Promise<void> {
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  const origin = `${scheme}://${request.headers.host ?? 'localhost'}`;
  const url = readUrl(request.url ?? '/', origin);
  const reply = (answer: Answer, { world } = worlds.main): void => send(response, answer, world.clock.now());
  if (!url) return reply(plain(400, 'Bad request'));
  const bytes = await readBody(request, limitOf(worlds, url.pathname, request));
  if (bytes === undefined) return reply(plain(413, 'Payload too large'));
  // Only now: while the body came, its world may have ended.
  const place = locate(worlds, url.pathname);
  if (!place) return reply(unknownOne());
  const { simulated, prefix, path } = place;
  if (path === '/control' || path.startsWith('/control/'))
    return reply(
      routeControl(worlds, simulated, request, url, path, bytes.toString('utf8'), (milliseconds) =>
        response.once('close', () => refuseFor(milliseconds)),
      ),
      simulated,
    );
  const found = simulated.at(path);
  if (!found)
    return reply(path === '/' ? list(simulated, origin + prefix) : plain(404, 'Not found'), simulated);
  const { service, rest } = found;
  const described = describeService(service, {
    method: request.method ?? '',
    url,
    rest,
    endpoint: origin + prefix + service.path,
  });
  if (described) return reply(described, simulated);
  const body = decodeBody(bytes, request.headers['content-type'] ?? '', service.stack);
  const { struck, latency, skew } = callService(simulated, service, { headers: request.headers, body });
  const { clock, settings } = simulated.world;
  if (latency > 0) await settings.wait(latency);
  const date = new Date(clock.now().getTime() + skew);
  return deliver(response, struck, { date, wait: settings.wait });
}

/** A saved world may be large, when it comes from somebody who may bring it. */
function limitOf(worlds: Worlds, pathname: string, request: IncomingMessage): number {
  const isState = pathname.endsWith('/control/state');
  return isState && isAuthorized(worlds.main.world.settings.token, request) ? MAX_STATE : MAX_BODY;
}

/** Two slashes at the start are of a path too, not of another host. */
function readUrl(target: string, origin: string): URL | null {
  return URL.parse(target.startsWith('/') ? origin + target.replace(/^\/+/, '/') : target, origin);
}

/** The world that a path belongs to, and the path inside it. */
function locate(
  worlds: Worlds,
  pathname: string,
): { simulated: Simulated; prefix: string; path: string } | undefined {
  const [, prefix, name, rest] = /^(\/worlds\/([^/]+))(\/.*)?$/.exec(pathname) ?? [];
  if (prefix === undefined || name === undefined)
    return { simulated: worlds.main, prefix: '', path: pathname };
  const simulated = worlds.find(name);
  return simulated && { simulated, prefix, path: rest ?? '/' };
}

function list({ services }: Simulated, origin: string): Answer {
  const paths = Object.fromEntries(services.map(({ name, path }) => [name, origin + path]));
  return { status: 200, contentType: 'application/json', body: JSON.stringify(paths, null, 2) };
}

function plain(status: number, text: string): Answer {
  return { status, contentType: 'text/plain; charset=utf-8', body: text };
}
