/** GET /openapi.json */

import { describeApi } from './describe-api.ts';
import { json, type Route } from './route.ts';

export function openapiRoute(routes: readonly Route[], version: string): Route {
  const document = describeApi(routes, version);
  return {
    method: 'GET',
    path: '/openapi.json',
    scope: null,
    tag: 'Documentación',
    summary: 'Este documento',
    answers: { 200: 'OpenAPI 3.1' },
    handle: () => json(document, 200, { 'access-control-allow-origin': '*' }),
  };
}
