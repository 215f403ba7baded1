/** The platform as its operators run it: processes of their own on one PostgreSQL, before a simulator of ARCA. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Operator } from '@arca-api/app/data-folder';
import type { TestServer } from '@arca-api/platform/database/testing/open-test-postgres';
import { createSimulator, type Simulator, type SimulatorOptions } from 'arca-simulator';
import { launch } from '../launch.ts';
import { freePorts } from './free-ports.ts';

/** What one of its processes is asked to be, as `--services` takes it. */
export type Role = 'api' | 'api:doors' | 'api:issuing' | 'arca-gateway' | 'webhooks';

export interface Member {
  readonly role: Role;
  /** Where its doors, or its probes, answer: the same after each restart. */
  readonly origin: string;
  /** Until it is ready for work, as its probe says; fails when it ends instead. Only for one that does not run. */
  start(): Promise<void>;
  /** At once, as a machine that dies; whoever is not running is left alone. */
  kill(): Promise<void>;
  /** As an orchestrator stops it; answers how it ended. */
  stop(): Promise<number | null>;
  readonly running: boolean;
  /** `null` when it does not run. */
  readonly pid: number | null;
  /** All it said on its error stream, over all its lives. */
  said(): string;
}

export interface Fleet {
  readonly databaseUrl: string;
  /** What every process is told. */
  readonly environment: Readonly<Record<string, string>>;
  readonly operator: Operator;
  readonly simulator: Simulator;
  readonly members: readonly Member[];
  of(role: Role): readonly Member[];
  close(): Promise<void>;
}

export interface FleetOptions {
  readonly server: TestServer;
  readonly roles: readonly Role[];
  readonly simulator?: SimulatorOptions;
  /** Over what every process is told. */
  readonly environment?: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 300_000;

/** Every process up and ready, and an operator with keys of both modes. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const undo: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const { url: databaseUrl, drop } = await options.server.makeDatabase();
    undo.push(drop);
    const folder = await mkdtemp(join(tmpdir(), 'arca-fleet-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const simulator = createSimulator(options.simulator);
    undo.push(() => simulator.close());
    const { origin } = await simulator.listen();
    const ports = await freePorts(options.roles.length);
    const places = options.roles.map((role, index) => ({ role, port: ports[index] ?? 0 }));
    const urlsOf = (wanted: Role): string =>
      places.flatMap(({ role, port }) => (role === wanted ? at(port) : [])).join(',');
    const environment = {
      DATABASE_URL: databaseUrl,
      ARCA_MASTER_KEY: randomBytes(32).toString('hex'),
      ARCA_SIMULATOR_URL: origin,
      ARCA_GATEWAY_URL: urlsOf('arca-gateway'),
      ARCA_WEBHOOKS_URL: urlsOf('webhooks'),
      ...options.environment,
    };
    const made = await launch(['operator', '--json', '--data', join(folder, 'operator')], environment).ended;
    if (made.code !== 0) throw new Error(`no operator: ${made.err}`);
    const members = places.map(({ role, port }) => createMember(role, port, folder, environment));
    undo.push(() => Promise.all(members.map((member) => member.kill())));
    await Promise.all(members.map((member) => member.start()));
    return {
      databaseUrl,
      environment,
      operator: JSON.parse(made.out) as Operator,
      simulator,
      members,
      of: (role) => members.filter((member) => member.role === role),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function createMember(
  role: Role,
  port: number,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Member {
  const origin = at(port);
  const where = role.startsWith('api:doors') || role === 'api' ? '--port' : '--internal-port';
  const args = ['start', '--services', role, where, String(port), '--data', join(folder, `${role}-${port}`)];
  let life: ReturnType<typeof launch> | null = null;
  let before = '';
  let now: () => string = () => '';

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ending = life;
    if (ending === null) return null;
    ending.child.kill(signal);
    return (await ending.ended).code;
  }

  return {
    role,
    origin,
    get running() {
      return life !== null;
    },
    get pid() {
      return life?.child.pid ?? null;
    },
    async start() {
      before += now();
      const begun = launch(args, environment);
      life = begun;
      void begun.ended.then(() => {
        if (life === begun) life = null;
      });
      now = begun.said;
      const tooLate = AbortSignal.timeout(PATIENCE_MS);
      const ended = begun.ended.then(({ err }) => {
        throw new Error(`${role} ended instead of starting: ${err}`);
      });
      await Promise.race([untilReady(origin, tooLate), ended]);
    },
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    said: () => before + now(),
  };
}

async function untilReady(origin: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const answer = await fetch(`${origin}/health/ready`, { signal }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const at = (port: number): string => `http://127.0.0.1:${port}`;
