/** Lists and searches over HTTP beside millions of invoices: `npx node bench/lists.ts [--stored 10000000] [--large N] [--rounds N] [--keep]`; `--leave` leaves the database, and `--database URL` asks one that was left. */
import { parseArgs } from 'node:util';
import { type InvoiceFilter, listInvoicesStore } from '@arca-api/api/invoices/list-invoices.store';
import type { Database } from '@arca-api/platform/database/port';
import { openPostgres } from '@arca-api/platform/database/postgres';
import { statementsOf } from '@arca-api/platform/database/testing/plans-of';
import { CompiledQuery, sql } from 'kysely';
import { Agent } from 'undici';
import { keepResult } from './keep-result.ts';
import { loadInvoices } from './lists/load-invoices.ts';
import { type Asked, questions } from './lists/questions.ts';
import type { Caller } from './processes/driver.ts';
import { describeRun, type Row, two, US } from './results.ts';
import { openPlatform, openStage, WHOLE } from './stage.ts';
import { findStores } from './stores.ts';

const { values } = parseArgs({
  strict: false,
  options: {
    stored: { type: 'string', default: '1000000' },
    large: { type: 'string' },
    tenants: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '40' },
    leave: { type: 'boolean', default: false },
    database: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const stored = Number(values.stored);
const large = Number(values.large ?? Math.ceil(stored / 8));
const [rounds, tenants] = [Number(values.rounds), Number(values.tenants)];
if (![stored, large, rounds, tenants].every((one) => Number.isSafeInteger(one) && one > 0)) {
  process.stderr.write('--stored, --large, --tenants, --rounds: whole numbers\n');
  process.exit(1);
}

const HOURS = 36_000_000;
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const agent = new Agent({ connections: 1, pipelining: 1, keepAliveTimeout: 60_000 });

interface Answer {
  readonly ms: number;
  readonly count: number;
  readonly next: string | null;
}

async function ask({ api, key }: Caller, query: Readonly<Record<string, string>>): Promise<Answer> {
  const path = `/v1/invoices?${new URLSearchParams(query)}`;
  const began = performance.now();
  const { statusCode, body } = await agent.request({
    origin: api,
    path,
    method: 'GET',
    headers: { authorization: `Bearer ${key}` },
  });
  const answer = (await body.json()) as { data: unknown[]; next: string | null };
  const ms = performance.now() - began;
  if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${JSON.stringify(answer)}`);
  return { ms, count: answer.data.length, next: answer.next };
}

const at = (sorted: readonly number[], part: number): number =>
  two(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);

/** As the server tells what it does for it. */
async function explain(database: Database, asked: Asked, caller: Caller): Promise<readonly string[]> {
  const { rows } = await sql<{ organization_id: string }>`select organization_id from core.taxpayers
    where cuit = ${caller.taxpayer}`.execute(database.schema('core'));
  const { after, limit, cuit, ...filter } = asked.query;
  const statements = await statementsOf(database, async (noted) => {
    const asFilter = { ...filter, ...(cuit && { document: cuit }) } as InvoiceFilter;
    await listInvoicesStore(noted).list(rows[0]?.organization_id ?? '', 'test', asFilter, {
      after: after ?? null,
      limit: Number(limit ?? 25),
    });
  });
  const plans: string[] = [];
  for (const { sql: text, parameters } of statements) {
    const query = CompiledQuery.raw(`explain (analyze, buffers) ${text}`, [...parameters]);
    const { rows: lines } = await database.schema('core').executeQuery<{ 'QUERY PLAN': string }>(query);
    plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
  }
  return plans;
}

/** CUITs are handed out in one order: those of a run that left its database are the same. */
async function callerOf(fresh: boolean): Promise<Caller> {
  const known = fresh ? null : stage.newCuit();
  if (known === null) return platform.addIssuer();
  const key = await platform.remote.ask('addKey', known);
  return { api: platform.api, key, taxpayer: known, punto_de_venta: 1 };
}

const run = describeRun(['lists'], {});
const stage = await openStage({ scale: WHOLE, profiles: null, wants: () => true, tell: () => {} });
const [store] = await findStores(['postgres'], say);
if (store === undefined) process.exit(1);
let url = '';
const platform = await openPlatform(stage, {
  ...store,
  async makeDatabase() {
    if (typeof values.database === 'string') {
      url = values.database;
      // Sealed by a master key that went with the run that left it; nothing is issued any more.
      const left = await openPostgres({ url, connections: 1 });
      await sql`delete from arca.data_keys`.execute(left.schema('arca'));
      await left.close();
      return { url, drop: async () => {} };
    }
    const made = await store.makeDatabase();
    if (made === null) return made;
    url = made.url;
    return values.leave === true ? { ...made, drop: async () => say(`left: ${url}`) } : made;
  },
});
try {
  const fresh = values.database === undefined;
  const callers: Caller[] = [];
  for (let index = 0; index < 2; index++) callers.push(await callerOf(fresh));
  const issued: string[] = [];
  for (const caller of fresh ? callers : []) {
    const { ids, problems } = await stage.driver.ask('atOnce', { callers: [caller], count: 1 });
    if (ids[0] === undefined) throw new Error(`nothing was issued: ${problems.join('; ')}`);
    issued.push(ids[0]);
  }
  const settings = {
    synchronous_commit: 'off',
    session_replication_role: 'replica',
    maintenance_work_mem: '1GB',
  };
  const database = await openPostgres({
    url,
    connections: 2,
    connectTimeoutMs: HOURS,
    statementTimeoutMs: 0,
    settings,
  });
  try {
    const began = performance.now();
    const [invoice = '', small = ''] = issued;
    if (fresh) await loadInvoices(database, { invoice, small, count: stored, large, tenants, say });
    const { rows: sizes } = await sql<{
      bytes: number;
    }>`select pg_database_size(current_database()) as bytes`.execute(database.schema('public'));
    const gigabytes = two((sizes[0]?.bytes ?? 0) / 2 ** 30);
    say(`${stored} stored in ${Math.round((performance.now() - began) / 1000)} s: ${gigabytes} GB`);

    const rows: Row[] = [];
    for (const [index, caller] of callers.entries()) {
      const tenant = index === 0 ? 'large' : 'small';
      const { rows: own } = await sql<{ count: number }>`select count(*) as count from core.invoices
        where organization_id = (select organization_id from core.taxpayers where cuit = ${caller.taxpayer})`.execute(
        database.schema('core'),
      );
      const asked = await questions(database, caller.taxpayer, stored);
      const times = asked.map((): number[] => []);
      const found = asked.map(() => 0);
      const short = asked.map(() => 0);
      // In turns, so that what the machine does meanwhile falls on all alike; the first warms what is compiled as it is used.
      for (let round = -2; round < rounds; round++)
        for (const [number, { query }] of asked.entries()) {
          const { ms, count, next } = await ask(caller, query);
          found[number] = count;
          if (round < 0) continue;
          times[number]?.push(ms);
          if (count < Number(query['limit'] ?? 25) && next !== null) short[number] = 1;
        }
      for (const [number, one] of asked.entries()) {
        const sorted = (times[number] ?? []).toSorted((a, b) => a - b);
        rows.push({
          suite: 'lists',
          id: one.id,
          who: US,
          store: 'postgres',
          arca_ms: null,
          figures: {
            tenant,
            of_tenant: own[0]?.count ?? 0,
            stored,
            gigabytes,
            found: found[number],
            goes_on: short[number] === 1,
            p50_ms: at(sorted, 0.5),
            p95_ms: at(sorted, 0.95),
            p99_ms: at(sorted, 0.99),
            query: one.query,
            plans: await explain(database, one, caller),
          },
        });
      }
    }
    const file = keepResult(run, rows, 'lists', values.keep === true);
    for (const { id, figures } of rows)
      say(
        `${String(figures['tenant']).padEnd(6)} ${id.padEnd(28)} found ${String(figures['found']).padStart(3)}${figures['goes_on'] === true ? '+' : ' '} p50 ${figures['p50_ms']} p95 ${figures['p95_ms']} p99 ${figures['p99_ms']}`,
      );
    say(file);
  } finally {
    await database.close();
  }
} finally {
  await platform.close();
  await stage.close();
  await agent.close();
}
