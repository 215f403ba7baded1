/** The shape of every door here: parse by the contract, make one call, answer by the contract. */
import { Refusal } from '@arca-api/contract/errors';
import type { Fault } from '@arca-api/domain/faults/fault';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

export interface Door<Request extends z.ZodType, Answer extends z.ZodType> {
  readonly path: string;
  readonly request: Request;
  readonly answer: Answer;
  readonly verb: (request: z.output<Request>) => Promise<z.input<Answer>>;
}

export function openDoor<Request extends z.ZodType, Answer extends z.ZodType>(
  server: FastifyInstance,
  door: Door<Request, Answer>,
): void {
  server.post(door.path, async (request) =>
    door.answer.parse(await door.verb(parse(door.request, request.body))),
  );
}

export function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw new Refusal('request.invalid', { faults: parsed.error.issues.slice(0, 100).map(faultOf) });
}

function faultOf(issue: z.core.$ZodIssue): Fault {
  return {
    code: 'request.field_invalid',
    path: issue.path.map(String).join('.'),
    message: { es: 'El campo no tiene la forma esperada.', en: issue.message },
    fix: { es: 'Mirá el contrato interno.', en: 'See the internal contract.' },
    arca: [],
  };
}
