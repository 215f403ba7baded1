/**
 * A connection to Redis that keeps nobody waiting: one command that gets no answer in time, and whoever asks after it is
 * told at once that Redis is away, until it was seen in the background to take writes again.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RedisOptions as AllOptions, Redis as Client } from 'ioredis';
import { type Backoff, exponentialBackoff } from '../clock/backoff.ts';
import type { Clock } from '../clock/port.ts';
import { repeat } from '../clock/repeat.ts';
import type { Log } from '../log/port.ts';
import type { Random } from '../random/port.ts';
import { RedisAway, tellsOfServer } from './redis-away.ts';

export type ClientOptions = Omit<AllOptions, 'replyMapping'>;

export interface RedisOptions {
  /** `redis://user:password@host:6379/0`, or `rediss://` for TLS. */
  readonly url: string;
  /** Begins every key and channel of ours, so that several installations share one server. */
  readonly prefix: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Longest that a command may take, in milliseconds; 100 when left out. */
  readonly commandTimeoutMs?: number;
  /** Wait between two looks at whether it is back; from 100 ms doubling to 2 s when left out. */
  readonly backoff?: Backoff;
}

export interface RedisHealth {
  readonly state: 'ok' | 'away';
  /** When it came to be so, in milliseconds since the epoch. */
  readonly since: number;
}

export interface Redis {
  readonly prefix: string;
  /**
   * Answers what `command` answers. Throws `RedisAway` where the server did not answer in time or does not serve: what
   * was asked may have been done all the same. While it is away nothing is asked, and that is thrown at once.
   */
  ask<Answer>(command: (client: Client) => Promise<Answer>): Promise<Answer>;
  health(): RedisHealth;
  /** Calls `listener` at each change of health until the returned function is called. */
  onChange(listener: (health: RedisHealth) => void): () => void;
  /** A connection of its own, of the same server, for who has to wait on it: it reconnects by itself for ever. */
  connect(options?: ClientOptions): Client;
  close(): Promise<void>;
}

/** Longest wait for a server at the start, which goes on without it. */
const FIRST_ANSWER_MS = 1000;
/** A connection that owes an answer for so long is given up, and made anew. */
const DEAD_SOCKET_MS = 2000;

/** A server that is asked nothing is looked at this often. */
const PULSE_MS = 2000;

const LATE = Symbol('late');

/** Resolves once the server answered or was found to be away: what is opened without Redis goes on without it. */
export async function openRedis(options: RedisOptions): Promise<Redis> {
  const { url, prefix, clock, random, log, commandTimeoutMs = 100 } = options;
  const { backoff = exponentialBackoff(100, 2000) } = options;
  const { Redis: Connection } = await import('ioredis');
  const reconnecting: ClientOptions = {
    retryStrategy: (times) => backoff(times, random),
    connectTimeout: DEAD_SOCKET_MS,
    autoResendUnfulfilledCommands: false,
  };
  const client = new Connection(url, {
    ...reconnecting,
    // Nothing waits for a connection, and nothing is done later that was given up meanwhile.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    socketTimeout: DEAD_SOCKET_MS,
  });
  const listeners = new Set<(health: RedisHealth) => void>();
  const closing = new AbortController();
  let health: RedisHealth = { state: 'away', since: clock.now() };
  let nudged = Promise.withResolvers<void>();
  let lastError: unknown = null;
  let regaining: Promise<void> | null = null;

  client.on('error', (error) => {
    lastError = error;
  });
  client.on('ready', () => nudged.resolve());
  client.on('close', () => lose(lastError ?? new Error('the connection ended')));

  const change = (state: RedisHealth['state']) => {
    health = { state, since: clock.now() };
    for (const listener of [...listeners]) listener(health);
  };

  const inTime = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
    const timer = new AbortController();
    const passed = clock.sleep(commandTimeoutMs, timer.signal).then(
      // What lay there unread while this process was busy is read first.
      () => nextTurn(LATE),
      () => LATE,
    );
    try {
      const first = await Promise.race([work, passed]);
      if (first !== LATE) return first as Answer;
    } finally {
      timer.abort('over');
    }
    work.catch(() => {});
    throw new Error(`no answer within ${commandTimeoutMs} ms`);
  };

  const isBack = async (): Promise<boolean> => {
    try {
      // A server that can only be read is of no use.
      await inTime(client.set(`${prefix}probe`, '1', 'PX', 1000));
      return true;
    } catch (error) {
      lastError = client.status === 'ready' ? error : (lastError ?? error);
      return false;
    }
  };

  const regain = async () => {
    for (let attempt = 1; !closing.signal.aborted; attempt++) {
      nudged = Promise.withResolvers();
      if (await isBack()) {
        regaining = null;
        change('ok');
        log.info({ redis: whereOf(url) }, 'Redis is there');
        return;
      }
      const timer = new AbortController();
      const passed = clock.sleep(backoff(attempt, random), timer.signal).catch(() => {});
      await Promise.race([nudged.promise, passed]);
      timer.abort('over');
    }
  };

  const sayAway = () =>
    log.warn(
      { redis: whereOf(url), reason: reasonOf(lastError) },
      'Redis is away: work goes on without it, slower',
    );

  const lose = (error: unknown) => {
    if (closing.signal.aborted || health.state === 'away') return;
    lastError = error;
    change('away');
    sayAway();
    regaining = regain();
  };

  /** Where nobody asks anything for a while, nobody else would notice. */
  const pulse = repeat({
    clock,
    everyMs: PULSE_MS,
    async work() {
      if (health.state === 'ok' && !(await isBack())) lose(lastError);
      return false;
    },
    onError: () => {},
  });

  regaining = regain();
  const patience = new AbortController();
  await Promise.race([regaining, clock.sleep(FIRST_ANSWER_MS, patience.signal).catch(() => {})]);
  patience.abort('over');
  if (regaining !== null) sayAway();

  return {
    prefix,
    async ask(command) {
      if (health.state === 'away') throw new RedisAway(reasonOf(lastError));
      try {
        return await inTime(command(client));
      } catch (error) {
        if (!tellsOfServer(error)) throw error;
        lose(error);
        throw new RedisAway(reasonOf(error));
      }
    },
    health: () => health,
    onChange(listener) {
      const entry = (now: RedisHealth) => listener(now);
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    connect(own) {
      const connection = new Connection(url, { ...reconnecting, ...own });
      // Who uses it is told by what it asked; the library prints what nobody listens to.
      connection.on('error', () => {});
      return connection;
    },
    async close() {
      closing.abort();
      nudged.resolve();
      await Promise.all([regaining, pulse.stop()]);
      client.disconnect();
    },
  };
}

/** Its words alone: what the library adds to an error may hold a password. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message || String('code' in error ? error.code : error.name) : String(error);

/** The server as a person knows it, without its password. */
const whereOf = (url: string): string => URL.parse(url)?.host || 'REDIS_URL';
