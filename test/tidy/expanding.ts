/** What a migration that says `-- expands:` may do: nothing that an earlier program, still at work, would stumble over. */

/** Without comments, the texts between quotes and what functions do. */
function bare(sql: string): string {
  return sql.replace(/--.*$|'(?:[^']|'')*'|(\$\w*\$)[\s\S]*?\1/gm, (found) =>
    found.startsWith('--') ? '' : "''",
  );
}

/** Statements of a file that are more than an addition; of a file that does not say it expands, none. */
export function notExpanding(sql: string): readonly string[] {
  if (!/^-- expands: \S/m.test(sql)) return [];
  const statements = bare(sql)
    .split(';')
    .map((statement) => statement.trim().replace(/\s+/g, ' ').toLowerCase())
    .filter((statement) => statement !== '');
  const made = new Set(statements.flatMap((one) => /^create table (\w+)/.exec(one)?.[1] ?? []));
  const functions = new Set(statements.flatMap((one) => /^create function (\w+)/.exec(one)?.[1] ?? []));
  const triggered = new Set(statements.flatMap((one) => TRIGGER.exec(one)?.groups?.['table'] ?? []));
  return statements.filter(
    (statement) =>
      !adds(statement, made, functions) &&
      // One takes over from another at once.
      !triggered.has(/^drop trigger \w+ on (\w+)$/.exec(statement)?.[1] ?? ''),
  );
}

const TRIGGER =
  /^create trigger \w+ (?:before|after) \w+ on (?<table>\w+) (?:.* )?for each (?:row|statement) (?:when \(.*\) )?execute function (?<does>\w+)\(\)$/;

function adds(statement: string, made: ReadonlySet<string>, functions: ReadonlySet<string>): boolean {
  if (/^(create table|create function|comment on) /.test(statement)) return true;
  // What happens to the rows of an earlier program too is in the same file, to be read with it.
  const trigger = TRIGGER.exec(statement);
  if (trigger !== null) return functions.has(trigger.groups?.['does'] ?? '');
  const guarded =
    /^(?:create policy \w+ on (\w+) using .*|alter table (\w+) (?:(?:enable|force) row level security(?:, )?)+)$/.exec(
      statement,
    );
  if (guarded !== null) return made.has(guarded[1] ?? guarded[2] ?? '');
  // Permissive policies are alternatives: one more lets more be read, and nothing else.
  if (/^create policy \w+ on \w+ for select using /.test(statement)) return true;
  // Nobody waits for these, and no statement needs an index to be right.
  if (/^(create index concurrently if not exists|drop index concurrently if exists) /.test(statement))
    return true;
  // The same table in partitions, which `platform/partitions/conformance-whole.ts` plays with others at work.
  if (/^select platform\.(promise_bound|check_bound|part_table)\([^()]*\)$/.test(statement)) return true;
  // Rows that somebody may have written meanwhile.
  if (/^insert into \w+ .* on conflict do nothing$/.test(statement)) return true;
  if (/^alter table \w+ set \([^()]*autovacuum[^()]*\)$/.test(statement)) return true;
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
