/** What partitions by month would cost and give each table that grows: writing, finding and forgetting, whole and parted, in turns. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrateAll } from '@arca-api/app/services';
import { systemClock } from '@arca-api/platform/clock/system';
import { openPglite } from '@arca-api/platform/database/pglite';
import type { Database } from '@arca-api/platform/database/port';
import { forEverybody } from '@arca-api/platform/database/scope';
import { findTestServer, openTestPostgres } from '@arca-api/platform/database/testing/open-test-postgres';
import { firstId } from '@arca-api/platform/random/identify';
import { type CompiledQuery, sql } from 'kysely';
import { two } from './results.ts';

const { values } = parseArgs({
  options: {
    stores: { type: 'string', default: 'pglite,postgres' },
    months: { type: 'string', default: '24,120' },
    rows: { type: 'string', default: '2000' },
    statements: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '5' },
  },
});
const [rows, statements, rounds] = [Number(values.rows), Number(values.statements), Number(values.rounds)];
const MONTHS = values.months.split(',').map(Number);

interface Subject {
  readonly table: string;
  readonly key: string;
  readonly prefix: string;
  /** Column → its value, as SQL over `i.id` (26 characters of an id), `i.at` (ms) and `i.n`. */
  readonly row: Readonly<Record<string, string>>;
  /** What an upsert says after its rows. */
  readonly ending?: string;
  /** Found by something other than its key: a condition over `$1`, the same 26 characters. */
  readonly other?: string;
  /** The same, with what the key can be told from it. */
  readonly bounded?: string;
}

const BODY = (bytes: number): string =>
  `decode((select string_agg(md5(i.n::text || k), '') from generate_series(1, ${Math.ceil(bytes / 16)}) k), 'hex')`;

const SUBJECTS: readonly Subject[] = [
  {
    table: 'arca.exchanges',
    key: 'id',
    prefix: 'exc',
    row: {
      id: `'exc_' || i.id`,
      environment: `'simulator'`,
      cuit: `'30000000147'`,
      service: `'wsfev1'`,
      operation: `'FECAESolicitar'`,
      send_id: `'snd_' || i.id`,
      certainty: `'answered'`,
      request_xml: BODY(500),
      response_xml: BODY(300),
      started_at: 'i.at',
      ended_at: 'i.at',
    },
    other: `send_id = 'snd_' || $1`,
    bounded: `send_id = 'snd_' || $1 and id >= 'exc_' || $1`,
  },
  {
    table: 'arca.sends',
    key: 'send_id',
    prefix: 'snd',
    row: {
      send_id: `'snd_' || i.id`,
      environment: `'simulator'`,
      cuit: `'30000000147'`,
      punto_de_venta: '1',
      comprobante_type: '6',
      digest: 'md5(i.n::text)',
      state: `'concluded'`,
      deadline: 'i.at',
      answer: BODY(120),
      concluded_at: 'i.at',
    },
    ending: 'on conflict (send_id) do nothing returning send_id',
  },
  {
    table: 'platform.outbox',
    key: 'id',
    prefix: 'evt',
    row: {
      id: `'evt_' || i.id`,
      type: `'invoice.authorized'`,
      organization: `'org'`,
      mode: `'test'`,
      subject: `'inv_' || i.id`,
      sequence: '1',
      data: BODY(400),
      occurred_at: 'i.at',
      published_at: 'i.at',
    },
    other: `subject = 'inv_' || $1`,
    bounded: `subject = 'inv_' || $1 and id >= 'evt_' || $1`,
  },
  {
    table: 'core.audit_log',
    key: 'id',
    prefix: 'aud',
    row: {
      id: `'aud_' || i.id`,
      organization_id: `'org'`,
      mode: `'test'`,
      principal: `'key'`,
      action: `'invoice.cancelled'`,
      subject: `'inv_' || i.id`,
      detail: `'{}'::jsonb`,
      at: 'i.at',
    },
    other: `organization_id = 'org' and id < 'aud_' || $1 order by id desc limit 20`,
  },
];

const START = Date.UTC(2026, 0, 1);
const monthAt = (n: number): number => Date.UTC(2026, n, 1);
const idAt = (ms: number): string => firstId('x', ms).slice(2);

async function store(name: string): Promise<Database> {
  if (name === 'pglite')
    return openPglite({
      directory: null,
      templateDirectory: join(tmpdir(), 'arca-api-templates'),
      clock: systemClock,
    });
  const server = await findTestServer();
  if ('reason' in server) throw new Error(server.reason);
  return openTestPostgres(server, { connections: 1 });
}

/** The same table again, with its indexes and defaults, parted by ranges of its ids; `0` months: whole. */
async function copyTable(
  database: Database,
  { table, key, prefix }: Subject,
  months: number,
): Promise<string> {
  const db = database.schema('core');
  const name = `bench.${table.replace('.', '_')}_${months}`;
  await sql.raw('create schema if not exists bench').execute(db);
  await sql
    .raw(
      `create table ${name} (like ${table} including all)${months === 0 ? '' : ` partition by range (${key})`}`,
    )
    .execute(db);
  for (let n = 0; n < months; n++) {
    const bound = (at: number) => `'${firstId(prefix, at)}'`;
    await sql
      .raw(
        `create table ${name}_m${n} partition of ${name} for values from (${bound(monthAt(n))}) to (${bound(monthAt(n + 1))})`,
      )
      .execute(db);
  }
  if (months > 0) await sql.raw(`create table ${name}_default partition of ${name} default`).execute(db);
  return name;
}

