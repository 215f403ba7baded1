// One request from the wire: the control API, a WSDL, or a call to a service under the fault plan.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Control } from '../control/control.ts';
import { routeControl } from '../control/route-control.ts';
import type { FaultPlan } from '../faults/plan.ts';
import { strike } from '../faults/strike.ts';
import type { Answer, Service } from '../service.ts';
import { argentineIso } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { readBody } from './read-body.ts';

export interface Simulated {
  readonly world: World;
  readonly plan: FaultPlan;
  readonly control: Control;
  readonly services: readonly Service[];
}

export async function handleRequest(
  simulated: Simulated,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const origin = `http://${request.headers.host ?? 'localhost'}`;
  const url = URL.parse(request.url ?? '/', origin);
  if (!url) return send(response, plain(400, 'Bad request'));
  const body = await readBody(request);
  if (body === undefined) return send(response, plain(413, 'Payload too large'));
  // Clients measure their own clock by ARCA's.
  response.setHeader('date', simulated.world.clock.now().toUTCString());
  if (url.pathname === '/control' || url.pathname.startsWith('/control/'))
    return send(
      response,
      routeControl(simulated.control, simulated.world.settings.token, request, url, body),
    );
  const service = simulated.services.find(({ path }) => path.toLowerCase() === url.pathname.toLowerCase());
  if (!service) {
    if (url.pathname !== '/') return send(response, plain(404, 'Not found'));
    const paths = Object.fromEntries(simulated.services.map(({ name, path }) => [name, origin + path]));
    return send(response, {
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify(paths, null, 2),
    });
  }
  if (request.method === 'GET') return send(response, describe(service, url, origin));
  if (request.method !== 'POST') return send(response, plain(405, 'Method not allowed'));
  const answer = await call(simulated, service, { headers: request.headers, body });
  if (answer) send(response, answer);
  else request.socket.destroy();
}

async function call(
  { world, plan }: Simulated,
  service: Service,
  request: { readonly headers: IncomingMessage['headers']; readonly body: string },
): Promise<Answer | undefined> {
  const opened = service.open(request);
  const id = { service: service.name, operation: opened.operation, cuit: opened.cuit };
  const { delay, fault } = plan.next(id);
  const latency = delay + world.settings.latency(id);
  // ARCA works first and is slow to answer; a client that gives up meanwhile does not undo the work.
  const stamp = argentineIso(world.clock.now()).slice(0, 19).replace('T', ' ');
  const answer = fault ? strike(plan, id, opened, fault, stamp) : opened.run();
  if (latency > 0) await world.settings.wait(latency);
  return answer;
}

function describe(service: Service, url: URL, origin: string): Answer {
  if (/^\?wsdl$/i.test(url.search))
    return { status: 200, contentType: 'text/xml; charset=utf-8', body: service.wsdl(origin + service.path) };
  return {
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body: `<html><head><title>${service.name}</title></head><body><h1>${service.name}</h1><p><a href="?wsdl">WSDL</a></p></body></html>`,
  };
}

function plain(status: number, text: string): Answer {
  return { status, contentType: 'text/plain; charset=utf-8', body: text };
}

function send(response: ServerResponse, answer: Answer): void {
  const bytes = Buffer.from(answer.body, 'utf8');
  response.writeHead(answer.status, { 'content-type': answer.contentType, 'content-length': bytes.length });
  response.end(bytes);
}
