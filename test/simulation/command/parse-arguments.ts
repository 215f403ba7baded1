/** What `npm run simulate` can be told. */
import { parseArgs } from 'node:util';
import { STORE_NAMES, type StoreName } from '../stores/port.ts';

export interface Asked {
  readonly seed: number;
  readonly runs: number;
  readonly store: StoreName;
  readonly jobs: number | null;
  /** Prints every step. */
  readonly trace: boolean;
  /** Keeps what fails, to be run again for ever. */
  readonly keep: boolean;
  /** Names of deliberate mistakes to hunt, or none at all for each of them; `null`: no hunt. */
  readonly mutants: readonly string[] | null;
}

export const USAGE = `npm run simulate -- --seed N --runs M [--store ${STORE_NAMES.join('|')}] [--jobs J] [--trace] [--keep]
npm run simulate -- --mutants [name…] [--runs M]`;

/** Throws with words for whoever asked wrongly. */
export function parseArguments(args: readonly string[]): Asked {
  const { values, positionals } = parseFlags(args);
  if (!values.mutants && positionals.length > 0) throw new TypeError(`unknown: ${positionals.join(' ')}`);
  const store = STORE_NAMES.find((name) => name === values.store);
  if (store === undefined) throw new TypeError(`--store: one of ${STORE_NAMES.join(', ')}`);
  return {
    store,
    seed: whole('seed', values.seed, 0),
    runs: whole('runs', values.runs ?? (values.mutants ? '2000' : '100'), 1),
    jobs: values.jobs === undefined ? null : whole('jobs', values.jobs, 1),
    trace: values.trace,
    keep: values.keep,
    mutants: values.mutants ? positionals : null,
  };
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({
      allowPositionals: true,
      args: [...args],
      options: {
        seed: { type: 'string', default: '1' },
        runs: { type: 'string' },
        mutants: { type: 'boolean', default: false },
        store: { type: 'string', default: 'memory' },
        jobs: { type: 'string' },
        trace: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    // Node goes on about how a file of that name would be given, and no file is.
    throw new TypeError(error instanceof Error ? error.message.split('. ', 1)[0] : String(error));
  }
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least || value > 2 ** 32)
    throw new TypeError(`--${name}: a whole number from ${least}`);
  return value;
}
