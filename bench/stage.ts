/** The processes that every row plays on: one pretended ARCA, one driver, and a platform for each store. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cuitCheckDigit } from '@arca-api/domain/parties/cuit';
import type { SimulatorUrls } from 'arca-simulator';
import type { Caller, DriverOrders } from './processes/driver.ts';
import type { PlatformOrders } from './processes/platform.ts';
import { type Remote, startRemote } from './processes/remote.ts';
import type { SimulatorOrders } from './processes/simulator.ts';
import { ROOT, type Row, type Store, two } from './results.ts';
import type { FoundStore } from './stores.ts';

/** How much of everything. */
export interface Scale {
  /** Invoices at once before anything is measured, and then so many in a row: code is compiled as it is used. */
  readonly warm: number;
  readonly warmInARow: number;
  /** Invoices one after another with an ARCA that answers at once, and with a slow one. */
  readonly inARow: number;
  readonly inARowSlow: number;
  readonly atOnce: readonly number[];
  /** How often a burst, or a row of invoices one after another, is repeated; the median is told. */
  readonly rounds: number;
  /** Issuers, and puntos de venta of each. */
  readonly lanes: readonly [issuers: number, puntosDeVenta: number];
  readonly inLanes: number;
  readonly sustained: { readonly seconds: number; readonly abreast: number };
  readonly profileSeconds: number;
  readonly pdfs: number;
  readonly peerInARow: number;
  readonly peerInARowSlow: number;
  readonly slowMs: number;
  /** How long a peer is waited for when ARCA never answers. */
  readonly patienceMs: number;
}

export const WHOLE: Scale = {
  warm: 300,
  warmInARow: 1000,
  inARow: 200,
  inARowSlow: 20,
  atOnce: [50, 500],
  rounds: 3,
  lanes: [10, 10],
  inLanes: 500,
  sustained: { seconds: 10, abreast: 750 },
  profileSeconds: 3,
  pdfs: 300,
  peerInARow: 60,
  peerInARowSlow: 8,
  slowMs: 300,
  patienceMs: 45_000,
};

export interface Stage {
  readonly simulator: Remote<SimulatorOrders>;
  readonly driver: Remote<DriverOrders>;
  readonly arca: SimulatorUrls;
  readonly scale: Scale;
  /** A folder of its own for what is kept meanwhile, on the disk where the project is. */
  readonly folder: string;
  /** Where profiles go; `null` when nobody asked for them. */
  readonly profiles: string | null;
  /** Whether a row, or anything of a suite, was asked for. */
  wants(suite: string, id?: string): boolean;
  tell(row: Row): void;
  /** A CUIT that nobody has used yet. */
  newCuit(): string;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly scale: Scale;
  readonly profiles: string | null;
  readonly wants: Stage['wants'];
  readonly tell: Stage['tell'];
}

export async function openStage(options: StageOptions): Promise<Stage> {
  const simulator = startRemote<SimulatorOrders>(new URL('./processes/simulator.ts', import.meta.url));
  const driver = startRemote<DriverOrders>(new URL('./processes/driver.ts', import.meta.url));
  const arca = await simulator.ask('listen');
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'dist', 'bench-'));
  let cuits = 0;
  return {
    ...options,
    simulator,
    driver,
    arca,
    folder,
    newCuit() {
      for (;;) {
        const ten = `30${String(70_000_000 + ++cuits).padStart(8, '0')}`;
        const digit = cuitCheckDigit(ten);
        if (digit !== null) return ten + digit;
      }
    },
    async close() {
      await Promise.all([driver.end(), simulator.end()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A running platform. */
export interface Platform {
  readonly store: Store;
  /** What its database says of itself. */
  readonly database: string;
  readonly remote: Remote<PlatformOrders>;
  readonly api: string;
  /** An issuer of an organisation of its own, with punto de venta 1. */
  addIssuer(): Promise<Caller>;
  close(): Promise<void>;
}

export async function openPlatform(stage: Stage, { store, makeDatabase }: FoundStore): Promise<Platform> {
  const remote = startRemote<PlatformOrders>(new URL('./processes/platform.ts', import.meta.url));
  const data = mkdtempSync(join(stage.folder, 'data-'));
  const made = await makeDatabase();
  const close = async (): Promise<void> => {
    await remote.end();
    await made?.drop();
  };
  const databaseUrl = made?.url ?? null;
  const { api, database } = await remote
    .ask('start', { data, arca: stage.arca, databaseUrl })
    .catch(async (error: unknown) => {
      await close();
      throw error;
    });
  return {
    store,
    database,
    remote,
    api,
    async addIssuer() {
      const taxpayer = stage.newCuit();
      const key = await remote.ask('addIssuer', taxpayer);
      return { api, key, taxpayer, punto_de_venta: 1 };
    },
    close,
  };
}

/** What one piece of work cost the platform's process. */
export async function costOf<T>(
  platform: Platform,
  work: () => Promise<T>,
): Promise<{ done: T; cpu_ms: number; rss_mb: number }> {
  const before = await platform.remote.ask('usage');
  const done = await work();
  const { cpu_ms, rss_mb } = await platform.remote.ask('usage');
  return { done, cpu_ms: cpu_ms - before.cpu_ms, rss_mb };
}

/** Where the platform's CPU goes meanwhile, as shares of a hundred. */
export async function profileOf(
  { profiles }: Stage,
  { remote, store }: Platform,
  name: string,
  work: () => Promise<unknown>,
): Promise<Readonly<Record<string, number>>> {
  await remote.ask('beginProfile');
  await work();
  return remote.ask('endProfile', profiles === null ? null : join(profiles, `${store}-${name}.cpuprofile`));
}

/** CPU of each, in milliseconds. */
export const each = (cpu_ms: number, count: number): number => two(cpu_ms / Math.max(1, count));
