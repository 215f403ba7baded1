/** What a run tells: one figure beside another, with the machine they were measured on. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { measureYardstick } from './yardstick.ts';

export const ROOT = join(import.meta.dirname, '..');
export const US = 'arca-api';

export type Store = 'embedded' | 'postgres';

/** One thing measured of one system. */
export interface Row {
  readonly suite: string;
  readonly id: string;
  /** `arca-api`, or the name of a peer. */
  readonly who: string;
  readonly store: Store | null;
  /** How long ARCA takes to answer; `null` where it is not asked. */
  readonly arca_ms: number | null;
  readonly figures: Figures;
}

/** Plain JSON. */
export type Figures = Readonly<Record<string, unknown>>;

export interface Result {
  /** UTC. */
  readonly at: string;
  readonly commit: string;
  /** Whether the tree had changes that no commit has. */
  readonly changed: boolean;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memory_gb: number;
    /** Processes that wanted a core in the minute before: above none, others were at work here. */
    readonly load_before: number;
    /** CPU of a fixed piece of work, in milliseconds, before and after the rows. */
    readonly yardstick_ms: readonly number[];
  };
  readonly versions: Readonly<Record<string, string>>;
  /** What was asked for: `whole`, or the names given. */
  readonly asked: readonly string[];
  readonly rows: readonly Row[];
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', [...args], { cwd: ROOT, encoding: 'utf8' }).trim();

/** Everything of a result that is not measured. */
export function describeRun(
  asked: readonly string[],
  more: Readonly<Record<string, string>>,
): Omit<Result, 'rows'> {
  return {
    at: new Date().toISOString(),
    commit: git('rev-parse', '--short=12', 'HEAD'),
    changed: git('status', '--porcelain') !== '',
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memory_gb: Math.round(totalmem() / 2 ** 30),
      load_before: two(loadavg()[0] ?? 0),
      yardstick_ms: [measureYardstick()],
    },
    versions: { node: process.version, platform: `${process.platform}-${process.arch}`, ...more },
    asked,
  };
}

/** The version of an installed package. */
export function versionOf(name: string, folder = ROOT): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));
  return version;
}

/** To two decimals. */
export const two = (value: number): number => Math.round(value * 100) / 100;
