/** So many requests a second whatever the answers take, each counted from when it was due. */
import type { Fleet } from '../../test/fleet/fleet.ts';
import { two } from '../results.ts';
import { callAt, type Door, type Lane, laneOf, postOne } from './post-all.ts';

export interface Pace {
  readonly aSecond: number;
  readonly seconds: number;
}

export interface Answers {
  readonly answered: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly p99_ms: number;
  readonly max_ms: number;
}

/** As a list is asked for: the newest, a page further on, and what is authorised or of one punto de venta. */
const LISTS = [
  '/v1/invoices',
  '/v1/invoices?limit=50',
  '/v1/invoices?status=authorized',
  '/v1/invoices?punto_de_venta=2',
];

/** Of all that was asked, and of each question alone: the page unasked for is shorter than the one of 50. */
export async function keepAsking(
  pace: Pace & { readonly door: Door },
): Promise<Answers & { readonly each: Readonly<Record<string, Answers>> }> {
  const took = await keep(pace, (index) => callAt(pace.door, 'GET', LISTS[index % LISTS.length] ?? '', 200));
  const each = LISTS.map((list, place): [string, Answers] => [
    list,
    describe(took.filter((_, index) => index % LISTS.length === place)),
  ]);
  return { ...describe(took), each: Object.fromEntries(each) };
}

export async function keepIssuing(
  pace: Pace & { readonly fleet: Fleet; readonly lanes: readonly Lane[] },
): Promise<{ readonly authorized: number; readonly p99_ms: number }> {
  const took = await keep(pace, (index) => postOne(pace.fleet, laneOf(pace.lanes, index)));
  const { answered, p99_ms } = describe(took);
  return { authorized: answered, p99_ms };
}

/** Milliseconds that each took, in the order they were asked. */
async function keep(
  { aSecond, seconds }: Pace,
  ask: (index: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const took: number[] = [];
  const asked: Promise<void>[] = [];
  const began = performance.now();
  const count = aSecond * seconds;
  await new Promise<void>((resolve) => {
    const due = (index: number) => began + (index * 1000) / aSecond;
    const tick = setInterval(() => {
      const now = performance.now();
      while (asked.length < count && due(asked.length) <= now) {
        const index = asked.length;
        asked.push(
          ask(index).then(() => {
            took[index] = performance.now() - due(index);
          }),
        );
      }
      if (asked.length < count) return;
      clearInterval(tick);
      resolve();
    }, 1);
  });
  await Promise.all(asked);
  return took;
}

function describe(took: readonly number[]): Answers {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (part: number) =>
    two(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return { answered: sorted.length, p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), max_ms: at(1) };
}
