/** How lists are asked for: a page at a time, from a cursor. */
import { z } from 'zod';
import { line } from './text.ts';

/**
 * The query of every list; lists with filters extend it.
 *
 * @example
 * listQuery.parse({ limit: '10' }); // { limit: 10 }
 */
export const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  /** `next` of the page before. */
  after: line(60, 0).optional(),
});
