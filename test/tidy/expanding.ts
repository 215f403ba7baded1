/** What a migration that says `-- expands:` may do: nothing that an earlier program, still at work, would stumble over. */

/** Without comments and the texts between quotes. */
function bare(sql: string): string {
  return sql.replace(/--.*$|'(?:[^']|'')*'/gm, (found) => (found.startsWith('--') ? '' : "''"));
}

/** Statements of a file that are more than an addition; of a file that does not say it expands, none. */
export function notExpanding(sql: string): readonly string[] {
  if (!/^-- expands: \S/m.test(sql)) return [];
  const statements = bare(sql)
    .split(';')
    .map((statement) => statement.trim().replace(/\s+/g, ' ').toLowerCase())
    .filter((statement) => statement !== '');
  const made = new Set(statements.flatMap((one) => /^create table (\w+)/.exec(one)?.[1] ?? []));
  return statements.filter((statement) => !adds(statement, made));
}

function adds(statement: string, made: ReadonlySet<string>): boolean {
  if (/^(create table|comment on) /.test(statement)) return true;
  // Of a table that has rows already, an index keeps every writer waiting while it is built.
  const index = /^create (?:unique )?index \w+ on (\w+)/.exec(statement);
  if (index !== null) return made.has(index[1] ?? '');
  const altered = /^alter table \w+ (.*)$/.exec(statement)?.[1];
  if (altered === undefined) return false;
  const additions = altered.split(/,(?![^(]*\))/).map((one) => one.trim());
  return additions.every(
    (one) =>
      /^add column \w+ /.test(one) &&
      // Earlier programs write rows without it.
      (!/\bnot null\b/.test(one) || /\bdefault\b/.test(one)) &&
      !/\b(unique|primary key|references|generated)\b/.test(one),
  );
}
