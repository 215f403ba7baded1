/** What the code knows of itself, as the tables that documents carry between their markers. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ISSUING_DEFAULTS, LIMIT_DEFAULTS } from '@arca-api/api/config';
import { LANE_LIMITS } from '@arca-api/api/issuing/lane-state';
import { createApi } from '@arca-api/api/service';
import { API_METRICS } from '@arca-api/api/telemetry/metrics';
import { SETTINGS } from '@arca-api/app/config';
import { DEFAULTS } from '@arca-api/arca-gateway/config';
import { createArcaGateway } from '@arca-api/arca-gateway/service';
import { databaseStores } from '@arca-api/arca-gateway/stores';
import { GATEWAY_METRICS } from '@arca-api/arca-gateway/telemetry/metrics';
import { EVENT_TYPES, isEventType } from '@arca-api/contract/events/event-types';
import { createGatewayClient } from '@arca-api/contract/gateway-client';
import { invoiceAnswer } from '@arca-api/contract/invoices';
import { memoryAllowances } from '@arca-api/platform/allowances/memory';
import { memoryCache } from '@arca-api/platform/cache/memory';
import { simulatedClock } from '@arca-api/platform/clock/simulated';
import type { Database } from '@arca-api/platform/database/port';
import { outbox } from '@arca-api/platform/events/outbox';
import { localSignals } from '@arca-api/platform/events/signals';
import { createServer } from '@arca-api/platform/http/server';
import { silentLog } from '@arca-api/platform/log/silent';
import { systemRandom } from '@arca-api/platform/random/system';
import { PLATFORM_METRICS } from '@arca-api/platform/telemetry/metrics';
import { readAllowList } from '@arca-api/webhooks/destinations/allow-list';
import { createWebhooks } from '@arca-api/webhooks/service';
import { WEBHOOK_METRICS } from '@arca-api/webhooks/telemetry/metrics';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';

const ROOT = resolve(import.meta.dirname, '../..');

/** Of services.md: name of each generated part → its Markdown. */
async function knownParts(): Promise<Readonly<Record<string, string>>> {
  return {
    routes: publicRoutes(),
    'internal-routes': await internalRoutes(),
    events: events(),
    tables: tables(),
    settings: settings(),
    defaults: defaults(),
    metrics: metrics(),
  };
}

/** Path of each document that has generated parts → those parts. */
export async function knownPages(): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
  return {
    'docs/architecture/services.md': await knownParts(),
    'docs/guides/webhooks.md': { 'event-types': eventTypes('en') },
    'docs/guides/avisos.md': { 'event-types': eventTypes('es') },
  };
}

/** The document with every marked part brought up to date; an unknown or missing mark is an error. */
export function fillIn(document: string, parts: Readonly<Record<string, string>>): string {
  const seen = new Set<string>();
  const filled = document.replace(
    /(<!-- generated:([a-z-]+) -->\n)[\s\S]*?(<!-- \/generated -->)/g,
    (_, open: string, name: string, close: string) => {
      const part = parts[name];
      if (part === undefined) throw new Error(`nothing is known of «${name}»`);
      seen.add(name);
      return `${open}\n${part}\n\n${close}`;
    },
  );
  const missing = Object.keys(parts).filter((name) => !seen.has(name));
  if (missing.length > 0) throw new Error(`the document has no place for ${missing.join(', ')}`);
  return filled;
}

const CLOCK = simulatedClock(0);
const RANDOM = systemRandom(CLOCK);

/** A database that takes no queries: the list of routes is known before anything is asked of it. */
function noDatabase(): Database {
  const kysely = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return {
    driver: 'pglite',
    survivesPowerLoss: false,
    schema: <Tables>(schema: string) => kysely.withSchema(schema) as unknown as Kysely<Tables>,
    execute: () => Promise.reject(new Error('there is no database here')),
    transaction: () => Promise.reject(new Error('there is no database here')),
    now: async () => CLOCK.now(),
    close: async () => {},
  };
}

