/** The embedded wiring as a process of its own that kills itself before or after one of its durable writes. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SCHEMAS } from '@arca-api/app/database-roles';
import { prepareDemo } from '@arca-api/app/demo';
import { embeddedMasterKeys } from '@arca-api/app/secrets';
import { migrateAll, wireServices } from '@arca-api/app/services';
import { createSupervisor } from '@arca-api/app/supervisor';
import { memoryAllowances } from '@arca-api/platform/allowances/memory';
import { memoryCache } from '@arca-api/platform/cache/memory';
import { systemClock } from '@arca-api/platform/clock/system';
import { openPglite } from '@arca-api/platform/database/pglite';
import type { Database } from '@arca-api/platform/database/port';
import { confine } from '@arca-api/platform/database/roles/confine';
import { templateDirectory } from '@arca-api/platform/database/testing/open-test-database';
import { localSignals } from '@arca-api/platform/events/signals';
import { diskFiles } from '@arca-api/platform/files/disk';
import { silentLog } from '@arca-api/platform/log/silent';
import { signalsBroker } from '@arca-api/platform/queue/signals';
import { systemRandom } from '@arca-api/platform/random/system';
import type { Kysely, KyselyPlugin, RootOperationNode } from 'kysely';

export interface Orders {
  readonly data: string;
  readonly urls: Readonly<Record<'wsaa' | 'wsfe' | 'wsfex' | 'wscdc' | 'padron', string>>;
  readonly controlUrl: string;
  readonly death: Death | null;
}

/** The process dies before or after the nth write of that name, counted from the moment the API answers. */
export interface Death {
  readonly write: string;
  readonly nth: number;
  readonly when: 'before' | 'after';
}

export interface Hello {
  readonly api: string;
  readonly key: string;
}

interface Write {
  readonly name: string;
  readonly nth: number;
}

/** Tells the parent of each write, and dies at the one it was told. */
function deathwatch(death: Death | null) {
  const counts = new Map<string, number>();
  let armed = false;
  const at = (write: Write | undefined, when: Death['when']): void => {
    if (death === null || write?.name !== death.write || write.nth !== death.nth || when !== death.when)
      return;
    process.stdout.write(`${JSON.stringify({ dies: true })}\n`);
    process.kill(process.pid, 'SIGKILL');
  };
  return {
    arm(): void {
      armed = true;
    },
    begin(name: string): Write | undefined {
      if (!armed) return undefined;
      const nth = (counts.get(name) ?? 0) + 1;
      counts.set(name, nth);
      process.stdout.write(`${JSON.stringify({ name })}\n`);
      return { name, nth };
    },
    before: (write: Write | undefined) => at(write, 'before'),
    after: (write: Write | undefined) => at(write, 'after'),
  };
}

function watched(database: Database, watch: ReturnType<typeof deathwatch>): Database {
  const writes = new WeakMap<object, Write>();
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const name = nameOf(node);
      if (name !== null) {
        const write = watch.begin(name);
        watch.before(write);
        if (write !== undefined) writes.set(queryId, write);
      }
      return node;
    },
    async transformResult({ result, queryId }) {
      watch.after(writes.get(queryId));
      return result;
    },
  };
  return {
    ...database,
    async execute(query) {
      const name = writesOf(query.sql);
      const write = name === '' ? undefined : watch.begin(name);
      watch.before(write);
      const result = await database.execute(query);
      watch.after(write);
      return result;
    },
    schema: <Tables>(schema: string) => database.schema<Tables>(schema).withPlugin(plugin) as Kysely<Tables>,
    async transaction(schema, work) {
      let write: Write | undefined;
      const caller = /services\/[\w/-]+\/([\w-]+)\.ts/.exec(new Error().stack ?? '')?.[1];
      const result = await database.transaction(schema, async (trx) => {
        const done = await work(trx as never);
        write = watch.begin(`transaction of ${caller ?? schema}`);
        // Everything is written, nothing is committed.
        watch.before(write);
        return done;
      });
      watch.after(write);
      return result;
    },
  };
}

/** Every write of a composed statement, in the order of its text; `` for one that only reads. */
function writesOf(text: string): string {
  const writes = text.matchAll(
    /\b(insert) into "?\w+"?\."?(\w+)|\b(update) "?\w+"?\."?(\w+)|\b(delete) from "?\w+"?\."?(\w+)/g,
  );
  return [...writes].map((found) => found.slice(1).filter(Boolean).join(' ')).join(', ');
}

/** `null` for what writes nothing. */
function nameOf(node: RootOperationNode): string | null {
  if (node.kind === 'RawNode') {
    const [, insert, table] = /^\s*(insert) into \w+\.(\w+)/.exec(node.sqlFragments[0] ?? '') ?? [];
    return insert === undefined ? null : `${insert} ${table}`;
  }
  const besides = 'with' in node ? (node.with?.expressions ?? []).map(({ expression }) => expression) : [];
  const names = [...besides, node]
    .filter(({ kind }) => ['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode'].includes(kind))
    .map((write) => `${write.kind.replace('QueryNode', '').toLowerCase()} ${tableOf(write)}`);
  return names.length === 0 ? null : names.join(', ');
}

function tableOf(node: object): string {
  return /"identifier":\{"kind":"IdentifierNode","name":"(\w+)"\}/.exec(JSON.stringify(node))?.[1] ?? '?';
}

async function main(orders: Orders): Promise<void> {
  const clock = systemClock;
  const random = systemRandom(clock);
  const supervisor = createSupervisor(silentLog);
  const watch = deathwatch(orders.death);
  await mkdir(orders.data, { recursive: true });
  const plain = await openPglite({
    directory: join(orders.data, 'database'),
    templateDirectory,
    clock,
    flush: true,
  });
  await migrateAll(plain);
  await confine(plain, SCHEMAS);
  const database = watched(plain, watch);
  const ambient = { clock, random, log: silentLog };
  const signals = localSignals(clock);
  const { server, api } = await wireServices({
    ambient,
    stores: {
      database,
      gatewayDatabase: database,
      webhooksDatabase: database,
      signals,
      broker: signalsBroker(signals),
      cache: memoryCache(clock),
      allowances: memoryAllowances(clock),
      files: diskFiles(join(orders.data, 'files')),
    },
    masterKey: (await embeddedMasterKeys(orders.data, random)).current,
    arca: { urls: orders.urls, certificates: { kind: 'simulator', controlUrl: orders.controlUrl } },
    worker: 'embedded',
    publicBaseUrl: () => 'http://api.test',
    supervisor,
  });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const running = { database: plain, ambient, api: address, simulator: null, drain: () => {} };
  const { key } = await prepareDemo(running, orders.data);
  watch.arm();
  api.start();
  const hello: Hello = { api: address, key };
  process.stdout.write(`${JSON.stringify(hello)}\n`);
  // Whoever started this process ends it; should that one die, nothing must stay behind.
  process.stdin.on('end', () => process.exit(0)).resume();
}

await main(JSON.parse(process.argv[2] ?? '{}') as Orders);
