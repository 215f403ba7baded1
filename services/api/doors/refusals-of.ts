/** Every refusal that a door may answer: those of its kind, and its own. */
import type { RefusalCode } from '@arca-api/contract/errors';
import type { Route } from './route.ts';

export function refusalsOf(route: Route): readonly RefusalCode[] {
  const { scope, method, path, body, query, files, counts, refusals = [] } = route;
  const codes: RefusalCode[] = ['request.malformed'];
  if (scope !== null) codes.push('access.missing', 'access.invalid', 'access.forbidden');
  if (path.includes('{')) codes.push(scope === null ? 'route.not_found' : 'resource.not_found');
  if (method !== 'GET') codes.push('request.timeout', 'request.too_large', 'request.unsupported_media_type');
  if (body !== undefined || query !== undefined || files !== undefined) codes.push('request.invalid');
  // How things stand is counted nowhere, and may be crowded all the same.
  if (counts !== 'nothing' || scope !== null) codes.push('rate.limited');
  codes.push('request.headers_too_large', 'defect.internal', 'service.unavailable');
  if (method !== 'GET') codes.push('service.outcome_unknown');
  return [...new Set([...codes, ...refusals])];
}
