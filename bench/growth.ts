/** The same work with little stored and with much, side by side in one run: `npx node bench/growth.ts [--stored 10000,1000000] [--keep]`. */
import { parseArgs } from 'node:util';
import { openPostgres } from '@arca-api/platform/database/postgres';
import { sql } from 'kysely';
import { loadBooks } from './growth/load-books.ts';
import { keepResult } from './keep-result.ts';
import type { Caller } from './processes/driver.ts';
import { describeRun, type Row, two, US } from './results.ts';
import { costOf, each, openPlatform, openStage, type Platform, type Stage, WHOLE } from './stage.ts';
import { findStores } from './stores.ts';

const { values } = parseArgs({
  strict: false,
  options: {
    stored: { type: 'string', default: '10000,1000000' },
    tenants: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    keep: { type: 'boolean', default: false },
  },
});
const sizes = String(values.stored).split(',').map(Number);
const [rounds, tenants] = [Number(values.rounds), Number(values.tenants)];
if (
  ![...sizes, rounds, tenants].every((size) => Number.isSafeInteger(size) && size > 0) ||
  sizes.length < 2
) {
  process.stderr.write('--stored: whole numbers with commas, the least first\n');
  process.exit(1);
}

const IN_A_ROW = 100;
const AT_ONCE = 500;
const WARM = 300;
/** What is asked of the two connections waits its turn. */
const HOURS = 36_000_000;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

interface Place {
  readonly stored: number;
  readonly platform: Platform;
  readonly caller: Caller;
  readonly gigabytes: number;
}

/** One invoice is issued for real, and copied. */
async function fill(stage: Stage, stored: number): Promise<Place> {
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
  const caller = await platform.addIssuer();
  const { ids, problems } = await stage.driver.ask('atOnce', { callers: [caller], count: 1 });
  const [invoice] = ids;
  if (invoice === undefined) throw new Error(`nothing was issued: ${problems.join('; ')}`);
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
    await loadBooks(database, { invoice, count: stored, tenants, say });
    const { rows } = await sql<{
      bytes: number;
    }>`select pg_database_size(current_database()) as bytes`.execute(database.schema('public'));
    const gigabytes = two((rows[0]?.bytes ?? 0) / 2 ** 30);
    say(`${stored} stored in ${Math.round((performance.now() - began) / 1000)} s: ${gigabytes} GB`);
    return { stored, platform, caller, gigabytes };
  } finally {
    await database.close();
  }
}

interface Round {
  readonly ms: number;
  readonly cpu: number;
  readonly ms_at_once: number;
  readonly cpu_at_once: number;
}

async function measure({ driver }: Stage, { platform, caller }: Place): Promise<Round> {
  const row = await costOf(platform, () => driver.ask('inARow', { caller, count: IN_A_ROW }));
  const burst = await costOf(platform, () => driver.ask('atOnce', { callers: [caller], count: AT_ONCE }));
  if (row.done.not_authorized + burst.done.not_authorized > 0)
    throw new Error([...row.done.problems, ...burst.done.problems].join('; '));
  return {
    ms: row.done.wall_ms / IN_A_ROW,
    cpu: each(row.cpu_ms, IN_A_ROW),
    ms_at_once: burst.done.wall_ms / AT_ONCE,
    cpu_at_once: each(burst.cpu_ms, AT_ONCE),
  };
}

const FIGURES = {
  ms: 'ms_each',
  cpu: 'cpu_ms_each',
  ms_at_once: 'ms_each_of_500',
  cpu_at_once: 'cpu_ms_each_of_500',
} as const satisfies Record<keyof Round, string>;
type Name = keyof Round;
const NAMES = Object.keys(FIGURES) as Name[];
const median = (found: readonly number[]): number =>
  found.toSorted((a, b) => a - b)[found.length >> 1] ?? Number.NaN;

function toRows(found: readonly (readonly Round[])[]): Row[] {
  const medians = found.map((measured) => (name: Name) => median(measured.map((one) => one[name])));
  return places.map(({ stored, gigabytes }, index) => ({
    suite: 'growth',
    id: String(stored),
    who: US,
    store: 'postgres',
    arca_ms: 0,
    figures: {
      stored,
      tenants,
      gigabytes,
      ...Object.fromEntries(NAMES.map((name) => [FIGURES[name], two(medians[index]?.(name) ?? 0)])),
      ...Object.fromEntries(
        NAMES.map((name) => [
          `times_${FIGURES[name]}`,
          two((medians[index]?.(name) ?? 0) / (medians[0]?.(name) ?? 0)),
        ]),
      ),
      rounds: found[index],
    },
  }));
}

const run = describeRun(['growth'], {});
const stage = await openStage({ scale: WHOLE, profiles: null, wants: () => true, tell: () => {} });
const places: Place[] = [];
try {
  for (const stored of sizes) places.push(await fill(stage, stored));
  for (const { caller } of places) {
    await stage.driver.ask('atOnce', { callers: [caller], count: WARM });
    await stage.driver.ask('inARow', { caller, count: WARM / 3 });
  }
  const found = places.map((): Round[] => []);
  // In turns, so that what the machine does meanwhile falls on all alike.
  for (let round = 0; round < rounds; round++)
    for (const [index, place] of places.entries()) found[index]?.push(await measure(stage, place));

  const rows = toRows(found);
  for (const { figures } of rows) {
    const { rounds: _, ...told } = figures;
    say(JSON.stringify(told));
  }
  say(keepResult(run, rows, 'growth', values.keep === true));
} finally {
  for (const { platform } of places) await platform.close();
  await stage.close();
}
