/** Hangs the list of routes on the server: credential, scope, the door's one call, and its answer as bytes. */
import { Refusal } from '@arca-api/contract/errors';
import type { FastifyInstance } from 'fastify';
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
    server.route({
      method: route.method,
      url: route.path.replace(/\{(\w+)\}/g, ':$1'),
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      handler: async (request, reply) => {
        const principal =
          route.scope === null ? NOBODY : await options.authenticate(request.headers.authorization);
        const grant = grantOf(principal);
        if (route.scope !== null && !grant.scopes.includes(route.scope)) {
          throw new Refusal('access.forbidden', {
            detail: {
              es: `Esta clave no tiene el permiso «${route.scope}».`,
              en: `This key lacks the scope "${route.scope}".`,
            },
          });
        }
        const answer = await route.handle({
          principal,
          grant,
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
}
