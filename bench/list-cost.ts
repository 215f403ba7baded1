/** What finding invoices costs whoever issues them: the same work with what lists and searches need and without, in turns, in one run. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Database } from '@arca-api/platform/database/port';
import { openPostgres } from '@arca-api/platform/database/postgres';
import { sql } from 'kysely';
import { Agent } from 'undici';
import { loadInvoices } from './lists/load-invoices.ts';
import type { Caller } from './processes/driver.ts';
import { two } from './results.ts';
import { costOf, openPlatform, openStage, type Platform, WHOLE } from './stage.ts';
import { findStores } from './stores.ts';

const { values } = parseArgs({
  options: {
    stored: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '9' },
    each: { type: 'string', default: '500' },
  },
});
const [stored, rounds, many] = [Number(values.stored), Number(values.rounds), Number(values.each)];
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const agent = new Agent({ connections: 64, pipelining: 1, keepAliveTimeout: 60_000 });
/** Of the clock that counts processes' time. */
const TICK_MS = 10;

interface Place {
  readonly name: string;
  readonly platform: Platform;
  readonly database: Database;
  readonly caller: Caller;
}

const INDEXES = [
  'invoices_walked',
  'invoices_dated',
  'invoices_of_recipient',
  'invoices_cae',
  'invoices_fallen',
  'invoices_that_are_notes',
  'invoices_external_id_freed',
] as const;
const AS_BEFORE = [
  ...INDEXES.map((name) => `drop index core.${name}`),
  'create index invoices_listed on core.invoices (organization_id, mode, id)',
  'drop trigger invoices_note_words on core.invoices',
];

let numbered = 0;
/** To somebody with a name, whose words are noted. */
async function issue({ api, key, taxpayer }: Caller): Promise<void> {
  const number = ++numbered;
  const { statusCode, body } = await agent.request({
    origin: api,
    path: '/v1/invoices',
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': `cost-${number}`,
      prefer: 'wait=60',
    },
    body: JSON.stringify({
      taxpayer,
      punto_de_venta: 1,
      external_id: `pedido-${number}`,
      recipient: { dni: String(20_000_000 + (number % 50_000)), name: `Gómez ${number % 5000}, María` },
      lines: [{ description: 'Resma A4 75 g', unit_price: `${100 + (number % 5000)}.50`, iva: '21' }],
    }),
  });
  const text = await body.text();
  if (statusCode !== 201) throw new Error(`${statusCode} ${text}`);
}

async function burst(caller: Caller, count: number, abreast: number): Promise<void> {
  let left = count;
  const work = async (): Promise<void> => {
    while (left-- > 0) await issue(caller);
  };
  await Promise.all(Array.from({ length: abreast }, work));
}

/** Of the sessions that serve this database, so far. */
async function serverCpu(database: Database): Promise<number> {
  const { rows } = await sql<{
    pid: number;
  }>`select pid from pg_stat_activity where datname = current_database()
    and backend_type = 'client backend'`.execute(database.schema('core'));
  return rows.reduce((sum, { pid }) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return sum + TICK_MS * (Number(fields[11]) + Number(fields[12]));
  }, 0);
}

const stage = await openStage({ scale: WHOLE, profiles: null, wants: () => true, tell: () => {} });
const places: Place[] = [];
try {
  for (const name of ['without', 'with']) {
    const [store] = await findStores(['postgres'], say);
    if (store === undefined) process.exit(1);
    let url = '';
    const platform = await openPlatform(stage, {
      ...store,
      async makeDatabase() {
        const made = await store.makeDatabase();
        url = made?.url ?? '';
        return made;
      },
    });
    const callers = [await platform.addIssuer(), await platform.addIssuer()] as const;
    const ids: string[] = [];
    for (const caller of callers)
      ids.push(...(await stage.driver.ask('atOnce', { callers: [caller], count: 1 })).ids);
    const loading = await openPostgres({
      url,
      connections: 1,
      statementTimeoutMs: 0,
      settings: { synchronous_commit: 'off', session_replication_role: 'replica' },
    });
    const [invoice = '', small = ''] = ids;
    await loadInvoices(loading, {
      invoice,
      small,
      count: stored,
      large: Math.ceil(stored / 2),
      tenants: 100,
      say,
    });
    await loading.close();
    const database = await openPostgres({ url, connections: 1 });
    if (name === 'without')
      for (const statement of AS_BEFORE) await sql.raw(statement).execute(database.schema('core'));
    await sql`checkpoint`.execute(database.schema('core'));
    places.push({ name, platform, database, caller: callers[0] });
  }
  for (const { caller } of places) await burst(caller, 600, 50);

  const found = places.map((): { platform: number; server: number; wall: number }[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, { platform, database, caller }] of places.entries()) {
      const before = await serverCpu(database);
      const began = performance.now();
      const { cpu_ms } = await costOf(platform, () => burst(caller, many, round % 2 === 0 ? 50 : 4));
      const wall = performance.now() - began;
      found[index]?.push({
        platform: cpu_ms / many,
        server: ((await serverCpu(database)) - before) / many,
        wall: wall / many,
      });
    }
  const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
  const told = places.map(({ name }, index) => {
    const of = found[index] ?? [];
    return {
      name,
      platform_cpu_ms: two(mean(of.map(({ platform }) => platform))),
      server_cpu_ms: two(mean(of.map(({ server }) => server))),
      cpu_ms: two(mean(of.map(({ platform, server }) => platform + server))),
      wall_ms: two(mean(of.map(({ wall }) => wall))),
    };
  });
  for (const one of told) say(JSON.stringify(one));
  say(
    `with / without: cpu ×${two((told[1]?.cpu_ms ?? 0) / (told[0]?.cpu_ms ?? 1))}, server ×${two((told[1]?.server_cpu_ms ?? 0) / (told[0]?.server_cpu_ms ?? 1))}, wall ×${two((told[1]?.wall_ms ?? 0) / (told[0]?.wall_ms ?? 1))}`,
  );
} finally {
  for (const { platform, database } of places) {
    await database.close();
    await platform.close();
  }
  await stage.close();
  await agent.close();
}
