/** A list to its end, a page at a time, each asked for when the one before was read. */
import { readJson, type Send } from './send.ts';

interface Page<Row> {
  readonly data: readonly Row[];
  readonly next: string | null;
}

/** Answers every row that `query` lets through. */
export async function* pages<Row>(
  send: Send,
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Row, void, undefined> {
  let asked = query;
  for (;;) {
    const page = readJson<Page<Row>>(await send({ method: 'GET', path, query: asked, signal }));
    yield* page.data;
    if (page.next === null) return;
    asked = { ...query, after: page.next };
  }
}