function publicRoutes(): string {
  const nobody = async (): Promise<Response> => new Response(null, { status: 503 });
  const { routes } = createApi({
    config: {
      worker: 'none',
      liveAllowed: false,
      linkSecret: new Uint8Array(32),
      publicBaseUrl: () => '',
      version: '0',
    },
    database: noDatabase(),
    cache: memoryCache(CLOCK),
    allowances: memoryAllowances(CLOCK),
    outbox,
    files: { put: async () => {}, get: async () => null, delete: async () => {}, link: async () => null },
    queue: { add: async () => {}, wake: () => {}, work: () => ({ stop: async () => {} }) },
    signals: localSignals(CLOCK),
    clock: CLOCK,
    random: RANDOM,
    log: silentLog,
    gateway: createGatewayClient({ fetch: nobody, baseUrl: 'http://none', credentials: () => ({}) }),
    webhooks: null,
  });
  return table(
    ['method', 'path', 'scope', 'what (as `/docs` says it)'],
    routes.map(({ method, path, scope, summary }) => [method, code(path), scope ?? '—', summary]),
  );
}

async function internalRoutes(): Promise<string> {
  const gateway = createArcaGateway({
    config: { masterKey: new Uint8Array(32), environments: {}, verify: () => false },
    stores: databaseStores(noDatabase(), outbox),
    clock: CLOCK,
    random: RANDOM,
    log: silentLog,
    signals: localSignals(CLOCK),
    fetch: () => Promise.reject(new Error('there is no network here')),
  });
  const webhooks = createWebhooks({
    database: noDatabase(),
    outbox,
    clock: CLOCK,
    random: RANDOM,
    log: silentLog,
    signals: localSignals(CLOCK),
    key: new Uint8Array(32),
    post: () => Promise.reject(new Error('there is no network here')),
    allow: readAllowList([]),
    note: () => Promise.reject(new Error('there is no audit log here')),
  });
  const server = createServer({
    log: silentLog,
    random: RANDOM,
    clock: CLOCK,
    problem: () => ({ status: 500, body: {} }),
  });
  const found: string[][] = [];
  server.addHook('onRoute', ({ method, url }) => {
    const methods = (Array.isArray(method) ? method : [method]).filter((one) => one !== 'HEAD');
    if (methods.length > 0) found.push([methods.join(', '), code(url.replace(/:(\w+)/g, '{$1}'))]);
  });
  await gateway.routes(server);
  await webhooks.routes(server, () => false);
  await server.ready();
  await server.close();
  await gateway.close();
  return table(['method', 'path'], found);
}

