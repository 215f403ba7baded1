/** Names for SQL that comes again, so that the server parses it once for each connection. */

/** Each connection keeps all of them; lists of many lengths make many texts, most of which never come again. */
const MOST_NAMES = 300;
const LONGEST_TEXT = 8000;
const MOST_SEEN_ONCE = 2000;

/** All columns, whatever they are: a plan that is kept is refused for ever once a column is added. */
const ALL_COLUMNS = /(?:\b(?:select|distinct|returning)\s|,\s*|\.)\*/i;

/** Answers the name of a text; `undefined` the first time, and for texts that are not worth one. */
export function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined || names.size >= MOST_NAMES || text.length > LONGEST_TEXT) return name;
    if (ALL_COLUMNS.test(text)) return undefined;
    if (!seenOnce.delete(text)) {
      if (seenOnce.size >= MOST_SEEN_ONCE) seenOnce.clear();
      seenOnce.add(text);
      return undefined;
    }
    const fresh = `arca_${names.size + 1}`;
    names.set(text, fresh);
    return fresh;
  };
}
