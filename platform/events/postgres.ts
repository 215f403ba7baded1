/** Carries signals by PostgreSQL's LISTEN and NOTIFY, on a connection of its own that is never in a transaction. */
import pg from 'pg';
import { type Backoff, exponentialBackoff } from '../clock/backoff.ts';
import type { Clock } from '../clock/port.ts';
import type { Log } from '../log/port.ts';
import type { Random } from '../random/port.ts';
import type { Carrier } from './port.ts';

export interface PostgresCarrierOptions {
  /** `postgres://user:password@host:5432/database`: signals reach whoever listens on the same database. */
  readonly url: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Wait before connecting anew; from 100 ms doubling to 5 s when left out. */
  readonly backoff?: Backoff;
}

const CHANNEL = 'arca_signals';
/** Longest that one message may take; a connection that took longer is made anew. */
const STATEMENT_MS = 2000;
/** A connection that hears nothing may be quiet or dead: it is asked this often. */
const PING_MS = 10_000;

/** Resolves once it listens; rejects where the server cannot be reached at all. */
export async function postgresCarrier(options: PostgresCarrierOptions): Promise<Carrier> {
  const { url, clock, random, log, backoff = exponentialBackoff(100, 5000) } = options;
  const self = random.id('prc');
  const listeners: ((words: string) => void)[] = [];
  const closing = new AbortController();
  let client: pg.Client | null = null;
  let pinged: Promise<void> = Promise.resolve();

  const connect = async () => {
    const opened = new pg.Client({
      connectionString: url,
      application_name: 'arca-api signals',
      connectionTimeoutMillis: STATEMENT_MS,
      query_timeout: STATEMENT_MS,
      keepAlive: true,
    });
    const lost = Promise.withResolvers<void>();
    opened.on('error', () => lost.resolve());
    opened.on('end', () => lost.resolve());
    opened.on('notification', ({ payload = '' }) => {
      const end = payload.indexOf(' ');
      if (payload.slice(0, end) === self) return;
      for (const listener of listeners) listener(payload.slice(end + 1));
    });
    try {
      await opened.connect();
      await opened.query(`listen ${CHANNEL}`);
    } catch (error) {
      await opened.end().catch(() => {});
      throw error;
    }
    client = opened;
    pinged = ping(opened);
    void lost.promise.then(() => reconnect(opened));
  };

  const drop = (one: pg.Client) => {
    if (client === one) client = null;
    // With a query unanswered it is cut off rather than asked to end.
    void one.end().catch(() => {});
  };

  /** One after another, as the connection takes them; answers whether it was done. */
  let last: Promise<unknown> = Promise.resolve();
  const ask = (one: pg.Client, text: string, values: readonly string[] = []): Promise<boolean> => {
    const asked = last.then(async () => {
      if (client !== one) return false;
      try {
        await one.query(text, [...values]);
        return true;
      } catch {
        drop(one);
        return false;
      }
    });
    last = asked;
    return asked;
  };

  const ping = async (one: pg.Client) => {
    while (client === one && !closing.signal.aborted) {
      await clock.sleep(PING_MS, closing.signal).catch(() => {});
      if (client === one && !closing.signal.aborted) await ask(one, 'select 1');
    }
  };

  let reconnecting: Promise<void> = Promise.resolve();
  const reconnect = (lost: pg.Client) => {
    if (client === lost) client = null;
    if (closing.signal.aborted) return;
    log.warn({}, 'signals by PostgreSQL are interrupted: whoever waits looks by itself');
    reconnecting = (async () => {
      for (let attempt = 1; !closing.signal.aborted; attempt++) {
        try {
          await connect();
          log.info({}, 'signals by PostgreSQL are there again');
          return;
        } catch {
          await clock.sleep(backoff(attempt, random), closing.signal).catch(() => {});
        }
      }
    })();
  };

  await connect();

  return {
    // The server takes less than 8,000 bytes, the name of this process included.
    limit: 7900,
    async send(words) {
      return client !== null && ask(client, 'select pg_notify($1, $2)', [CHANNEL, `${self} ${words}`]);
    },
    hear(listener) {
      listeners.push(listener);
    },
    async close() {
      closing.abort('over');
      await reconnecting;
      await client?.end().catch(() => {});
      await pinged;
    },
  };
}