/** The catalogue, with who tells each: the names handed to `event(…)` in the source, or written there in full. */
function events(): string {
  const told = new Map<string, readonly [service: string, path: string]>();
  const written = sourceFiles('services/*/**/*.ts').map((path) => [path, read(path)] as const);
  for (const [path, text] of written)
    for (const [, , name = ''] of text.matchAll(/\bevent\(\s*(['"`])([a-z_]+\.[^'"`]+)\1/g))
      for (const type of spellOut(name)) told.set(type, [path.split('/')[1] ?? '', path]);
  const unknown = [...told.keys()].filter((name) => !isEventType(name));
  if (unknown.length > 0) throw new Error(`not in the catalogue: ${unknown.join(', ')}`);
  const rows = Object.entries(EVENT_TYPES).map(([name, { when, subject }]) => {
    const [path = ''] = written.find(([, text]) => text.includes(`'${name}'`)) ?? [];
    const [service, where] = told.get(name) ?? [path.split('/')[1] ?? '', path];
    if (where === '') throw new Error(`nobody tells «${name}»`);
    return [code(name), when.en, code(subject), service, code(where)];
  });
  return table(['event', 'told when', 'subject', 'told by', 'in'], rows);
}

/** The catalogue for whoever listens. */
function eventTypes(language: 'es' | 'en'): string {
  const heads = language === 'es' ? ['tipo', 'cuándo', '`subject`'] : ['type', 'when', '`subject`'];
  const rows = Object.entries(EVENT_TYPES).map(([name, { when, subject }]) => [
    code(name),
    when[language],
    code(subject),
  ]);
  return table(heads, rows);
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const STATUS = `\${row.status}`;

function spellOut(name: string): readonly string[] {
  if (!name.includes('${')) return [name];
  const states = invoiceAnswer.shape.status.options.map((state) => name.replace(STATUS, state));
  if (states.some((state) => state.includes('${'))) throw new Error(`which events is «${name}»?`);
  return states;
}

/** Tables as the migrations leave them, with the sentence that stands above each. */
function tables(): string {
  const schemas = { platform: 'platform/migrations', ...ownedSchemas() };
  const rows = Object.entries(schemas).flatMap(([schema, folder]) => {
    const sql = sourceFiles(`${folder}/*.sql`)
      .map((path) => readFileSync(join(ROOT, path), 'utf8'))
      .join('\n');
    return [...sql.matchAll(CREATE)].map(([, above = '', name = '', body = '']) => {
      const later = [...sql.matchAll(ADD)].filter(([, changed]) => changed === name);
      const dropped = [...sql.matchAll(DROP)].filter(([, changed]) => changed === name);
      const gone = new Set(dropped.map(([, , column]) => column));
      const columns = [...body.matchAll(COLUMN), ...later.map(([, , column = '']) => ['', column])].filter(
        ([, column]) => !gone.has(column),
      );
      const why = above.replace(/^-- ?/gm, '').trim().replaceAll('\n', ' ');
      return [code(`${schema}.${name}`), columns.map(([, column]) => column).join(' '), why];
    });
  });
  return table(['table', 'columns', 'why'], rows);
}

const CREATE = /((?:^--.*\n)*)^create table (?:if not exists )?(\w+) \(\n([\s\S]*?)^\)/gm;
const COLUMN = /^ {2}(?!primary|unique|foreign|check|constraint)(\w+) /gm;
const DROP = /^alter table (\w+) drop column (?:if exists )?(\w+)/gm;
const ADD = /^alter table (\w+) add column (?:if not exists )?(\w+) /gm;

function ownedSchemas(): Record<string, string> {
  const owned: Record<string, string> = {};
  for (const path of sourceFiles('services/*/service.ts')) {
    const schema = /schema: '(\w+)'/.exec(readFileSync(join(ROOT, path), 'utf8'))?.[1];
    if (schema !== undefined) owned[schema] = path.replace('service.ts', 'migrations');
  }
  return owned;
}

function settings(): string {
  return table(
    ['variable', 'what it does (as `arca help` says it)'],
    Object.entries(SETTINGS).map(([name, what]) => [code(name), what]),
  );
}

function defaults(): string {
  const groups = {
    'api, issuing': ISSUING_DEFAULTS,
    'api, one lane': LANE_LIMITS,
    'api, limits': LIMIT_DEFAULTS,
    ...gatewayDefaults(),
  };
  return table(
    ['of', 'setting', 'default'],
    Object.entries(groups).flatMap(([group, values]) =>
      Object.entries(values).map(([name, value]) => [group, code(name), JSON.stringify(value)]),
    ),
  );
}

function metrics(): string {
  return table(
    ['metric', 'kind', 'labels', 'what'],
    [...PLATFORM_METRICS, ...API_METRICS, ...GATEWAY_METRICS, ...WEBHOOK_METRICS].map(
      ({ name, kind, labels, help }) => [code(name), kind, labels.map(code).join(' '), help],
    ),
  );
}

function gatewayDefaults(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(DEFAULTS).map(([group, values]) => [`arca-gateway, ${group}`, values]),
  );
}

function sourceFiles(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: ROOT, exclude: (name) => name === 'node_modules' || name === 'testing' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.test.ts'))
    .sort();
}

const code = (text: string): string => `\`${text}\``;

/** Padded as Biome pads tables, so that formatting the document changes nothing. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [heads, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = heads.map((_, column) =>
    Math.max(3, ...cells.map((row) => [...(row[column] ?? '')].length)),
  );
  const lines = cells.map((row) =>
    widths.map((width, column) => (row[column] ?? '') + ' '.repeat(width - [...(row[column] ?? '')].length)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [...lines.slice(0, 1), rule, ...lines.slice(1)].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
