/** Fills books with copies of one invoice that was really issued: its bodies, its sends, its news and its exchanges with ARCA. */
import type { Database } from '@arca-api/platform/database/port';
import { type Kysely, sql } from 'kysely';

export interface Books {
  /** Of one invoice that is authorised; the first tenant is whose it is. */
  readonly invoice: string;
  readonly count: number;
  readonly tenants: number;
  readonly say: (text: string) => void;
}

type Expressions = Readonly<Record<string, string>>;

interface Copied {
  readonly schema: string;
  readonly table: string;
  /** Which rows are copied, as SQL. */
  readonly of: string;
  /** Columns that differ from copy to copy, as SQL over `new`: its number `n`, and the tenant whose it is. */
  readonly but: Expressions;
}

const CHUNK = 50_000;
const TOLD_EVERY = 500_000;
const OF_N = `lpad(new.n::text, 26, '0')`;

/** The tenth part of the tenants has almost half of the invoices, and one in ten is the first one's. */
const TENANT = '(tenants.total * power(random(), 3))::int';

export async function loadBooks(database: Database, { invoice, count, tenants, say }: Books): Promise<void> {
  const db = database.schema<object>('core') as Kysely<unknown>;
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create table public.tenants as
    with own as (select t.* from core.taxpayers t join core.invoices i on i.taxpayer_id = t.id where i.id = '${invoice}')
    select n, case n when 0 then own.organization_id else 'org_growth_' || n end organization_id,
      case n when 0 then own.id else 'txp_growth_' || n end taxpayer_id,
      case n when 0 then own.cuit else (30000000000 + n)::text end cuit
    from own, generate_series(0, ${tenants - 1}) n`);
  await run(`create unique index on public.tenants (n)`);
  await run(
    `insert into core.organizations select organization_id, organization_id, 0 from public.tenants where n > 0`,
  );
  const first = `(select taxpayer_id from public.tenants where n = 0)`;
  await copy(
    db,
    { schema: 'core', table: 'taxpayers', of: `id = ${first}`, but: OWNED },
    'select * from public.tenants where n > 0',
  );
  // Of a punto de venta that nobody issues from meanwhile.
  const lane = `environment = 'simulator' and cuit = (select cuit from public.tenants where n = 0) limit 1`;
  await copy(db, { schema: 'core', table: 'lanes', of: lane, but: LANE }, 'select * from public.tenants');

  const copies: readonly Copied[] = [
    { schema: 'core', table: 'invoices', of: `id = '${invoice}'`, but: INVOICE },
    { schema: 'core', table: 'sends', of: `invoice_id = '${invoice}'`, but: SEND },
    { schema: 'platform', table: 'outbox', of: `subject = '${invoice}'`, but: NEWS },
    { schema: 'arca', table: 'sends', of: `send_id = ${SENT(invoice)}`, but: { send_id: SEND_ID } },
    { schema: 'arca', table: 'exchanges', of: `send_id = ${SENT(invoice)}`, but: EXCHANGE },
  ];
  const indexes = await dropIndexes(db, copies);
  for (let from = 1; from <= count; from += CHUNK) {
    const through = Math.min(from + CHUNK - 1, count);
    await run(`create table public.chunk as select n, ${TENANT} as tenant
      from generate_series(${from}, ${through}) n, (select ${tenants - 1} total) tenants`);
    const across = `select chunk.n, organization_id, taxpayer_id, cuit
      from public.chunk join public.tenants on tenants.n = chunk.tenant`;
    await Promise.all(copies.map((one) => copy(db, one, across)));
    await run('drop table public.chunk');
    if (through % TOLD_EVERY < CHUNK) say(`${through} of ${count} stored`);
  }
  say('sorting the indexes');
  await Promise.all(indexes.map(run));
  say('tidying up, as the server would by and by');
  await Promise.all(copies.map(({ schema, table }) => run(`vacuum (analyze) ${schema}.${table}`)));
  await run('analyze');
  // What was written in bulk is on the disk before anything is measured.
  await run('checkpoint');
}

const SENT = (invoice: string): string =>
  `(select send_id from core.sends where invoice_id = '${invoice}' limit 1)`;
const SEND_ID = `'snd_' || ${OF_N}`;
const LANE_ID = `'simulator:' || new.cuit || ':9:6'`;

const OWNED: Expressions = {
  id: 'new.taxpayer_id',
  organization_id: 'new.organization_id',
  cuit: 'new.cuit',
};

const LANE: Expressions = { id: LANE_ID, cuit: 'new.cuit', punto_de_venta: '9' };

const INVOICE: Expressions = {
  id: `'inv_' || ${OF_N}`,
  organization_id: 'new.organization_id',
  taxpayer_id: 'new.taxpayer_id',
  lane_id: LANE_ID,
  punto_de_venta: '9',
  acceptance: `nextval('core.invoices_acceptance_seq')`,
  number: 'new.n',
  cae: `lpad(new.n::text, 14, '7')`,
  idempotency_key: `'key-' || new.n`,
  external_id: `'external-' || new.n`,
  request_hash: `md5(new.n::text)`,
  created_at: 'o.created_at - 1000000000 + new.n',
};

const SEND: Expressions = {
  send_id: SEND_ID,
  lane_id: LANE_ID,
  number: 'new.n',
  first_number: 'new.n',
  invoice_id: `'inv_' || ${OF_N}`,
};

const NEWS: Expressions = {
  id: `'evt_' || o.sequence || ${OF_N}`,
  organization: 'new.organization_id',
  subject: `'inv_' || ${OF_N}`,
  published_at: '1',
};

const EXCHANGE: Expressions = { id: `'exc_' || ${OF_N}`, send_id: SEND_ID };

/**
 * Sorted once in the end, an index costs a fraction of what it does row by row. Answers how each is made again. Those of
 * what is still to be done stay: copies are done, and the platform that runs beside looks there all the time.
 */
async function dropIndexes(db: Kysely<unknown>, copies: readonly Copied[]): Promise<readonly string[]> {
  const made: string[] = [];
  for (const { schema, table } of copies) {
    const { rows } = await sql<{ name: string; definition: string }>`
      select indexname as name, indexdef as definition from pg_indexes
      where schemaname = ${schema} and tablename = ${table}
        and (indexdef not like '% WHERE %' or indexdef like '% IS NOT NULL%')
        and not exists (select from pg_constraint where conindid = format('%I.%I', schemaname, indexname)::regclass)`.execute(
      db,
    );
    for (const { name, definition } of rows) {
      await sql`drop index ${sql.id(schema, name)}`.execute(db);
      // Of a table in months the index of each is made with it.
      made.push(definition.replace(' ON ONLY ', ' ON '));
    }
  }
  return made;
}

/** Each row that is told of, once for each row of `across`. */
async function copy(db: Kysely<unknown>, { schema, table, of, but }: Copied, across: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = ${schema} and table_name = ${table} and is_identity = 'NO' order by ordinal_position`.execute(
    db,
  );
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => but[name] ?? `o.${name}`);
  await sql
    .raw(
      `insert into ${schema}.${table} (${names.join(', ')}) select ${values.join(', ')}
       from (select * from ${schema}.${table} where ${of}) o cross join (${across}) new`,
    )
    .execute(db);
}
