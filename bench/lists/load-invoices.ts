/** Fills books with invoices to look for: of one that was really issued, copies that differ in whatever a list is asked for. */
import type { Database } from '@arca-api/platform/database/port';
import { type Kysely, sql } from 'kysely';

export interface Books {
  /** Of one invoice that is authorised: the large tenant is whose it is. */
  readonly invoice: string;
  /** The small tenant has an invoice already, and of these one in five hundred. */
  readonly small: string;
  readonly count: number;
  /** How many of them are the large tenant's. */
  readonly large: number;
  /** Organisations that share what is left. */
  readonly tenants: number;
  readonly say: (text: string) => void;
}

const CHUNK = 50_000;
const TOLD_EVERY = 500_000;
const DAY = 86_400_000;
/** How far back the first of them was issued. */
export const DAYS = 900;
/** Issuers of the large tenant: the first has four fifths, and the last ten invoices. */
export const ISSUERS = 20;

const SURNAMES =
  'gonzález rodríguez gómez fernández lópez díaz martínez pérez romero sosa torres álvarez ruiz ramírez flores benítez acosta medina herrera suárez';
const GIVEN = 'maría juan ana josé lucía carlos sofía luis paula jorge martina diego laura pablo elena tomás';
const array = (words: string): string =>
  `'{${words
    .split(' ')
    .map((word) => (word[0] ?? '').toUpperCase() + word.slice(1))
    .join(',')}}'::text[]`;

/** A number below `below` that a copy's own number decides, another one for each `salt`. */
const draw = (salt: number, below: number | string): string =>
  `((hashint8extended(c.n, ${salt}) & 9223372036854775807) % ${below})`;
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
/** As the platform writes identifiers: ten digits tell the instant. */
const idOf = (ms: string, n: string): string => {
  const digits = Array.from({ length: 10 }, (_, at) => {
    const place = 5 * (9 - at);
    return `substr('${DIGITS}', (((${ms}) >> ${place}) & 31)::int + 1, 1)`;
  });
  return `'inv_' || ${digits.join(' || ')} || lpad((${n})::text, 16, '0')`;
};

