/** The engine of webhooks in a process of its own, put together as the platform does: relay, spreading, pump and way out. */
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { migrate } from '@arca-api/platform/database/migrate';
import { migratePlatform } from '@arca-api/platform/database/migrate-platform';
import { forEverybody, forOrganizations } from '@arca-api/platform/database/scope';
import { type Relay, startRelay } from '@arca-api/platform/events/relay';
import { askNames } from '@arca-api/platform/http/ask-names';
import { pinnedPost } from '@arca-api/platform/http/pinned-post';
import { readAllowList } from '@arca-api/webhooks/destinations/allow-list';
import { createPoster } from '@arca-api/webhooks/destinations/post';
import { createWebhooks, migrations, type Webhooks } from '@arca-api/webhooks/service';
import { newSecret } from '@arca-api/webhooks/signing/secret';
import { signHeaders } from '@arca-api/webhooks/signing/sign';
import { unnoted } from '@arca-api/webhooks/testing/unnoted';
import { sql } from 'kysely';
import { serve, usage } from '../processes/remote.ts';
import { beginProfile, byUrl, sharesOf } from '../profile.ts';
import { dataOf, type Fed, type Feed, feeder } from './feed.ts';
import { clock, log, openStore, type Place, random, type Store } from './open-store.ts';

/** As `app/wire-webhooks.ts` has them. */
const NEWS_AT_ONCE = 500;
const CONCURRENCY = 64;
const GATHER_MS = 10;
const DEADLINE_MS = 20_000;

const allow = readAllowList(['127.0.0.1']);
const network = pinnedPost();
const post = createPoster({ ask: askNames(), network: network.post, allow, clock });

let store: Store | null = null;
let webhooks: Webhooks | null = null;
let relay: Relay | null = null;
let pump: ReturnType<Webhooks['start']> | null = null;
let feed: ((feed: Feed) => Promise<Fed>) | null = null;
let endProfile: Awaited<ReturnType<typeof beginProfile>> | null = null;

const partOf = byUrl(
  [
    ['PGlite (the embedded database itself)', /^wasm:|\/@electric-sql\/pglite\//],
    ['the driver of PostgreSQL', /\/node_modules\/(pg|pg-.*)\//],
    ['kysely: composing SQL', /\/kysely\//],
    ['undici', /\/undici\//],
    ['platform/', /\/platform\//],
    ['services/webhooks', /\/services\/webhooks\//],
    ['sockets, files and the rest of Node', /^node:/],
  ],
  'native code: UTF-8, timers and the rest',
);

export interface Wanted {
  readonly organization: string;
  readonly url: string;
  readonly types: readonly string[] | null;
}

const orders = {
  /** Answers what the database says of itself. */
  async start(place: Place): Promise<string> {
    store = await openStore(place);
    const { database, outbox, signals } = store;
    await migratePlatform(database);
    await migrate(database, migrations);
    feed = feeder({ database, outbox, clock, random });
    webhooks = createWebhooks({
      database,
      outbox,
      signals,
      clock,
      random,
      log,
      key: randomBytes(32),
      post,
      allow,
      note: unnoted,
      concurrency: CONCURRENCY,
      perOrganization: CONCURRENCY / 4,
      gatherMs: GATHER_MS,
    });
    pump = webhooks.start();
    const subscribers = [webhooks.hears];
    relay = await startRelay({ database, signals, clock, random, log, subscribers, batch: NEWS_AT_ONCE });
    const { rows } = await sql<{ server_version: string }>`show server_version`.execute(
      database.schema('platform'),
    );
    return rows[0]?.server_version ?? 'unknown';
  },
  async addEndpoints(all: readonly Wanted[]): Promise<void> {
    for (const { organization, url, types } of all)
      await forOrganizations([organization], async () =>
        webhooks?.create({ organization, mode: 'test', by: 'bench' }, { url, event_types: types }),
      );
  },
  /** News of this very process, as an embedded platform has them. */
  feed(wanted: Feed): Promise<Fed> {
    if (feed === null) throw new Error('not started');
    return feed(wanted);
  },
  /** Signed and posted, as many at once as the engine does, with nothing read and nothing kept. */
  async postAll({
    urls,
    count,
  }: {
    readonly urls: readonly string[];
    readonly count: number;
  }): Promise<number> {
    const secrets = [newSecret(random)];
    const failures: string[] = [];
    let next = 0;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: CONCURRENCY }, async () => {
        for (let number = next++; number < count; number = next++) {
          const body = JSON.stringify({ type: 'invoice.authorized', data: dataOf(number) });
          const signed = { id: random.id('evt'), timestamp: Math.floor(clock.now() / 1000), body, secrets };
          const headers = { 'content-type': 'application/json', ...signHeaders(signed) };
          const url = urls[number % urls.length] ?? '';
          const answer = await post({ url, headers, body, deadlineMs: DEADLINE_MS });
          if (answer.kind === 'failed') failures.push(answer.reason);
        }
      }),
    );
    if (failures.length > 0) throw new Error(`${failures.length} posts failed: ${failures[0]}`);
    return performance.now() - began;
  },
  /** Deliveries by state, of all or of the endpoints whose address has this in it. */
  states: (like: string): Promise<Readonly<Record<string, number>>> =>
    forEverybody('measuring', async () => {
      if (store === null) throw new Error('not started');
      const { rows } = await sql<{ state: string; count: number }>`select d.state, count(*)::int as count
        from webhooks.deliveries d join webhooks.endpoints e on e.id = d.endpoint_id
        where e.url like ${`%${like}%`} group by d.state`.execute(store.database.schema('webhooks'));
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    }),
  async beginProfile(): Promise<void> {
    endProfile = await beginProfile();
  },
  /** Per cent of the CPU by part; the profile itself goes to `file`, where one is told. */
  async endProfile(file: string | null): Promise<Readonly<Record<string, number>>> {
    if (endProfile === null) throw new Error('no profile was begun');
    const profile = await endProfile();
    if (file !== null) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(profile));
    }
    return sharesOf(profile, partOf);
  },
  usage,
};

export type EngineOrders = typeof orders;

serve(orders, async () => {
  await relay?.stop();
  await pump?.stop();
  await network.close();
  await store?.close();
});
