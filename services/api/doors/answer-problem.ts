/** Says any error as a problem document; what is not ours to tell stays in the log. */
import { Refusal, type RefusalCode } from '@arca-api/contract/errors';
import { problemOf } from '@arca-api/contract/problem';
import { DatabaseFailure } from '@arca-api/platform/database/database-failure';
import { HttpFailure, type HttpFailureKind } from '@arca-api/platform/http/failure';
import type { ProblemAnswer } from '@arca-api/platform/http/problem-answer';

const HTTP: Readonly<Record<HttpFailureKind, RefusalCode>> = {
  malformed: 'request.malformed',
  too_large: 'request.too_large',
  headers_too_large: 'request.headers_too_large',
  unsupported_media_type: 'request.unsupported_media_type',
  method_not_allowed: 'request.method_not_allowed',
  route_not_found: 'route.not_found',
  timeout: 'request.timeout',
};

export function answerProblem(error: unknown, request: { readonly id: string }): ProblemAnswer {
  const refusal = toRefusal(error);
  const body = problemOf(refusal, request.id);
  const headers: Record<string, string> = {};
  const { retryAfterMs } = refusal.detail;
  if (retryAfterMs !== undefined)
    headers['retry-after'] = String(Math.max(1, Math.ceil(retryAfterMs / 1000)));
  if (error instanceof HttpFailure && error.allow.length > 0) headers['allow'] = error.allow.join(', ');
  if (body.status === 401) headers['www-authenticate'] = 'Bearer';
  return { status: body.status, headers, body };
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof HttpFailure) return new Refusal(HTTP[error.kind], { cause: error });
  if (error instanceof DatabaseFailure) {
    if (error.isUnknown) return new Refusal('service.outcome_unknown', { cause: error });
    return new Refusal('service.unavailable', { cause: error, retryAfterMs: 2000 });
  }
  return new Refusal('defect.internal', { cause: error });
}
