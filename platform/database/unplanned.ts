/** A list whose length a planner cannot see: where it can, it plans the same statement anew for every question. */
import { type RawBuilder, sql } from 'kysely';

/**
 * `values` as an array of text, for `any(…)`. PostgreSQL keeps one plan for all values of a prepared statement only
 * where that plan looks no dearer than one made for these values, and it takes a list it cannot see for ten long.
 *
 * @example
 * ```ts
 * import { unplanned } from '@arca-api/platform/database/unplanned';
 * import { sql } from 'kysely';
 *
 * const found = sql`select id from things where id = any(${unplanned(['a', 'b'])})`;
 * ```
 */
export const unplanned = (values: readonly string[]): RawBuilder<readonly string[]> =>
  sql`(select ${values}::text[])::text[]`;
