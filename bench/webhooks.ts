/**
 * How soon and how fast customers' systems are told, on PostgreSQL and on the embedded database:
 * `npx node bench/webhooks.ts [--store embedded,postgres] [--seconds 10] [--rate 500] [--profile] [--keep]`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { keepResult } from './keep-result.ts';
import { type Remote, startRemote } from './processes/remote.ts';
import { tellResult } from './report/tell-result.ts';
import { describeRun, ROOT, two, US, versionOf } from './results.ts';
import { type FoundStore, findStores } from './stores.ts';
import type { DriverOrders } from './webhooks/driver.ts';
import type { EngineOrders } from './webhooks/engine.ts';
import { type Fed, type Feed, TYPES } from './webhooks/feed.ts';
import { type Heard, NEVER, type ReceiverOrders } from './webhooks/receiver.ts';

const { values } = parseArgs({
  strict: false,
  options: {
    store: { type: 'string', default: 'embedded,postgres' },
    seconds: { type: 'string', default: '10' },
    rate: { type: 'string', default: '500' },
    profile: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
const [seconds, rate] = [Number(values.seconds), Number(values.rate)];
if (![seconds, rate].every((one) => one > 0)) {
  process.stderr.write('--seconds, --rate: numbers above 0\n');
  process.exit(1);
}

const TARGET = { p50_ms: 50, p99_ms: 500, of_loop: 0.6, times_quiet: 2 };
const ORGANIZATIONS = 60;
/** Events that one transaction commits. */
const TOGETHER = 10;
const FLOOD = 5000;
/** Of the tenant whose endpoints never answer: how many there are, and what waits for all of them together. */
const DEAD = { endpoints: 20, events: 150 };
/** Of what others are told meanwhile: less than all it can do, so that what they wait for is the dead. */
const QUIET_SHARE = 0.4;
const PATIENCE_MS = 120_000;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

const names = Array.from({ length: ORGANIZATIONS }, (_, index) => `org_${index}`);
const at = (sorted: readonly number[], part: number): number =>
  two(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);

interface Scene {
  readonly engine: Remote<EngineOrders>;
  readonly receiver: Remote<ReceiverOrders>;
  /** Where the receiver listens. */
  readonly origin: string;
  feed(feed: Feed): Promise<Fed>;
}

interface Paced {
  readonly events: number;
  readonly events_a_second: number;
  readonly heard: number;
  readonly heard_again: number;
  readonly p50_ms: number;
  readonly p90_ms: number;
  readonly p99_ms: number;
  readonly max_ms: number;
  /** Of the engine's process; on the embedded database that of the database, and of whoever has news, is in it. */
  readonly cpu_ms_each: number;
}

/** From the commit of each event to its first arrival. */
async function measurePaced({ engine, receiver, feed }: Scene, aSecond: number): Promise<Paced> {
  const count = Math.round(aSecond * seconds);
  const before = await engine.ask('usage');
  const fed = await feed({ organizations: names, aSecond, count, together: TOGETHER });
  const { heard, again } = await receiver.ask('hear', { count, withinMs: PATIENCE_MS });
  const after = await engine.ask('usage');
  const committed = new Map(fed.committed);
  const waits = heard
    .flatMap(([id, , when]: Heard) => {
      const since = committed.get(id);
      return since === undefined ? [] : [Math.max(0, when - since)];
    })
    .toSorted((a, b) => a - b);
  if (waits.length !== count) throw new Error(`${count} events, ${waits.length} heard`);
  return {
    events: count,
    events_a_second: two(fed.a_second),
    heard: waits.length,
    heard_again: again,
    p50_ms: at(waits, 0.5),
    p90_ms: at(waits, 0.9),
    p99_ms: at(waits, 0.99),
    max_ms: at(waits, 1),
    cpu_ms_each: two((after.cpu_ms - before.cpu_ms) / count),
  };
}

/** Everything at once, beside a loop that reads and keeps nothing. */
async function measureFlood({ engine, receiver, origin, feed }: Scene) {
  const urls = names.flatMap((name) => TYPES.map((type) => `${origin}/${name}/${type}`));
  const loop = async (): Promise<number> => {
    const ms = await engine.ask('postAll', { urls, count: FLOOD });
    await receiver.ask('hear', { count: FLOOD, withinMs: PATIENCE_MS });
    return (FLOOD * 1000) / ms;
  };
  const before = await loop();
  const cpu = await engine.ask('usage');
  const fed = await feed({ organizations: names, aSecond: 1e9, count: FLOOD, together: 500 });
  const { heard } = await receiver.ask('hear', { count: FLOOD, withinMs: PATIENCE_MS });
  const spent = (await engine.ask('usage')).cpu_ms - cpu.cpu_ms;
  if (heard.length !== FLOOD) throw new Error(`${FLOOD} events, ${heard.length} heard`);
  const since = Math.min(...fed.committed.map(([, when]) => when));
  const until = Math.max(...heard.map(([, , when]) => when));
  const a_second = (FLOOD * 1000) / (until - since);
  const after = await loop();
  const of_loop = a_second / ((before + after) / 2);
  return {
    deliveries: FLOOD,
    a_second: two(a_second),
    cpu_ms_each: two(spent / FLOOD),
    loop_a_second: [two(before), two(after)],
    of_loop: two(of_loop),
  };
}

