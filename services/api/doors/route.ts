/** One HTTP door, written as data: what it takes, what it answers, who may knock, and the one call it makes. */
import type { RefusalCode } from '@arca-api/contract/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Grant, Principal, Scope } from '../access/principal.ts';
import type { Pool } from '../limits/pools.ts';
import type { Counts } from '../limits/quotas.ts';

/** What every door is given. */
export interface Call {
  readonly principal: Principal;
  readonly grant: Grant;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Path parameters. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /**
   * For who has done its work and only waits for news: gives the place in the pool back. False where too many wait
   * already, so that the answer is whatever is known now.
   */
  mayWait(): boolean;
}

export interface Answer {
  readonly status: number;
  /** Of bodies that are not JSON, also a stream. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** For bodies that are not JSON. */
  readonly type?: string;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  /** `null` needs no credential. */
  readonly scope: Scope | null;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Documented in OpenAPI; the verb reads the body itself, so that it can report every fault. */
  readonly body?: z.ZodType;
  /** Bodies that whoever reads the documentation can send as they are, under the title they are shown with. */
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly query?: z.ZodType;
  readonly headers?: z.ZodType;
  /** By status: a schema of JSON, the content types of a file, or words where there is nothing to read. */
  readonly answers: Readonly<Record<number, z.ZodType | string | readonly string[]>>;
  /** What it refuses beyond what all doors of its kind do: see `refusals-of.ts`. */
  readonly refusals?: readonly RefusalCode[];
  readonly bodyLimit?: number;
  /** What it counts as in the quotas; left out, reads for a GET and writes for the rest. */
  readonly counts?: Counts;
  /** The pool it works in; left out, `database`. */
  readonly pool?: Pool;
  /** Content types of a body that is a file, each with a short example: it is handed over as bytes, to known callers only. */
  readonly files?: Readonly<Record<string, string>>;
  handle(call: Call): Promise<Answer> | Answer;
}

export const json = (body: unknown, status = 200, headers?: Record<string, string>): Answer =>
  headers === undefined ? { status, body } : { status, body, headers };
