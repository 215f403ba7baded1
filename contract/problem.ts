/** RFC 9457 problem documents: how refusals and faults travel. */
import type { Fault, Words } from '@arca-api/domain/faults/fault';
import { z } from 'zod';
import { REFUSALS, type Refusal } from './errors.ts';

const words = z.object({ es: z.string(), en: z.string() });

/** One fault as it travels. */
export const faultSchema = z.object({
  code: z.string(),
  path: z.string(),
  message: words,
  fix: words,
  arca: z.array(z.int()),
});

/** `application/problem+json`. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    message: words,
    fix: words,
    retryable: z.boolean(),
    request_id: z.string(),
    errors: z.array(faultSchema).optional(),
    arca: z.array(z.object({ code: z.int(), message: z.string() })).optional(),
  })
  .catchall(z.unknown());
export type Problem = z.infer<typeof problemSchema>;

/**
 * The problem document of a refusal, in Spanish with English beside it.
 *
 * @example
 * problemOf(new Refusal('resource.not_found'), 'req_1').status; // 404
 */
export function problemOf(refusal: Refusal, requestId: string): Problem {
  const entry = REFUSALS[refusal.code];
  const message: Words = refusal.detail.detail ?? entry.message;
  const faults: readonly Fault[] | undefined = refusal.detail.faults;
  return {
    type: `/docs/errors#${refusal.code}`,
    title: entry.message.es,
    status: entry.status,
    detail: message.es,
    code: refusal.code,
    message,
    fix: refusal.detail.fix ?? entry.fix,
    retryable: entry.retryable,
    request_id: requestId,
    ...(faults === undefined ? {} : { errors: faults.map((fault) => ({ ...fault, arca: [...fault.arca] })) }),
    ...(refusal.detail.arca === undefined ? {} : { arca: [...refusal.detail.arca] }),
    ...refusal.detail.extra,
  };
}
