/** Hangs the list of routes on the server: credential, scope, the door's one call, and its answer as bytes. */
import { Refusal } from '@arca-api/contract/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { grantOf, type Principal } from '../access/principal.ts';
import type { Route } from './route.ts';

const NOBODY: Principal = {
  kind: 'service',
  id: 'anonymous',
  mode: 'test',
  grants: [{ organization: '', taxpayers: [], scopes: [] }],
};

export interface MountOptions {
  readonly authenticate: (authorization: string | undefined) => Promise<Principal>;
}

export function mountRoutes(server: FastifyInstance, routes: readonly Route[], options: MountOptions): void {
  for (const route of routes) {
    if (route.files === undefined) mountRoute(server, route, options);
    else mountFileRoute(server, route, Object.keys(route.files), options);
  }
}

/** Types of content are taken where they are meant, and nowhere else. */
function mountFileRoute(
  server: FastifyInstance,
  route: Route,
  types: readonly string[],
  options: MountOptions,
): void {
  void server.register(async (apart) => {
    apart.removeAllContentTypeParsers();
    apart.addContentTypeParser([...types], { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body);
    mountRoute(apart, route, options);
  });
}

function mountRoute(server: FastifyInstance, route: Route, { authenticate }: MountOptions): void {
  const callers = new WeakMap<FastifyRequest, Principal>();

  const findCaller = async (request: FastifyRequest): Promise<Principal> => {
    const known = callers.get(request);
    if (known !== undefined) return known;
    const principal = route.scope === null ? NOBODY : await authenticate(request.headers.authorization);
    if (route.scope !== null && !grantOf(principal).scopes.includes(route.scope)) {
      throw new Refusal('access.forbidden', {
        detail: {
          es: `Esta clave no tiene el permiso «${route.scope}».`,
          en: `This key lacks the scope "${route.scope}".`,
        },
      });
    }
    callers.set(request, principal);
    return principal;
  };

  server.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    // A stranger's file is not even received.
    ...(route.files === undefined ? {} : { onRequest: async (request) => void (await findCaller(request)) }),
    handler: async (request, reply) => {
      const principal = await findCaller(request);
      const answer = await route.handle({
        principal,
        grant: grantOf(principal),
        request,
        reply,
        params: request.params as Record<string, string>,
        query: request.query as Record<string, unknown>,
        body: request.body,
      });
      reply.code(answer.status).headers(answer.headers ?? {});
      if (answer.type !== undefined) return reply.type(answer.type).send(answer.body);
      if (answer.status === 204) return reply.send();
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
    },
  });
}