export async function loadInvoices(database: Database, books: Books): Promise<void> {
  const { invoice, small, count, large, tenants, say } = books;
  const db = database.schema<object>('core') as Kysely<unknown>;
  const run = (statement: string) => sql.raw(statement).execute(db);
  await makeIssuers(run, { invoice, small, tenants });
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = 'core' and table_name = 'invoices' order by ordinal_position`.execute(db);
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => COPIED[name] ?? `o.${name}`);
  const indexes = await dropIndexes(db);
  const of = await sql<{
    created_at: number;
  }>`select created_at from core.invoices where id = ${invoice}`.execute(db);
  const last = of.rows[0]?.created_at ?? 0;
  for (let from = 1; from <= count; from += CHUNK) {
    const through = Math.min(from + CHUNK - 1, count);
    await run(`insert into core.invoices (${names.join(', ')}) select ${values.join(', ')}
      from (select * from core.invoices where id = '${invoice}') o cross join (
        select c.*, i.* from (
          select c.n, c.at, ${draw(1, count)} < ${large} is_large, ${draw(2, 500)} = 0 is_small,
            2 + ((${draw(3, 1_000_000)} / 1000000.0) ^ 3 * ${tenants})::int other,
            case when c.n <= 10 then ${ISSUERS - 1} when ${draw(4, 5)} < 4 then 0
              else 1 + ${draw(5, ISSUERS - 2)} end part,
            ${draw(6, 1000)} fate, ${draw(7, 100)} sort, ${draw(8, 2)} known,
            ${draw(9, 200_000)} who, ${draw(10, 100_000_000)} worth, ${draw(11, 40)} back, ${draw(12, 3)} place
          from (select n, (${last} - ${DAYS}::bigint * ${DAY}
            + n::bigint * ${Math.floor((DAYS * DAY) / count)})::bigint as at
            from generate_series(${from}, ${through}) n) c) c
        join public.issuers i on i.tenant = case when c.is_large or c.n <= 10 then 0 when c.is_small then 1 else c.other end
          and i.part = case when c.is_large or c.n <= 10 then c.part else 0 end) c`);
    if (through % TOLD_EVERY < CHUNK) say(`${through} of ${count} stored`);
  }
  say('sorting the words');
  await run(`insert into core.invoice_words select distinct i.organization_id, i.mode, w.word, i.id
    from core.invoices i cross join lateral core.words_of(i.recipient_name, i.notes) w (word)
    where (i.recipient_name is not null or i.notes is not null) order by 1, 2, 3, 4`);
  say('sorting the indexes');
  for (const one of indexes) await run(one);
  say('tidying up, as the server would by and by');
  await run('vacuum (analyze) core.invoices');
  await run('vacuum (analyze) core.invoice_words');
  await run('analyze');
  // What was written in bulk is on the disk before anything is measured.
  await run('checkpoint');
}

async function makeIssuers(
  run: (statement: string) => Promise<unknown>,
  { invoice, small, tenants }: { invoice: string; small: string; tenants: number },
): Promise<void> {
  const own = (id: string) =>
    `select t.organization_id, t.id, t.cuit from core.taxpayers t join core.invoices i on i.taxpayer_id = t.id where i.id = '${id}'`;
  await run(`create table public.issuers as
    with large as (${own(invoice)}), small as (${own(small)})
    select 0 tenant, part, organization_id, case part when 0 then id else 'txp_lists_0_' || part end taxpayer_id,
      case part when 0 then cuit else (31000000000 + part)::text end cuit from large, generate_series(0, ${ISSUERS - 1}) part
    union all select 1, 0, organization_id, id, cuit from small
    union all select 2 + n, 0, 'org_lists_' || n, 'txp_lists_' || n, (30000000000 + n)::text from generate_series(0, ${tenants}) n`);
  await run('create unique index on public.issuers (tenant, part)');
  await run(
    `insert into core.organizations select organization_id, organization_id, 0 from public.issuers where tenant > 1`,
  );
  const first = `select * from core.taxpayers where id = (select taxpayer_id from core.invoices where id = '${invoice}')`;
  await run(`insert into core.taxpayers select (jsonb_populate_record(null::core.taxpayers, to_jsonb(o) || jsonb_build_object('id', i.taxpayer_id,
      'organization_id', i.organization_id, 'cuit', i.cuit))).*
    from (${first}) o cross join public.issuers i where i.tenant > 1 or i.part > 0`);
  await run(`insert into core.lanes (id, environment, cuit, punto_de_venta, type, updated_at)
    select 'simulator:' || i.cuit || ':' || p || ':6', 'simulator', i.cuit, p, 6, 0 from public.issuers i, generate_series(9, 11) p`);
}

const AUTHORIZED = 'c.fate >= 15';
const COPIED: Readonly<Record<string, string>> = {
  id: idOf('c.at', 'c.n'),
  organization_id: 'c.organization_id',
  taxpayer_id: 'c.taxpayer_id',
  lane_id: `'simulator:' || c.cuit || ':' || 9 + c.place || ':6'`,
  punto_de_venta: '9 + c.place',
  acceptance: 'c.n + 1000000',
  status: `case when ${AUTHORIZED} then 'authorized' when c.fate < 12 then 'rejected' else 'cancelled' end`,
  kind: `case when c.sort < 5 then 'credit_note' when c.sort < 6 then 'debit_note' else 'invoice' end`,
  letter: `case when c.sort % 4 = 0 then 'A' else 'B' end`,
  issue_date: `to_char(to_timestamp(c.at / 1000) - make_interval(days => case when c.back < 6 then c.back::int else 0 end), 'YYYY-MM-DD')`,
  recipient_document: `case when c.known = 0 then '0' else (20000000000 + c.who)::text end`,
  recipient_name: `case when c.known = 0 then null when c.who % 3 = 0 then 'Comercial ' || to_hex(c.who) || ' S.R.L.'
    else (${array(SURNAMES)})[1 + c.who % 20] || ', ' || (${array(GIVEN)})[1 + c.who / 20 % 16] end`,
  total: '(1 + c.worth / 100.0)::numeric(15, 2)',
  number: `case when ${AUTHORIZED} then c.n::int end`,
  cae: `case when ${AUTHORIZED} then (70000000000000 + c.n)::text end`,
  idempotency_key: `'key-' || c.n`,
  external_id: `'order-' || c.n`,
  notes: `case when c.n % 10 = 0 then 'Entregar el pedido ' || c.n || ' a ' || c.who % 1000 end`,
  request_hash: 'md5(c.n::text)',
  created_at: 'c.at',
  updated_at: 'c.at + 900',
  authorized_at: `case when ${AUTHORIZED} then c.at + 800 end`,
};

/** Sorted once in the end, an index costs a fraction of what it does row by row. Answers how each is made again. */
async function dropIndexes(db: Kysely<unknown>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'core' and tablename = 'invoices'
      and not exists (select from pg_constraint where conindid = format('%I.%I', schemaname, indexname)::regclass)`.execute(
    db,
  );
  // What is still to be done is looked for all the time by the platform that runs beside, and is little.
  const dropped = rows.filter(({ definition }) => !/WHERE \(?\(?status = ANY/.test(definition));
  for (const { name } of dropped) await sql`drop index ${sql.id('core', name)}`.execute(db);
  return dropped.map(({ definition }) => definition);
}
