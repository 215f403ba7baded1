/** The embedded wiring as a process of its own that kills itself before or after one of its durable writes. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareDemo } from '@arca-api/app/demo';
import { embeddedMasterKey } from '@arca-api/app/secrets';
import { migrateAll, wireServices } from '@arca-api/app/services';
import { createSupervisor } from '@arca-api/app/supervisor';
import { systemClock } from '@arca-api/platform/clock/system';
import { templateDirectory } from '@arca-api/platform/database/open-test-database';
import { openPglite } from '@arca-api/platform/database/pglite';
import type { Database } from '@arca-api/platform/database/port';
import { localSignals } from '@arca-api/platform/events/signals';
import { diskFiles } from '@arca-api/platform/files/disk';
import { silentLog } from '@arca-api/platform/log/silent';
import { systemRandom } from '@arca-api/platform/random/system';
import type { Kysely, KyselyPlugin } from 'kysely';

export interface Orders {
  readonly data: string;
  readonly urls: { readonly wsaa: string; readonly wsfe: string; readonly padron: string };
  readonly controlUrl: string;
  /** The write, counted from the moment the API answers, before or after which the process dies. */
  readonly death: { readonly ordinal: number; readonly when: 'before' | 'after' } | null;
}

export interface Hello {
  readonly api: string;
  readonly key: string;
}

/** Tells the parent of each write, and dies at the one it was told. */
function deathwatch(death: Orders['death']) {
  let counted = 0;
  let armed = false;
  const die = (): never => {
    process.kill(process.pid, 'SIGKILL');
    throw new Error('unreachable');
  };
  return {
    arm(): void {
      armed = true;
    },
    begin(name: string): number {
      if (!armed) return 0;
      counted += 1;
      process.stdout.write(`${JSON.stringify({ write: counted, name })}\n`);
      return counted;
    },
    before(ordinal: number): void {
      if (death?.when === 'before' && ordinal === death.ordinal) die();
    },
    after(ordinal: number): void {
      if (death?.when === 'after' && ordinal === death.ordinal) die();
    },
  };
}

function watched(database: Database, watch: ReturnType<typeof deathwatch>): Database {
  const ordinals = new WeakMap<object, number>();
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      if (['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode'].includes(node.kind)) {
        const ordinal = watch.begin(`${node.kind.replace('QueryNode', '').toLowerCase()} ${tableOf(node)}`);
        watch.before(ordinal);
        ordinals.set(queryId, ordinal);
      }
      return node;
    },
    async transformResult({ result, queryId }) {
      watch.after(ordinals.get(queryId) ?? 0);
      return result;
    },
  };
  return {
    ...database,
    schema: <Tables>(schema: string) => database.schema<Tables>(schema).withPlugin(plugin) as Kysely<Tables>,
    async transaction(schema, work) {
      let ordinal = 0;
      const caller = /services\/[\w/-]+\.ts|platform\/(?!database)[\w/-]+\.ts/.exec(
        new Error().stack ?? '',
      )?.[0];
      const result = await database.transaction(schema, async (trx) => {
        const done = await work(trx as never);
        ordinal = watch.begin(`transaction of ${caller ?? schema}`);
        // Everything is written, nothing is committed.
        watch.before(ordinal);
        return done;
      });
      watch.after(ordinal);
      return result;
    },
  };
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
  const database = watched(plain, watch);
  const ambient = { clock, random, log: silentLog };
  const { server, api } = await wireServices({
    ambient,
    stores: { database, signals: localSignals(clock), files: diskFiles(join(orders.data, 'files')) },
    masterKey: await embeddedMasterKey(orders.data, random),
    arca: { urls: orders.urls, certificates: { kind: 'simulator', controlUrl: orders.controlUrl } },
    worker: 'embedded',
    publicBaseUrl: () => 'http://api.test',
    supervisor,
  });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const running = { database: plain, ambient, api: address, simulator: null };
  const { key } = await prepareDemo(running, orders.data);
  watch.arm();
  api.start();
  const hello: Hello = { api: address, key };
  process.stdout.write(`${JSON.stringify(hello)}\n`);
  // Whoever started this process ends it; should that one die, nothing must stay behind.
  process.stdin.on('end', () => process.exit(0)).resume();
}

await main(JSON.parse(process.argv[2] ?? '{}') as Orders);
