/** A Redis for tests: keys of their own on the server that is there, or a server of their own to be broken. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { Redis as Client } from 'ioredis';
import { systemClock } from '../../clock/system.ts';
import { silentLog } from '../../log/silent.ts';
import { systemRandom } from '../../random/system.ts';
import { openRedis, type Redis, type RedisOptions } from '../open-redis.ts';

const USUAL = 'redis://127.0.0.1:6379';

export interface TestRedis {
  readonly url: string;
}

/** The server of `REDIS_URL`, else the usual one of this machine; a reason where there is none. In CI there has to be one. */
export async function findTestRedis(): Promise<TestRedis | { readonly reason: string }> {
  const url = process.env['REDIS_URL'] ?? USUAL;
  const client = new Client(url, { lazyConnect: true, retryStrategy: null, connectTimeout: 3000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.ping();
    return { url };
  } catch (error) {
    const reason = `no Redis to test with (REDIS_URL, or ${USUAL}): ${(error as Error).message}`;
    if (process.env['CI'] === 'true') throw new Error(reason, { cause: error });
    return { reason };
  } finally {
    client.disconnect();
  }
}

/** Registers tests that need a server; where there is none, one that is skipped and says why. */
export async function withTestRedis(
  name: string,
  register: (server: TestRedis) => void | Promise<void>,
): Promise<void> {
  const server = await findTestRedis();
  if ('reason' in server) test(name, { skip: server.reason }, () => {});
  else suite(name, () => register(server));
}

/** Registers tests that break a server of their own; skipped, with the reason, where its program is missing. */
export function withOwnRedis(name: string, register: () => void): void {
  const found = spawnSync('redis-server', ['--version']).error === undefined;
  const reason = 'no redis-server to start one of our own with';
  if (!found && process.env['CI'] === 'true') throw new Error(reason);
  if (found) suite(name, register);
  else test(name, { skip: reason }, () => {});
}

/** With a prefix of its own, whose keys are gone when it is closed. */
export async function openTestRedis(url: string, options: Partial<RedisOptions> = {}): Promise<Redis> {
  const clock = options.clock ?? systemClock;
  const prefix = options.prefix ?? `arca_test_${randomBytes(6).toString('hex')}:`;
  const redis = await openRedis({
    url,
    prefix,
    clock,
    random: systemRandom(clock),
    log: silentLog,
    ...options,
  });
  return {
    ...redis,
    async close() {
      await redis.close();
      await forgetTestRedis(url, prefix);
    },
  };
}

/** Removes every key of that prefix. */
export async function forgetTestRedis(url: string, prefix: string): Promise<void> {
  const client = new Client(url, { lazyConnect: true, retryStrategy: null, connectTimeout: 3000 });
  client.on('error', () => {});
  try {
    await client.connect();
    for await (const keys of client.scanStream({ match: `${prefix}*`, count: 1000 }))
      if (keys.length > 0) await client.unlink(...keys);
  } catch {
    // A server that was broken on purpose keeps nothing.
  } finally {
    client.disconnect();
  }
}

export interface OwnRedis {
  readonly url: string;
  /** Asks it anything, past the drivers. */
  tell(...command: [string, ...string[]]): Promise<unknown>;
  /** The same, with a password. */
  tellAs(password: string, ...command: [string, ...string[]]): Promise<unknown>;
  /** Dies at once, keeping nothing. */
  kill(): Promise<void>;
  /** Begins anew, empty, at the same address. */
  start(): Promise<void>;
  /** Stands still: takes connections, and answers nothing until `thaw`. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

export async function startOwnRedis(): Promise<OwnRedis> {
  const directory = await mkdtemp(join(tmpdir(), 'redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server = spawn('true');

  const ask = async (password: string | null, [name, ...args]: [string, ...string[]]) => {
    const client = new Client(url, {
      lazyConnect: true,
      retryStrategy: null,
      ...(password !== null && { password }),
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return await client.call(name, ...args);
    } finally {
      client.disconnect();
    }
  };
  const tell: OwnRedis['tell'] = (...command) => ask(null, command);
  const start = async () => {
    const address = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory];
    server = spawn('redis-server', [...address, '--save', '', '--appendonly', 'no', '--loglevel', 'warning']);
    for (let asked = 0; ; asked++) {
      try {
        await tell('ping');
        return;
      } catch (error) {
        if (asked === 200) throw error;
        await systemClock.sleep(25);
      }
    }
  };
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  await start();
  return {
    url,
    tell,
    tellAs: (password, ...command) => ask(password, command),
    kill,
    start,
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async close() {
      await kill();
      await rm(directory, { recursive: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
