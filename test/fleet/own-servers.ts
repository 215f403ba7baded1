/** Servers that a test may break: a PostgreSQL and a Redis of its own, gone with it. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { freePorts } from './free-ports.ts';

const run = promisify(execFile);

export interface OwnPostgres {
  /** `postgres://…/postgres` */
  readonly url: string;
  /** As if its machine lost power: no goodbye, then recovery from its log. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

export interface OwnRedis {
  readonly url: string;
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Debian keeps the server's programs out of the way. */
async function binaries(): Promise<string | null> {
  const root = '/usr/lib/postgresql';
  const versions = await readdir(root).catch(() => []);
  const newest = versions.map(Number).sort((a, b) => b - a)[0];
  return newest === undefined ? null : join(root, String(newest), 'bin');
}

/** The server refuses to run as root, so root lends it the account that comes with it. */
const isRoot = process.getuid?.() === 0;

/** Waits for the program and not for its output, which the server it starts would hold open. */
async function as(program: string, args: readonly string[]): Promise<void> {
  const [file, all] = isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args];
  const child = spawn(file, all, { stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`);
}

/** `null` where PostgreSQL's programs are not installed. */
export async function startOwnPostgres(): Promise<OwnPostgres | null> {
  const bin = await binaries();
  if (bin === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'arca-own-postgres-'));
  if (isRoot) {
    const { stdout } = await run('id', ['-u', 'postgres']);
    await chown(folder, Number(stdout), -1);
  }
  const data = join(folder, 'data');
  const [port = 0] = await freePorts(1);
  const control = (args: readonly string[]) =>
    as(join(bin, 'pg_ctl'), ['--pgdata', data, '--wait', '--log', join(folder, 'log'), ...args]);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  await as(join(bin, 'initdb'), ['--pgdata', data, '--username', 'postgres', '--auth', 'trust']);
  await control(['--options', settings, 'start']);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    crash: () => control(['--options', settings, '--mode', 'immediate', 'restart']),
    async close() {
      await control(['--mode', 'immediate', 'stop']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** `null` where Redis is not installed. */
export async function startOwnRedis(): Promise<OwnRedis | null> {
  const [port = 0] = await freePorts(1);
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', ''], {
    stdio: 'ignore',
  });
  const failed = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(true));
    server.once('spawn', () => resolve(false));
  });
  if (failed) return null;
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url);
  // It says so while the server is not there yet; the first order waits for it.
  client.on('error', () => {});
  await client.ping();
  return {
    url,
    async flush() {
      await client.flushall();
    },
    async close() {
      client.disconnect();
      server.kill('SIGKILL');
    },
  };
}
