/** Many who look at the same moment share one question: what is asked for while one is answered forms the next. */
import { groupCommit } from './group-commit.ts';

export interface ReadTogetherOptions<Row> {
  /** Answers rows by the id they were asked for; those that are not there are missing. */
  read(ids: readonly string[]): Promise<ReadonlyMap<string, Row>>;
  /** Ids in one question at most. */
  readonly limit: number;
}

/**
 * Answers `find`. Its answer is of a question that began after it was asked, with all within reach that was for any of
 * those who share it.
 */
export const readTogether = <Row>({
  read,
  limit,
}: ReadTogetherOptions<Row>): ((id: string) => Promise<Row | undefined>) =>
  groupCommit<string, Row | undefined>({
    limit,
    async commit(ids) {
      const found = await read(ids);
      return ids.map((id) => found.get(id));
    },
  });
