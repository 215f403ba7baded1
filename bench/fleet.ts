/**
 * The platform as its operators run it, in processes of their own on PostgreSQL and Redis: what an invoice costs with one,
 * two and four of them issuing, and how long a list takes beside issuing:
 * `npx node bench/fleet.ts [--rounds 3] [--only issuing|lists] [--keep]`.
 */
import { parseArgs } from 'node:util';
import { findTestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { findTestRedis, forgetTestRedis } from '@arca-api/platform/redis/testing/open-test-redis';
import { type Fleet, type Role, startFleet } from '../test/fleet/fleet.ts';
import type { AskerOrders } from './fleet/asker.ts';
import { cpuOf, cpuOfPostgres, spentBetween } from './fleet/cpu-of.ts';
import { keepIssuing } from './fleet/keep-pace.ts';
import { doorOf, type Lane, openLanes, postAll } from './fleet/post-all.ts';
import { keepResult } from './keep-result.ts';
import { startRemote } from './processes/remote.ts';
import { describeRun, type Row, two, US } from './results.ts';

const { values } = parseArgs({
  strict: false,
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1) {
  process.stderr.write('--rounds: a whole number\n');
  process.exit(1);
}

const WORKERS = [1, 2, 4] as const;
const ARCA_MS = 300;
/** Of each worker: one that has done less is compiled less, and costs more for that alone. */
const WARM_EACH = 1500;
const INVOICES_EACH = 1500;
const ABREAST = 300;
/** How long whoever issues is watched at rest. */
const REST_MS = 10_000;
const SECONDS = 30;
const WARM_SECONDS = 10;
const READS_A_SECOND = 300;
const INVOICES_A_SECOND = 50;

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const median = (found: readonly number[]): number =>
  found.toSorted((a, b) => a - b)[found.length >> 1] ?? Number.NaN;

const server = await findTestServer();
const redis = await findTestRedis();
for (const found of [server, redis])
  if ('reason' in found) {
    say(found.reason);
    process.exit(1);
  }

/** With whoever issues asked for, and every other part once. */
async function withFleet<Result>(issuing: number, work: (fleet: Fleet) => Promise<Result>): Promise<Result> {
  if ('reason' in server || 'reason' in redis) throw new Error('no servers');
  const prefix = `arca_bench_${process.pid}_${issuing}:`;
  const fleet = await startFleet({
    server,
    roles: ['api:doors', 'arca-gateway', ...Array.from({ length: issuing }, (): Role => 'api:issuing')],
    simulator: { latency: () => ARCA_MS },
    environment: { REDIS_URL: redis.url, ARCA_REDIS_PREFIX: prefix, ARCA_LIMIT_ORGANIZATION_SHARE: '100' },
  });
  try {
    return await work(fleet);
  } finally {
    await fleet.close();
    await forgetTestRedis(redis.url, prefix);
  }
}

interface Round {
  readonly a_second: number;
  readonly cpu_ms_each: number;
  readonly cpu_ms_each_of_issuing: number;
  readonly cpu_ms_each_of_postgres: number;
  /** Of one worker that has nothing to do: what each costs besides its invoices, however few they are. */
  readonly cpu_ms_a_second_at_rest: number;
}

const issueWith = (workers: number): Promise<Round> =>
  withFleet(workers, async (fleet) => {
    const lanes = await openLanes(fleet);
    const count = INVOICES_EACH * workers;
    await postAll({ fleet, lanes, count: WARM_EACH * workers, abreast: ABREAST });
    const stored = await cpuOfPostgres(fleet.databaseUrl);
    const before = cpuOf(fleet);
    const { wallMs } = await postAll({ fleet, lanes, count, abreast: ABREAST });
    const after = cpuOf(fleet);
    const served = await cpuOfPostgres(fleet.databaseUrl);
    const atRest = cpuOf(fleet)('api:issuing');
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    const rested = cpuOf(fleet)('api:issuing') - atRest;
    const spent = (role?: Role) => (after(role) - before(role)) / count;
    return {
      a_second: count / (wallMs / 1000),
      cpu_ms_each: spent(),
      cpu_ms_each_of_issuing: spent('api:issuing'),
      cpu_ms_each_of_postgres: spentBetween(stored, served) / count,
      cpu_ms_a_second_at_rest: (rested * 1000) / REST_MS / workers,
    };
  });

async function measureWorkers(): Promise<Row[]> {
  const found = WORKERS.map((): Round[] => []);
  // In turns, so that what the machine does meanwhile falls on all alike.
  for (let round = 0; round < rounds; round++)
    for (const [index, workers] of WORKERS.entries()) {
      const one = await issueWith(workers);
      say(`${workers} issuing: ${JSON.stringify(one)}`);
      found[index]?.push(one);
    }
  const of = (index: number, name: keyof Round) => median((found[index] ?? []).map((one) => one[name]));
  return WORKERS.map((workers, index) => ({
    suite: 'fleet',
    id: `issuing-${workers}`,
    who: US,
    store: 'postgres',
    arca_ms: ARCA_MS,
    figures: {
      workers,
      a_second: two(of(index, 'a_second')),
      cpu_ms_each: two(of(index, 'cpu_ms_each')),
      cpu_ms_each_of_issuing: two(of(index, 'cpu_ms_each_of_issuing')),
      cpu_ms_each_of_postgres: two(of(index, 'cpu_ms_each_of_postgres')),
      cpu_ms_a_second_at_rest: two(of(index, 'cpu_ms_a_second_at_rest')),
      times_cpu: two(of(index, 'cpu_ms_each') / of(0, 'cpu_ms_each')),
      times_cpu_of_issuing: two(of(index, 'cpu_ms_each_of_issuing') / of(0, 'cpu_ms_each_of_issuing')),
      rounds: found[index],
    },
  }));
}

const measureLists = (): Promise<Row> =>
  withFleet(1, async (fleet) => {
    const lanes: readonly Lane[] = await openLanes(fleet);
    await postAll({ fleet, lanes, count: WARM_EACH, abreast: ABREAST });
    const asker = startRemote<AskerOrders>(new URL('./fleet/asker.ts', import.meta.url));
    const both = (seconds: number) =>
      Promise.all([
        asker.ask('keepAsking', { door: doorOf(fleet), aSecond: READS_A_SECOND, seconds }),
        keepIssuing({ fleet, lanes, aSecond: INVOICES_A_SECOND, seconds }),
      ]);
    // As it will be, before anything is measured: code is compiled as it is used.
    const looks: Awaited<ReturnType<typeof both>>[] = [];
    try {
      await both(WARM_SECONDS);
      for (let round = 0; round < rounds; round++) {
        looks.push(await both(SECONDS));
        say(`lists: ${JSON.stringify(looks.at(-1))}`);
      }
    } finally {
      await asker.end();
    }
    const reads = looks.map(([asked]) => asked);
    const of = (name: 'p50_ms' | 'p95_ms' | 'p99_ms' | 'max_ms') => median(reads.map((one) => one[name]));
    return {
      suite: 'fleet',
      id: 'lists-beside-issuing',
      who: US,
      store: 'postgres',
      arca_ms: ARCA_MS,
      figures: {
        reads_a_second: READS_A_SECOND,
        invoices_a_second: INVOICES_A_SECOND,
        seconds: SECONDS,
        p50_ms: of('p50_ms'),
        p95_ms: of('p95_ms'),
        p99_ms: of('p99_ms'),
        max_ms: of('max_ms'),
        authorized: looks.reduce((sum, [, { authorized }]) => sum + authorized, 0),
        authorised_p99_ms: median(looks.map(([, { p99_ms }]) => p99_ms)),
        rounds: reads,
      },
    };
  });

const run = describeRun(['fleet'], {});
const { only } = values;
const rows = [
  ...(only === 'lists' ? [] : await measureWorkers()),
  ...(only === 'issuing' ? [] : [await measureLists()]),
];
say(keepResult(run, rows, 'fleet', values.keep === true));
