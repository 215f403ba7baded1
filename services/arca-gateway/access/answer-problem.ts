/** Turns whatever was thrown into a problem document: public words out, detail to the log. */
import { Refusal } from '@arca-api/contract/errors';
import { problemOf } from '@arca-api/contract/problem';
import { HttpFailure, toHttpFailure } from '@arca-api/platform/http/failure';
import type { Log } from '@arca-api/platform/log/port';
import type { FastifyReply, FastifyRequest } from 'fastify';

export function answerProblem(log: Log) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'defect.internal') {
      log.error({ err: error, request_id: request.id, path: request.url }, 'a request failed');
    }
    const problem = problemOf(refusal, request.id);
    return reply.code(problem.status).type('application/problem+json').send(problem);
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const failure = toHttpFailure(error);
  if (!(failure instanceof HttpFailure)) return new Refusal('defect.internal', { cause: error });
  return new Refusal(failure.kind === 'route_not_found' ? 'route.not_found' : `request.${failure.kind}`);
}
