/** What `npm run bench` can be told. */
import { parseArgs } from 'node:util';
import type { Store } from './results.ts';

/** Suites that play on the stage, and those that are programs of their own. */
export const STAGED = ['issue', 'peers', 'special'] as const;
export const PROGRAMS = ['pdf', 'soap', 'simulator', 'webhooks'] as const;
const STORES = ['embedded', 'postgres'] as const satisfies readonly Store[];

export const USAGE = `npm run bench -- [--only NAMES] [--store embedded,postgres] [--seconds N] [--no-peers] [--profile] [--keep | --no-keep] [--json]

  NAMES      suites (${[...STAGED, ...PROGRAMS].join(', ')}) or rows (sustained, at-once-50, hang, …), with commas
  --store    both unless told; real PostgreSQL only where DATABASE_URL or 127.0.0.1:5432 answers
  --no-peers leaves the other libraries out; peers play their rows of issue only when peers are named
  --seconds  how long the sustained row lasts
  --profile  keeps a CPU profile of the platform's process for each row, in dist/bench/profiles
  --keep     keeps the JSON in bench/results, as a whole run does unless told otherwise; else it goes to dist/bench
`;

export interface Options {
  /** Empty: everything. */
  readonly only: readonly string[];
  readonly stores: readonly Store[];
  readonly seconds: number | null;
  readonly peers: boolean;
  readonly profile: boolean;
  readonly keep: boolean;
  readonly json: boolean;
}

/** Throws with what is wrong. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options: {
      only: { type: 'string', multiple: true },
      store: { type: 'string' },
      seconds: { type: 'string' },
      peers: { type: 'boolean' },
      profile: { type: 'boolean' },
      keep: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const only = [...(values.only ?? []), ...positionals].flatMap(split);
  const stores = split(values.store ?? STORES.join(','));
  const unknown = stores.filter((store) => !STORES.some((known) => known === store));
  if (unknown.length > 0) throw new Error(`No such store: ${unknown.join(', ')}.`);
  const seconds = values.seconds === undefined ? null : Number(values.seconds);
  if (seconds !== null && !(seconds > 0)) throw new Error('--seconds takes a number above 0.');
  return {
    only,
    stores: STORES.filter((store) => stores.includes(store)),
    seconds,
    peers: values.peers ?? true,
    profile: values.profile === true,
    keep: values.keep ?? only.length === 0,
    json: values.json === true,
  };
}

const split = (text: string): string[] => text.split(',').filter((name) => name !== '');
