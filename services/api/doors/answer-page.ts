/** A page of a list: one row more than was asked for says whether there are others. */

/** `rows` holds up to `limit + 1` of them. */
export function answerPage<Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => unknown,
) {
  const data = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return {
    object: 'list' as const,
    data: data.map(present),
    has_more: hasMore,
    next: hasMore ? (data.at(-1)?.id ?? null) : null,
  };
}