/** Others beside a tenant whose endpoints take everything and answer nothing. */
async function measureDead(scene: Scene) {
  const { engine, origin, feed } = scene;
  const quiet = await measurePaced(scene, rate * QUIET_SHARE);
  await engine.ask(
    'addEndpoints',
    Array.from({ length: DEAD.endpoints }, (_, index) => ({
      organization: 'org_dead',
      url: `${origin}${NEVER}/${index}`,
      types: null,
    })),
  );
  await feed({ organizations: ['org_dead'], aSecond: 1e9, count: DEAD.events, together: DEAD.events });
  // What it is beside is endpoints that never answer, not the noting of what waits for them.
  while (
    Object.values(await engine.ask('states', NEVER)).reduce((sum, count) => sum + count, 0) <
    DEAD.endpoints * DEAD.events
  )
    await setTimeout(20);
  const beside = await measurePaced(scene, rate * QUIET_SHARE);
  const waiting = await engine.ask('states', NEVER);
  return {
    waiting_for_the_dead: waiting,
    quiet,
    beside,
    times_quiet: two(beside.p99_ms / quiet.p99_ms),
  };
}

async function withScene<Found>(
  store: FoundStore,
  work: (scene: Scene) => Promise<Found>,
): Promise<{ readonly server: string; readonly found: Found }> {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'dist', 'bench-'));
  const made = await store.makeDatabase();
  const receiver = startRemote<ReceiverOrders>(new URL('./webhooks/receiver.ts', import.meta.url));
  const engine = startRemote<EngineOrders>(new URL('./webhooks/engine.ts', import.meta.url));
  const driver = startRemote<DriverOrders>(new URL('./webhooks/driver.ts', import.meta.url));
  try {
    const place = { databaseUrl: made?.url ?? null, folder: join(folder, 'database') };
    const server = await engine.ask('start', { ...place, connections: 4 });
    if (made !== null) await driver.ask('open', { ...place, connections: 4 });
    const origin = await receiver.ask('listen');
    await engine.ask(
      'addEndpoints',
      names.flatMap((organization) =>
        TYPES.map((type) => ({ organization, url: `${origin}/${organization}/${type}`, types: [type] })),
      ),
    );
    // The embedded database has one process alone.
    const feed = (wanted: Feed) => (made === null ? engine.ask('feed', wanted) : driver.ask('feed', wanted));
    const scene = { engine, receiver, origin, feed };
    // Code is compiled as it is used.
    await feed({ organizations: names, aSecond: rate, count: 2000, together: TOGETHER });
    await receiver.ask('hear', { count: 2000, withinMs: PATIENCE_MS });
    return { server, found: await work(scene) };
  } finally {
    await Promise.all([engine, driver, receiver].map((one) => one.end()));
    await made?.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const stores = await findStores(
  (['embedded', 'postgres'] as const).filter((one) => String(values.store).split(',').includes(one)),
  say,
);
const versions: Record<string, string> = { pglite: versionOf('@electric-sql/pglite') };
const run = describeRun(['webhooks'], versions);
const figures: Record<string, unknown> = { target: TARGET };
const lines: string[] = [];
for (const store of stores) {
  const { server, found } = await withScene(store, async (scene) => {
    if (values.profile === true) await scene.engine.ask('beginProfile');
    const paced = await measurePaced(scene, rate);
    const profile_percent =
      values.profile === true
        ? await scene.engine.ask(
            'endProfile',
            join(ROOT, 'dist', 'bench', 'profiles', `webhooks-${store.store}.cpuprofile`),
          )
        : undefined;
    const flood = await measureFlood(scene);
    const dead = await measureDead(scene);
    return { paced, flood, dead, ...(profile_percent && { profile_percent }) };
  });
  versions[`PostgreSQL (${store.store})`] = server;
  figures[store.store] = found;
  const { paced, flood, dead } = found;
  lines.push(
    `${store.store}`,
    `  ${paced.events_a_second} events a second: p50 ${paced.p50_ms} ms (target ${TARGET.p50_ms}), p99 ${paced.p99_ms} ms (target ${TARGET.p99_ms}), max ${paced.max_ms} ms, ${paced.cpu_ms_each} ms of CPU each, ${paced.heard_again} heard again`,
    `  all at once: ${flood.a_second} a second, ${flood.of_loop} of a loop that keeps nothing (${flood.loop_a_second.join(', ')} a second; target ${TARGET.of_loop}), ${flood.cpu_ms_each} ms of CPU each`,
    `  beside a tenant that never answers (${JSON.stringify(dead.waiting_for_the_dead)}): p99 ${dead.beside.p99_ms} ms, ${dead.times_quiet} times that of quiet (${dead.quiet.p99_ms} ms; target ${TARGET.times_quiet})`,
  );
  if (found.profile_percent)
    lines.push(...Object.entries(found.profile_percent).map(([part, percent]) => `  ${percent} % ${part}`));
}
tellResult(figures, lines);
if (values.keep === true)
  say(
    keepResult(
      { ...run, versions: { ...run.versions, ...versions } },
      [{ suite: 'webhooks', id: 'webhooks', who: US, store: null, arca_ms: null, figures }],
      'webhooks',
      true,
    ),
  );
