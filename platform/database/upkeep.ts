/**
 * What PostgreSQL's autovacuum does, which PGlite lacks: plans made while a table was empty read all of it for ever
 * after, and rows that are dead stay in every index's way.
 */
import { type Kysely, sql } from 'kysely';

/** Rows changed between two looks: a look costs what a few statements do. */
const LOOK_AFTER = 500;

interface Table {
  readonly schema: string;
  readonly name: string;
}

export interface Upkeep {
  /** Told after each statement that changed rows. */
  changed(rows: number): void;
}

// biome-ignore lint/suspicious/noExplicitAny: it works on whichever tables there are
export function tableUpkeep(kysely: () => Kysely<any>): Upkeep {
  let changes = 0;
  let running = false;

  async function look(): Promise<void> {
    const due = await dueTables(kysely());
    // Between two tables whoever waits for the one connection has a turn.
    for (const { schema, name } of due) await sql`vacuum (analyze) ${sql.id(schema, name)}`.execute(kysely());
  }

  return {
    changed(rows) {
      changes += rows;
      if (changes < LOOK_AFTER || running) return;
      changes = 0;
      running = true;
      // Nobody waits for it, and what fails here, such as a full disk, fails for those who write too.
      void look()
        .catch(() => {})
        .finally(() => {
          running = false;
        });
    },
  };
}

/** PostgreSQL's own rule (20 % dead, 10 % changed since they were counted), from five hundred rows on. */
// biome-ignore lint/suspicious/noExplicitAny: it works on whichever tables there are
async function dueTables(kysely: Kysely<any>): Promise<readonly Table[]> {
  // Left to itself PostgreSQL adds up what changed once a second at most.
  await sql`select pg_stat_force_next_flush()`.execute(kysely);
  const { rows } = await sql<Table>`
    select s.schemaname as schema, s.relname as name
    from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where s.n_dead_tup > 500 + 0.2 * greatest(c.reltuples, 0)
       or s.n_mod_since_analyze > 500 + 0.1 * greatest(c.reltuples, 0)`.execute(kysely);
  return rows;
}
