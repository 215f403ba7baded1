/** Hangs the list of routes on the server: who may knock and how often, scope, the door's one call, and its answer as bytes. */
import { Refusal } from '@arca-api/contract/errors';
import { forOrganizations } from '@arca-api/platform/database/scope';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { grantOf } from '../access/principal.ts';
import type { Admission, Admitted } from '../limits/admit-request.ts';
import type { Call, Route } from './route.ts';

export function mountRoutes(server: FastifyInstance, routes: readonly Route[], admission: Admission): void {
  for (const route of routes) {
    if (route.files === undefined) mountRoute(server, route, admission);
    else mountFileRoute(server, route, Object.keys(route.files), admission);
  }
}

/** Types of content are taken where they are meant, and nowhere else. */
function mountFileRoute(
  server: FastifyInstance,
  route: Route,
  types: readonly string[],
  admission: Admission,
): void {
  void server.register(async (apart) => {
    apart.removeAllContentTypeParsers();
    apart.addContentTypeParser([...types], { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body);
    mountRoute(apart, route, admission);
  });
}

function mountRoute(server: FastifyInstance, route: Route, admission: Admission): void {
  const callers = new WeakMap<FastifyRequest, Admitted>();

  server.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    // A stranger's body is not even received.
    onRequest: async (request, reply) => {
      const admitted = await admission.admit(request, reply, route);
      if (route.scope !== null && !grantOf(admitted.principal).scopes.includes(route.scope)) {
        throw new Refusal('access.forbidden', {
          detail: {
            es: `Esta clave no tiene el permiso «${route.scope}».`,
            en: `This key lacks the scope "${route.scope}".`,
          },
        });
      }
      callers.set(request, admitted);
    },
    handler: async (request, reply) => {
      const admitted = callers.get(request);
      if (admitted === undefined) throw new Error('a request was let in by nobody');
      const { principal } = admitted;
      const grant = grantOf(principal);
      const handle = (mayWait: Call['mayWait']) =>
        route.handle({
          principal,
          grant,
          request,
          reply,
          params: request.params as Record<string, string>,
          query: request.query as Record<string, unknown>,
          body: request.body,
          mayWait,
        });
      const answer = await admitted.work((mayWait) =>
        route.scope === null
          ? handle(mayWait)
          : forOrganizations([grant.organization], () => handle(mayWait)),
      );
      reply.code(answer.status).headers(answer.headers ?? {});
      if (answer.type !== undefined) return reply.type(answer.type).send(answer.body);
      if (answer.status === 204) return reply.send();
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
    },
  });
}
