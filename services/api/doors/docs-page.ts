/** A page to read the API and try it, served from here: it fetches nothing from elsewhere. */
import type { FastifyInstance } from 'fastify';
import type { Admission } from '../limits/admit-request.ts';
import { errorsPage } from './errors-page.ts';

/** The page runs its own script and calls this API; nothing else. */
const POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'";

export async function mountDocs(server: FastifyInstance, admit: Admission['admitAnybody']): Promise<void> {
  // Loaded here because its script is large and nothing else needs it.
  const { default: apiReference } = await import('@scalar/fastify-api-reference');
  await server.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      await admit(request, reply);
      reply.header('content-security-policy', POLICY);
    });
    scope.get('/docs/errors', (_request, reply) => reply.type('text/html; charset=utf-8').send(errorsPage()));
    await scope.register(apiReference, {
      routePrefix: '/docs',
      configuration: {
        url: '/openapi.json',
        pageTitle: 'ARCA API',
        withDefaultFonts: false,
        telemetry: false,
        agent: { disabled: true },
        showDeveloperTools: 'never',
      },
    });
  });
}