function inserted({ row, ending = '' }: Subject, name: string, source: string): string {
  const columns = Object.keys(row).join(', ');
  return `insert into ${name} (${columns}) select ${Object.values(row).join(', ')} from ${source} i ${ending}`;
}

const ask = (text: string, parameters: readonly unknown[] = []): CompiledQuery =>
  ({
    sql: text,
    parameters,
    query: { kind: 'RawNode' },
    queryId: { queryId: text },
  }) as unknown as CompiledQuery;

let made = 0;
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;

async function each(count: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  for (let n = 0; n < count; n++) await work(n);
  return (performance.now() - begun) / count;
}

const told = new Map<string, number[]>();
function tell(what: string, ms: number): void {
  told.set(what, [...(told.get(what) ?? []), ms]);
}

async function measure(name: string): Promise<void> {
  const database = await store(name);
  await migrateAll(database);
  const all = Math.max(...MONTHS);
  for (const subject of SUBJECTS) {
    const forms = [0, ...MONTHS];
    const tables = new Map<number, string>();
    for (const months of forms) {
      const copied = await copyTable(database, subject, months);
      tables.set(months, copied);
      // Each holds the same number of rows, over as many months as it has.
      const span = months === 0 ? all : months;
      const total = rows * Math.min(...MONTHS);
      await sql
        .raw(
          `insert into ${copied} (${Object.keys(subject.row).join(', ')}) select ${Object.values(subject.row).join(', ')}
           from (select n, at, ids.id from (
             select n, (${START} + n::bigint * ${Math.floor((monthAt(span) - START) / total)})::bigint as at from generate_series(0, ${total - 1}) n) a,
             lateral (select string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', 1 + ((a.at >> (5 * (9 - k))) & 31)::int, 1), '' order by k)
               || lpad(a.n::text, 16, '0') as id from generate_series(0, 9) k) ids) i`,
        )
        .execute(database.schema('core'));
      await sql
        .raw(`vacuum (analyze) ${copied}`)
        .execute(database.schema('core'))
        .catch(() => {});
    }
    for (let round = 0; round <= rounds; round++)
      for (const months of forms) {
        const copied = tables.get(months) ?? '';
        const span = months === 0 ? all : months;
        const label = `${name} ${subject.table} ${months === 0 ? 'whole' : `${months} months`}`;
        const insert = inserted(subject, copied, '(select $1::text as id, $2::bigint as at, $3::int as n)');
        const now = monthAt(span) - 1000;
        const put = await each(statements, () => {
          made += 1;
          return database.execute(
            ask(insert, [idAt(now).slice(0, 10) + String(made).padStart(16, '0'), now, made]),
          );
        });
        const byKey = `select ${subject.key} from ${copied} where ${subject.key} = $1`;
        const found = await each(statements, (n) =>
          database.execute(ask(byKey, [`${subject.prefix}_${idAt(START + n * 86_400_000)}`])),
        );
        // The first round is for warming up.
        if (round > 0) {
          tell(`${label} | insert`, put);
          tell(`${label} | by key`, found);
        }
        for (const how of ['other', 'bounded'] as const) {
          if (subject[how] === undefined) continue;
          const search = `select ${subject.key} from ${copied} where ${subject[how]}`;
          // Of the last days, as whoever asks what became of a try does.
          const took = await each(statements, (n) =>
            database.execute(ask(search, [idAt(monthAt(span) - (n % 30) * 86_400_000)])),
          );
          if (round > 0) tell(`${label} | by ${how}`, took);
        }
      }
    const [months = 0] = MONTHS;
    const count = async (table: string, where: string) =>
      (
        await sql
          .raw<{ n: number }>(`select count(*) as n from ${table} where ${where}`)
          .execute(database.schema('core'))
      ).rows[0]?.n ?? 0;
    const parted = tables.get(months) ?? '';
    const whole = tables.get(0) ?? '';
    const month = await count(`${parted}_m0`, 'true');
    let begun = performance.now();
    await sql.raw(`alter table ${parted} detach partition ${parted}_m0`).execute(database.schema('core'));
    await sql.raw(`drop table ${parted}_m0`).execute(database.schema('core'));
    tell(`${name} ${subject.table} month of ${month} dropped`, performance.now() - begun);
    begun = performance.now();
    for (let left = month; left > 0; left -= 500)
      await sql
        .raw(
          `delete from ${whole} where ${subject.key} in (select ${subject.key} from ${whole} order by ${subject.key} limit ${Math.min(500, left)} for update skip locked)`,
        )
        .execute(database.schema('core'));
    const deleted = performance.now();
    await sql.raw(`vacuum ${whole}`).execute(database.schema('core'));
    tell(`${name} ${subject.table} month of ${month} deleted`, deleted - begun);
    tell(`${name} ${subject.table} month of ${month} cleaned after`, performance.now() - deleted);
  }
  await database.close();
}

for (const name of values.stores.split(',')) await forEverybody('a measurement', () => measure(name));
for (const [what, list] of told)
  process.stdout.write(
    `${what}: ${two(median(list))} ms (${two(Math.min(...list))} to ${two(Math.max(...list))})\n`,
  );
